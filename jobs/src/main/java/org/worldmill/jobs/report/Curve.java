package org.worldmill.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Values over time, as they are drawn: of a long film the greatest and the least of every stretch,
 * so that no peak is lost.
 *
 * @param points in order of time
 */
public record Curve(List<Point> points) {

  /** So many points make one curve; more cannot be told apart. */
  static final int MOST = 1600;

  public Curve {
    points = List.copyOf(points);
  }

  /**
   * One value.
   *
   * @param seconds when
   * @param value what
   */
  public record Point(double seconds, double value) {}

  /** The curve of these values, thinned where they are many. */
  public static Curve of(List<Point> all) {
    if (all.size() <= MOST) {
      return new Curve(all);
    }
    List<Point> kept = new ArrayList<>();
    int stretches = MOST / 2;
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) i * all.size() / stretches);
      int to = (int) ((long) (i + 1) * all.size() / stretches);
      int least = from;
      int greatest = from;
      for (int k = from; k < to; k++) {
        least = all.get(k).value() < all.get(least).value() ? k : least;
        greatest = all.get(k).value() > all.get(greatest).value() ? k : greatest;
      }
      kept.add(all.get(Math.min(least, greatest)));
      if (least != greatest) {
        kept.add(all.get(Math.max(least, greatest)));
      }
    }
    return new Curve(kept);
  }

  double least() {
    return points.stream().mapToDouble(Point::value).min().orElse(0);
  }

  double greatest() {
    return points.stream().mapToDouble(Point::value).max().orElse(0);
  }
}
