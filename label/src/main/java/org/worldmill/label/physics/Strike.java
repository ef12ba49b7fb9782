package org.worldmill.label.physics;

/**
 * Something that moved is stopped or thrown back within a picture or two.
 *
 * @param seconds when, since the clip's start
 * @param secondsError its standard error
 * @param x where, in samples of the plane
 * @param y where, in samples of the plane
 * @param jump by how much the velocity jumps, in samples of the plane a second
 */
public record Strike(double seconds, double secondsError, double x, double y, double jump) {}
