package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a camera's way into spans in which it does one thing. */
final class Segmenter {

  /** Slower than this, in widths a second, the camera is taken to stand. */
  static final double STANDING = 0.004;

  private static final long HALF_WINDOW_NANOS = 750_000_000L;
  private static final double SHORTEST_SECONDS = 0.6;

  private final List<Stretch> stretches;
  private final FocalSearch.Found lens;
  private final double focal;
  private final double aspect;
  private final double standing;
  private final double shake;

  /** Over what was found, for a focal length in widths and a shake in widths. */
  Segmenter(List<Stretch> stretches, FocalSearch.Found lens, double aspect, double shake) {
    focal = lens.widths();
    this.shake = shake;
    this.lens = lens;
    this.stretches = stretches;
    this.aspect = aspect;
    // A trembling camera that goes nowhere still ends up a tremor away from where it began.
    standing = Math.max(STANDING, 2 * shake / (2 * HALF_WINDOW_NANOS / 1e9));
  }

  /** A run of stretches with one label. */
  private record Run(int from, int to, Optional<Primitive> label) {}

  List<Segment> segments() {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      append(runs, new Run(i, i + 1, label(i)));
    }
    for (int shortest = shortest(runs); shortest >= 0; shortest = shortest(runs)) {
      runs = without(runs, shortest);
    }
    return runs.stream().map(this::segment).toList();
  }

  private static void append(List<Run> runs, Run next) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).label().equals(next.label())) {
      runs.set(last, new Run(runs.get(last).from(), next.to(), next.label()));
    } else {
      runs.add(next);
    }
  }

  private Optional<Primitive> label(int i) {
    Stretch here = stretches.get(i);
    if (here.known() == Stretch.Known.UNKNOWN) {
      return Optional.empty();
    }
    long middle = (here.startNanos() + here.endNanos()) / 2;
    Rates sum = Rates.NONE;
    double seconds = 0;
    for (Stretch other : stretches) {
      double overlap = other.overlap(middle - HALF_WINDOW_NANOS, middle + HALF_WINDOW_NANOS);
      if (overlap > 0 && other.known() != Stretch.Known.UNKNOWN) {
        sum = sum.plus(other.rates().times(overlap));
        seconds += overlap;
      }
    }
    return Optional.of(primary(sum.times(1 / seconds)));
  }

  private Primitive primary(Rates rates) {
    return Apparent.strongest(rates, focal, aspect, standing).orElse(Primitive.STATIC);
  }

  private double seconds(Run run) {
    return (stretches.get(run.to() - 1).endNanos() - stretches.get(run.from()).startNanos()) / 1e9;
  }

  /** The shortest run, if it is too short to stand alone. */
  private int shortest(List<Run> runs) {
    int shortest = -1;
    double least = SHORTEST_SECONDS;
    for (int i = 0; i < runs.size() && runs.size() > 1; i++) {
      if (seconds(runs.get(i)) < least) {
        least = seconds(runs.get(i));
        shortest = i;
      }
    }
    return shortest;
  }

  /** The run's time is given to its longer neighbour. */
  private List<Run> without(List<Run> runs, int place) {
    boolean back =
        place == runs.size() - 1
            || (place > 0 && seconds(runs.get(place - 1)) >= seconds(runs.get(place + 1)));
    Optional<Primitive> label = runs.get(back ? place - 1 : place + 1).label();
    List<Run> left = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      append(left, i == place ? new Run(run.from(), run.to(), label) : run);
    }
    return left;
  }

  private Segment segment(Run run) {
    SpanSum sum = new SpanSum(lens, shake);
    stretches.subList(run.from(), run.to()).forEach(sum::add);
    Optional<Primitive> primary = run.label().map(label -> primary(sum.rates()));
    double doubt = sum.doubt();
    return new Segment(
        stretches.get(run.from()).startNanos(),
        stretches.get(run.to() - 1).endNanos(),
        primary,
        sum.rates(),
        sum.turn(),
        sum.turnError(),
        sum.seenError(),
        sum.enlargement(),
        sum.zoomError(),
        sum.wayError(),
        doubt,
        sum.knownShare() * (1 - doubt / 2) * dominance(sum.rates(), primary));
  }

  /**
   * How much of the motion the primary one is; for a camera that stands, how far it is from not.
   */
  private double dominance(Rates rates, Optional<Primitive> primary) {
    if (primary.isEmpty()) {
      return 0;
    }
    double total = Apparent.total(rates, focal, aspect);
    if (primary.get() == Primitive.STATIC) {
      return Math.max(0.5, 1 - total / (2 * standing));
    }
    return Apparent.of(rates, primary.get(), focal, aspect) / total;
  }
}
