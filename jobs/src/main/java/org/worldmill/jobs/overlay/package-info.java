/**
 * What was measured, drawn into the pictures it was measured in: on a raster of its own, with
 * letters of its own, so that the same film always gives the same bytes.
 */
package org.worldmill.jobs.overlay;
