package org.worldmill.label.track;

import java.util.List;

/**
 * One thing's way.
 *
 * @param sightings in order of time
 */
public record Track(List<Sighting> sightings) {

  public Track {
    sightings = List.copyOf(sightings);
  }

  /** Seconds from the first sighting to the last. */
  public double seconds() {
    return sightings.get(sightings.size() - 1).seconds() - sightings.get(0).seconds();
  }

  /** The longer side of the box around all sightings, in samples. */
  public double extent() {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Sighting s : sightings) {
      left = Math.min(left, s.x());
      right = Math.max(right, s.x());
      top = Math.min(top, s.y());
      bottom = Math.max(bottom, s.y());
    }
    return Math.max(right - left, bottom - top);
  }
}
