package org.worldmill.schemas.media;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Something that a measure saw on the way to its signals, for those who draw it over the pictures.
 * Times are seconds since the clip's start; places are fractions of the picture's width, from its
 * upper left corner to the right and downwards.
 */
public sealed interface Observation {

  /** When it was seen, or began. */
  double seconds();

  /**
   * Where a thing was in the view that the camera had first.
   *
   * @param seconds when
   * @param x to the right
   * @param y downwards
   * @param radius of a disc of its size
   */
  record Sighting(double seconds, double x, double y, double radius) {}

  /**
   * One thing's way.
   *
   * @param sightings in order of time, at least one
   */
  record Way(List<Sighting> sightings) implements Observation {
    public Way {
      sightings = List.copyOf(sightings);
    }

    @Override
    public double seconds() {
      return sightings.get(0).seconds();
    }

    /** When it was seen last. */
    public double endSeconds() {
      return sightings.get(sightings.size() - 1).seconds();
    }
  }

  /**
   * How the view of one picture lies to the first: a place (x, y) of the first view is seen at (a x
   * - b y + dx, b x + a y + dy).
   *
   * @param seconds the picture's time
   * @param a enlargement times the cosine of the turn
   * @param b enlargement times its sine
   * @param dx shift to the right
   * @param dy shift downwards
   */
  record View(double seconds, double a, double b, double dx, double dy) implements Observation {

    /** Of a picture taken as the first was. */
    public static final View FIRST = new View(0, 1, 0, 0, 0);

    /** Where a place of the first view is seen, to the right. */
    public double x(double px, double py) {
      return a * px - b * py + dx;
    }

    /** Where a place of the first view is seen, downwards. */
    public double y(double px, double py) {
      return b * px + a * py + dy;
    }
  }

  /**
   * The camera could not be followed: what was seen before and what is seen from now on are not in
   * one view.
   *
   * @param seconds when
   */
  record Break(double seconds) implements Observation {}

  /**
   * A thing was stopped or thrown back.
   *
   * @param seconds when
   * @param x where in the first view, to the right
   * @param y where, downwards
   * @param restitution share of its speed that it kept; empty if it is not known
   */
  record Blow(double seconds, double x, double y, OptionalDouble restitution)
      implements Observation {}

  /**
   * How the camera moved for a while.
   *
   * @param seconds its beginning
   * @param endSeconds its end
   * @param known whether anything can be said; if not, all rates are 0
   * @param pan to the right, in picture widths a second
   * @param tilt up, in picture widths a second
   * @param roll clockwise, in radians a second
   * @param zoom logarithm of the enlargement a second
   * @param truck to the right, in distances of the scene's middle point a second
   * @param pedestal up, likewise
   * @param dolly forwards, likewise
   */
  record CameraStep(
      double seconds,
      double endSeconds,
      boolean known,
      double pan,
      double tilt,
      double roll,
      double zoom,
      double truck,
      double pedestal,
      double dolly)
      implements Observation {}
}
