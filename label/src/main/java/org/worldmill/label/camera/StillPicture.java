package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * Whether what is shown is a still picture over which the view is panned or zoomed: one similarity
 * lays each picture on the next and on one far from it, to a tenth of a pixel and without anything
 * that goes its own way, and the view moves smoothly. A camera that turns draws a trapezoid of what
 * it sees, one that moves shows near things go faster, and a hand trembles. Gives up as soon as
 * that is seen, so that it costs little where a camera films the world. Not safe for several
 * threads.
 */
final class StillPicture {

  private static final int LEAST_SIDE = 48;
  private static final int LEAST_POINTS = 24;

  private static final double GROWN = 0.015;
  private static final double LEAST_KEPT = 0.6;

  /** As far as points are followed before they are compared with where they began. */
  private static final double LONG_PX = 45;

  private static final double LEAST_LONG_PX = 15;
  private static final long LONGEST_NANOS = 3_000_000_000L;

  /** Steps of the view between pictures differ from smooth ones by that much of a source pixel. */
  private static final double JITTER_SOURCE_PX = 0.35;

  private static final double LEAST_JITTER_PX = 0.06;

  /**
   * Fourth differences of steps are fifth ones of places, whose variance is so many times theirs.
   */
  private static final double[] FOURTH = {1, -4, 6, -4, 1};

  private static final double OF_PLACES = 252;
  private static final double MOST_ROLL = 0.01;
  private static final int LEAST_STEPS = 5;

  /** A view that goes less far than that stands. */
  private static final double LEAST_WAY = 0.02;

  private final EgoMotion.Looking looking;
  private final List<Moved> steps = new ArrayList<>();
  private final StillEvidence evidence = new StillEvidence();
  private Optional<Shown> before = Optional.empty();
  private Optional<Track> chain = Optional.empty();
  private double sourcePxPerPx = 1;
  private boolean unfit;

  /** A picture. */
  private record Shown(Plane sketch, Plane plane, long nanos) {}

  /** How the view moved. */
  private record Moved(double seconds, double x, double y, double logZoom, double roll) {}

  /** Points since they were first seen. */
  private static final class Track {
    private final Plane start;
    private final long nanos;
    private final float[] first;
    private final float[] now;

    Track(Plane start, long nanos, float[] first, float[] now) {
      this.start = start;
      this.nanos = nanos;
      this.first = first;
      this.now = now;
    }
  }

  /**
   * What was found.
   *
   * @param still whether it is a still picture; empty if it cannot be told
   * @param zoom logarithm of the enlargement a second
   * @param way how far the view's middle goes in widths a second
   * @param residual of the longest ways, in pixels of the source
   * @param confidence 0..1
   * @param reason why it cannot be told, or what speaks against it
   */
  record Finding(
      Optional<Boolean> still,
      double zoom,
      double way,
      double residual,
      double confidence,
      String reason) {

    static Finding none(String reason) {
      return new Finding(Optional.empty(), 0, 0, 0, 0, reason);
    }

    static Finding not(String reason, double confidence) {
      return new Finding(Optional.of(false), 0, 0, 0, confidence, reason);
    }
  }

  StillPicture(EgoMotion.Looking looking) {
    this.looking = looking;
  }

  /** Takes the next picture, which is closed by the caller. */
  void accept(Frame frame) {
    if (isOver() && looking != EgoMotion.Looking.EVERYWHERE) {
      return;
    }
    Plane sketch = frame.sketch().luma();
    if (before.isPresent() && before.get().sketch().width() != sketch.width()) {
      unfit = true;
      return;
    }
    StillGate.Verdict verdict =
        before
            .map(shown -> StillGate.between(shown.sketch(), sketch))
            .orElse(StillGate.Verdict.MOVED);
    if (verdict == StillGate.Verdict.NOTHING_MOVES || verdict == StillGate.Verdict.BLANK) {
      return;
    }
    if (verdict == StillGate.Verdict.STILL) {
      evidence.object();
      return;
    }
    Shown now = new Shown(sketch, frame.luma(EgoMotion.SIDE), frame.nanos());
    if (Math.min(now.plane().width(), now.plane().height()) < LEAST_SIDE) {
      unfit = true;
      return;
    }
    sourcePxPerPx = (double) frame.widthPx() / now.plane().width();
    before.ifPresent(shown -> follow(shown, now));
    before = Optional.of(now);
  }

  private void follow(Shown from, Shown to) {
    Track open = chain.orElseGet(() -> begun(from));
    if (open.now.length < 2 * LEAST_POINTS) {
      open = begun(from);
    }
    if (open.now.length < 2 * LEAST_POINTS) {
      return;
    }
    float[] went = went(from.plane(), to.plane(), open.now);
    Track grown = kept(open, went);
    Matches matches = matches(kept(open.now, went), grown.now, to.plane());
    if (matches.count() < Math.max(LEAST_POINTS, LEAST_KEPT * open.now.length / 2)) {
      chain = Optional.empty();
      evidence.object();
      return;
    }
    Similarity fit = Similarity.of(matches);
    if (!evidence.step(fit)) {
      chain = Optional.empty();
      return;
    }
    double seconds = (to.nanos() - from.nanos()) / 1e9;
    steps.add(
        new Moved(
            seconds, fit.x() / seconds, fit.y() / seconds, fit.logZoom() / seconds, fit.roll()));
    chain = Optional.of(grown);
    Matches long0 = matches(grown.first, grown.now, to.plane());
    if (long0.medianWay() > LONG_PX || to.nanos() - grown.nanos > LONGEST_NANOS) {
      close(to.plane());
    }
  }

