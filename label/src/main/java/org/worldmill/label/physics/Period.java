package org.worldmill.label.physics;

/**
 * A movement to and fro.
 *
 * @param seconds how long one takes
 * @param secondsError its standard error
 * @param damping rate at which its amplitude decays, per second
 * @param dampingError its standard error
 * @param amplitude at the beginning, in samples of the plane
 * @param explained share of the movement's variance that the decaying swing explains
 */
public record Period(
    double seconds,
    double secondsError,
    double damping,
    double dampingError,
    double amplitude,
    double explained) {}
