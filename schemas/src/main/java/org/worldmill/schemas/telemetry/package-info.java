/**
 * What sensors beside the camera said while a film was taken: a {@link
 * org.worldmill.schemas.telemetry.Telemetry} of streams in SI units, on the film's own clock.
 */
package org.worldmill.schemas.telemetry;
