package org.worldmill.label.track;

import java.util.Optional;

/**
 * Where a thing was at one time.
 *
 * @param seconds since the clip's start
 * @param x of its centre, to the right, in samples of the plane that the camera saw first
 * @param y of its centre, downwards
 * @param area how large it was, in samples
 * @param whole whether all of it was seen
 * @param face its marks, if it is round and large enough to have any
 */
public record Sighting(
    double seconds, double x, double y, double area, boolean whole, Optional<Face> face) {

  /** Of a thing without marks. */
  public Sighting(double seconds, double x, double y, double area, boolean whole) {
    this(seconds, x, y, area, whole, Optional.empty());
  }
}
