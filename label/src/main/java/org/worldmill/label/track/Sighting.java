package org.worldmill.label.track;

/**
 * Where a thing was at one time.
 *
 * @param seconds since the clip's start
 * @param x of its centre, to the right, in samples of the plane that the camera saw first
 * @param y of its centre, downwards
 * @param area how large it was, in samples
 * @param whole whether all of it was seen
 */
public record Sighting(double seconds, double x, double y, double area, boolean whole) {}