  /** A window that is only shifted follows a picture that grows badly: it is laid on it first. */
  private static float[] went(Plane from, Plane to, float[] points) {
    float[] went = PointTracker.follow(from, to, points);
    Matches matches = matches(kept(points, went), kept(went, went), to);
    if (matches.count() < LEAST_POINTS) {
      return went;
    }
    Similarity fit = Similarity.of(matches);
    return Math.abs(fit.logZoom()) < GROWN
        ? went
        : PointTracker.again(from, to, points, fit.matrix(to.width(), to.height()));
  }

  private static Track begun(Shown from) {
    float[] corners = PointTracker.corners(from.plane());
    return new Track(from.plane(), from.nanos(), corners, corners);
  }

  private static Track kept(Track chain, float[] went) {
    return new Track(chain.start, chain.nanos, kept(chain.first, went), kept(went, went));
  }

  /** Of points those that were not lost. */
  private static float[] kept(float[] points, float[] went) {
    float[] kept = new float[points.length];
    int n = 0;
    for (int i = 0; i < points.length; i += 2) {
      if (!Float.isNaN(went[i])) {
        kept[n++] = points[i];
        kept[n++] = points[i + 1];
      }
    }
    return java.util.Arrays.copyOf(kept, n);
  }

  private static Matches matches(float[] from, float[] to, Plane plane) {
    return new Matches(from, to, plane.width(), plane.height());
  }

  /** Compares a chain's points with where they began: what is no similarity has grown by then. */
  private void close(Plane plane) {
    Track open = chain.orElseThrow();
    chain = Optional.empty();
    Matches matches = matches(open.first, open.now, plane);
    if (matches.count() < LEAST_POINTS || matches.medianWay() < LEAST_LONG_PX) {
      return;
    }
    double[] matrix = Similarity.of(matches).matrix(plane.width(), plane.height());
    float[] again = PointTracker.again(open.start, plane, open.first, matrix);
    Matches better = matches(kept(open.first, again), kept(again, again), plane);
    if (better.count() < LEAST_POINTS) {
      evidence.object();
      return;
    }
    evidence.longWay(Similarity.of(better));
  }

  private boolean isOver() {
    return unfit || evidence.isAgainst();
  }

  Finding finish() {
    if (!isOver() && chain.isPresent()) {
      close(before.orElseThrow().plane());
    }
    if (unfit) {
      return Finding.none("the picture is too small, or changes its size");
    }
    if (evidence.isAgainst()) {
      return evidence.mayBeCoding()
          ? Finding.none("what does not go with the picture may be the world, or coarse coding")
          : Finding.not("something goes its own way, near things go faster, or it trembles", 0.9);
    }
    if (steps.size() < LEAST_STEPS) {
      return evidence.hasObjections()
          ? Finding.not("something goes its own way", 0.6)
          : Finding.none("the view does not move, or not for long enough to tell");
    }
    return moving();
  }

  private Finding moving() {
    int width = before.orElseThrow().plane().width();
    double seconds = steps.stream().mapToDouble(Moved::seconds).sum();
    double way = steps.stream().mapToDouble(s -> Math.hypot(s.x(), s.y()) * s.seconds()).sum();
    double grown = steps.stream().mapToDouble(s -> Math.abs(s.logZoom()) * s.seconds()).sum();
    double zoom = steps.stream().mapToDouble(s -> s.logZoom() * s.seconds()).sum();
    double roll = Math.abs(steps.stream().mapToDouble(Moved::roll).sum());
    if (way < LEAST_WAY * width && grown < LEAST_WAY) {
      return Finding.none("the view does not move, or not for long enough to tell");
    }
    if (!evidence.hasLongWays()) {
      return Finding.none("the view does not move far enough to tell a picture from the world");
    }
    double jitter = jitter(width);
    double most = Math.max(LEAST_JITTER_PX, JITTER_SOURCE_PX / sourcePxPerPx);
    if (roll > MOST_ROLL || jitter > most) {
      return Finding.not("the view does not move smoothly", 0.8);
    }
    if (way < LEAST_WAY * width) {
      return Finding.none("a zoom lens before something still looks the same");
    }
    return new Finding(
        Optional.of(true),
        zoom / seconds,
        way / width / seconds,
        evidence.worstPx() * sourcePxPerPx,
        0.5 + 0.4 * evidence.margin() * (1 - jitter / most),
        "");
  }

  /**
   * Root mean square distance of where the view is from a smooth way, in pixels: at the picture's
   * middle, and half way to its side for what grows; by fifth differences, of which a way that is
   * eased in and out has hardly any.
   */
  private double jitter(int width) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i + FOURTH.length <= steps.size(); i++) {
      double seconds = steps.get(i + FOURTH.length / 2).seconds();
      double dx = 0;
      double dy = 0;
      double dz = 0;
      for (int k = 0; k < FOURTH.length; k++) {
        dx += FOURTH[k] * steps.get(i + k).x() * seconds;
        dy += FOURTH[k] * steps.get(i + k).y() * seconds;
        dz += FOURTH[k] * steps.get(i + k).logZoom() * seconds * width / 4;
      }
      sum += dx * dx + dy * dy + dz * dz;
      count++;
    }
    return Math.sqrt(sum / Math.max(1, count) / OF_PLACES);
  }
}
