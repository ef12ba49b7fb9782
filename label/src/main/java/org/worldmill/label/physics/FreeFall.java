package org.worldmill.label.physics;

import java.util.List;

/**
 * Free fall that was seen: flights that share one acceleration. Where the camera looks at them at a
 * slant, the acceleration is the mean of what it is over the time of the flights.
 *
 * @param ax the acceleration to the right, in samples of the plane per second squared
 * @param ay the acceleration downwards
 * @param alongError standard error of its size
 * @param acrossError standard error across it; over its size, that of its direction in radians
 * @param flights the flights that share it, in the order of their tracks
 * @param samples sightings that they were fitted to
 * @param residual root mean square distance of the sightings from the parabolas, in samples
 * @param confidence 0..1, by how much speaks for it
 * @param tracks the numbers of the tracks with such flights, in order
 * @param slant how the camera looks at it
 * @param bounces where neighbouring flights meet, in order of time
 */
public record FreeFall(
    double ax,
    double ay,
    double alongError,
    double acrossError,
    List<Flown> flights,
    int samples,
    double residual,
    double confidence,
    List<Integer> tracks,
    Slant slant,
    List<Bounce> bounces) {

  /**
   * A flight, from its first sighting to its last.
   *
   * @param startSeconds since the clip's start
   * @param endSeconds since the clip's start
   */
  public record Flown(double startSeconds, double endSeconds) {}

  public FreeFall {
    flights = List.copyOf(flights);
    tracks = List.copyOf(tracks);
    bounces = List.copyOf(bounces);
  }

  /** Size of the acceleration, in samples per second squared. */
  public double accel() {
    return Math.sqrt(ax * ax + ay * ay);
  }

  /**
   * Direction of the acceleration against the picture's downward, in radians; positive if it points
   * to the left, as where the camera was turned clockwise.
   */
  public double roll() {
    return Math.atan2(-ax, ay);
  }
}
