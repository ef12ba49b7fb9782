/**
 * Pages of one file: of a film its boundaries and its scores over time, of a 3D model the model
 * itself with what was measured.
 */
package org.worldmill.jobs.inspect;
