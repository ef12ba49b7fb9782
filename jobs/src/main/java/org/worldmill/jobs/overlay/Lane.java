package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Signals of one unit over a clip's time, on one scale.
 *
 * @param title what they are
 * @param unit of all
 * @param lines at least one
 */
public record Lane(String title, String unit, List<Line> lines) {

  public Lane {
    lines = List.copyOf(lines);
  }

  /**
   * A value at a time.
   *
   * @param seconds when, since the clip's start
   * @param value what
   * @param error its standard error; 0 where none is known
   */
  public record Point(double seconds, double value, double error) {

    private static final double NORMAL_95 = 1.96;

    /** Lower end of the 95 % interval. */
    public double low() {
      return value - NORMAL_95 * error;
    }

    /** Upper end of the 95 % interval. */
    public double high() {
      return value + NORMAL_95 * error;
    }
  }

  /**
   * A stretch without a gap.
   *
   * @param points in order of time
   */
  public record Stroke(List<Point> points) {
    public Stroke {
      points = List.copyOf(points);
    }
  }

  /**
   * One signal.
   *
   * @param name what tells it from the others; empty where nothing does
   * @param colour of it on dark ground, 0xRRGGBB
   * @param strokes in order of time
   */
  public record Line(String name, int colour, List<Stroke> strokes) {
    public Line {
      strokes = List.copyOf(strokes);
    }

    /** Its value at a time; empty where it has none. */
    OptionalDouble at(double seconds) {
      for (Stroke stroke : strokes) {
        for (int i = 1; i < stroke.points().size(); i++) {
          Point from = stroke.points().get(i - 1);
          Point to = stroke.points().get(i);
          if (seconds >= from.seconds() && seconds <= to.seconds()) {
            double span = to.seconds() - from.seconds();
            double part = span > 0 ? (seconds - from.seconds()) / span : 0;
            return OptionalDouble.of(from.value() + part * (to.value() - from.value()));
          }
        }
      }
      return OptionalDouble.empty();
    }
  }

  /** The least value, or 0 if none is below. */
  public double low() {
    return Math.min(0, points().mapToDouble(Point::value).min().orElse(0));
  }

  /** The greatest value, or 0 if none is above. */
  public double high() {
    return Math.max(0, points().mapToDouble(Point::value).max().orElse(1));
  }

  private Stream<Point> points() {
    return lines.stream()
        .flatMap(line -> line.strokes().stream())
        .flatMap(s -> s.points().stream());
  }
}
