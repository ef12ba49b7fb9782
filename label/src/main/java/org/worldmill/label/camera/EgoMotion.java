package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Plane;

/**
 * Follows a camera through a clip, shown a few frames a second ({@value #HZ} by intent). Where
 * sketches say that it stands, nothing else is looked at; where it moves, points are followed on
 * luma of at most {@value #SIDE} px and chained over long baselines. Not safe for several threads.
 */
public final class EgoMotion {

  /** Frames a second that it is made for. */
  public static final int HZ = 4;

  /** The longest side of what it tracks on. */
  public static final int SIDE = 320;

  private static final int LEAST_SIDE = 48;

  /** Points that moved no farther than this did not move. */
  private static final double UNMOVED_PX = 0.2;

  /** No camera that moves leaves this many points where they were. */
  private static final double UNMOVED_SHARE = 0.33;

  /** Growth and roll, as shares, from which on windows have to grow and roll as well. */
  private static final double GROWN = 0.015;

  private static final int LEAST_POINTS = 24;
  private static final double LONG_PX = 18;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final long LONGEST_STILL_NANOS = 4_000_000_000L;
  private static final long STALE_NANOS = 1_500_000_000L;

  private final Lens lens;
  private final Looking looking;
  private final List<Step> steps = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private final OwnMotionMeter own = new OwnMotionMeter();
  private Optional<Anchor> anchor = Optional.empty();
  private Optional<Open> open = Optional.empty();
  private Optional<Consumer<Observation>> witness = Optional.empty();
  private long lastNanos;
  private long tracked;

  /** Where points are followed. */
  enum Looking {
    /** Where sketches say that the camera may have moved. */
    WHERE_IT_MAY_MOVE,
    /** In every frame. */
    EVERYWHERE
  }

  /** With what is believed of the lens. */
  public EgoMotion(Lens lens) {
    this(lens, Looking.WHERE_IT_MAY_MOVE);
  }

  EgoMotion(Lens lens, Looking looking) {
    this.lens = lens;
    this.looking = looking;
  }

  /** The picture that the next one is compared with. */
  private record Anchor(Plane sketch, Plane plane, long nanos) {}

  /** A chain that may still grow: its first points and where they are in the anchor's plane. */
  private static final class Open {

    private final long startNanos;
    private final int began;
    private final Plane start;
    private float[] first;
    private float[] now;

    Open(long startNanos, Plane start) {
      this.startNanos = startNanos;
      this.start = start;
      float[] corners = PointTracker.corners(start);
      first = corners;
      now = corners;
      began = corners.length / 2;
    }

    int count() {
      return now.length / 2;
    }

    /** Keeps what has not been lost; the matches of the last step alone. */
    Matches went(float[] to, Plane plane) {
      int left = 2 * left(to);
      float[] before = kept(now, to, left);
      first = kept(first, to, left);
      now = kept(to, to, left);
      return new Matches(before, now, plane.width(), plane.height());
    }

    private static float[] kept(float[] points, float[] to, int left) {
      float[] kept = new float[left];
      int k = 0;
      for (int i = 0; i < to.length; i++) {
        if (!Float.isNaN(to[i])) {
          kept[k++] = points[i];
        }
      }
      return kept;
    }

    Matches matches(Plane plane) {
      return new Matches(first, now, plane.width(), plane.height());
    }

    double keptShare() {
      return (double) count() / Math.max(1, began);
    }
  }

  /** Tells how the camera moves from sample to sample, when it is finished. */
  public void watch(Consumer<Observation> asking) {
    witness = Optional.of(asking);
  }

  /** Takes the next frame, which is closed by the caller. */
  public void accept(Frame frame) {
    Plane sketch = frame.sketch().luma();
    long nanos = frame.nanos();
    if (anchor.isEmpty() || !alike(anchor.get().sketch(), sketch)) {
      anchorAt(frame, sketch);
      return;
    }
    Anchor before = anchor.get();
    StillGate.Verdict verdict =
        looking == Looking.EVERYWHERE
            ? StillGate.Verdict.MOVED
            : StillGate.between(before.sketch(), sketch);
    switch (verdict) {
      case NOTHING_MOVES, STILL -> stood(before, frame, sketch, verdict);
      case BLANK -> {
        close(lastNanos, before.plane());
        steps.add(Step.of(lastNanos, nanos, Step.Kind.LOST));
        anchorAt(frame, sketch);
      }
      case MOVED -> moved(before, frame, sketch);
      default -> throw new IllegalStateException("unknown " + verdict);
    }
    lastNanos = nanos;
  }

  private static boolean alike(Plane a, Plane b) {
    return a.width() == b.width()
        && a.height() == b.height()
        && Math.min(a.width(), a.height()) >= LEAST_SIDE / 2;
  }

  private void anchorAt(Frame frame, Plane sketch) {
    anchor = Optional.of(new Anchor(sketch, frame.luma(SIDE), frame.nanos()));
    open = Optional.empty();
    lastNanos = frame.nanos();
  }

  private void stood(Anchor before, Frame frame, Plane sketch, StillGate.Verdict verdict) {
    long nanos = frame.nanos();
    steps.add(Step.of(lastNanos, nanos, Step.Kind.STILL));
    if (verdict == StillGate.Verdict.NOTHING_MOVES) {
      own.nothing(before.plane(), nanos);
    } else {
      own.still(frame);
    }
    if (open.isPresent() && nanos - open.get().startNanos >= LONGEST_NANOS) {
      close(nanos, before.plane());
    }
    if (nanos - before.nanos() >= LONGEST_STILL_NANOS) {
      close(nanos, before.plane());
      anchorAt(frame, sketch);
    }
  }

  private void moved(Anchor before, Frame frame, Plane sketch) {
    long nanos = frame.nanos();
    Plane plane = frame.luma(SIDE);
    if (Math.min(plane.width(), plane.height()) < LEAST_SIDE) {
      steps.add(Step.of(lastNanos, nanos, Step.Kind.LOST));
      return;
    }
    if (open.isPresent() && nanos - open.get().startNanos > LONGEST_NANOS + STALE_NANOS) {
      close(lastNanos, before.plane());
    }
    Optional<Matches> matches = open.flatMap(chain -> followed(chain, before, plane));
    if (matches.isEmpty()) {
      close(lastNanos, before.plane());
      Open fresh = new Open(lastNanos, before.plane());
      matches = followed(fresh, before, plane);
      open = matches.map(m -> fresh);
    }
    Anchor here = new Anchor(sketch, plane, nanos);
    if (matches.isEmpty()) {
      anchor = Optional.of(here);
      steps.add(Step.of(lastNanos, nanos, Step.Kind.LOST));
      return;
    }
    tracked++;
    OwnMotionMeter.Pair pair =
        new OwnMotionMeter.Pair(before.plane(), plane, before.nanos(), nanos);
    if (matches.get().shareWithin(UNMOVED_PX) >= UNMOVED_SHARE) {
      steps.add(Step.of(lastNanos, nanos, Step.Kind.STILL));
      open = Optional.empty();
      own.stood(pair);
      // What moved too little to be seen adds up, unless all is seen from one place.
      anchor = nanos - before.nanos() < LONGEST_STILL_NANOS ? anchor : Optional.of(here);
      return;
    }
    anchor = Optional.of(here);
    steps.add(moved(pair, matches.get(), nanos));
    own.moved(pair, matches.get());
    if (own.full()) {
      own.settle(
          new FocalSearch(lens.focalWidths(), plane.width()),
          FocalSearch.found(lens, plane.width(), chains));
    }
    Open chain = open.orElseThrow();
    if (nanos - chain.startNanos >= LONGEST_NANOS || chain.matches(plane).medianWay() >= LONG_PX) {
      close(nanos, plane);
    }
  }

  private Step moved(OwnMotionMeter.Pair pair, Matches matches, long nanos) {
    double focal = lens.focalWidths() * pair.to().width();
    RotationFit fit = RotationFit.of(matches, focal);
    Standing standing =
        Standing.of(pair.from(), pair.to(), fit, focal, matches.shareWithin(UNMOVED_PX));
    return new Step(
        lastNanos, nanos, Step.Kind.MOVED, fit.turn(), fit.logZoom(), fit.turnError(), standing);
  }

  private static Optional<Matches> followed(Open chain, Anchor before, Plane plane) {
    if (chain.count() < LEAST_POINTS) {
      return Optional.empty();
    }
    float[] to = PointTracker.follow(before.plane(), plane, chain.now);
    return left(to) < LEAST_POINTS ? Optional.empty() : Optional.of(chain.went(to, plane));
  }

  private static int left(float[] points) {
    int count = 0;
    for (int i = 0; i < points.length; i += 2) {
      count += Float.isNaN(points[i]) ? 0 : 1;
    }
    return count;
  }

  private void close(long endNanos, Plane plane) {
    open.filter(chain -> endNanos > chain.startNanos)
        .map(chain -> closed(chain, endNanos, plane))
        .ifPresent(chains::add);
    open = Optional.empty();
  }

  /**
   * Points of a picture that grew or rolled are looked for once more, with that undone: a window
   * that is only ever shifted follows its texture's weight instead of its middle.
   */
  private Chain closed(Open chain, long endNanos, Plane plane) {
    Matches matches = chain.matches(plane);
    double kept = chain.keptShare();
    double focal = lens.focalWidths() * plane.width();
    RotationFit fit = RotationFit.of(matches, focal);
    Matches better = matches;
    if (Math.abs(fit.logZoom()) >= GROWN || Math.abs(fit.turn().z()) >= GROWN) {
      double[] matrix = fit.matrix(focal, plane.width(), plane.height());
      float[] again = PointTracker.again(chain.start, plane, chain.first, matrix);
      if (left(again) >= LEAST_POINTS) {
        chain.went(again, plane);
        better = chain.matches(plane);
      }
    }
    return new Chain(chain.startNanos, endNanos, matches, better, kept);
  }

  /** How many steps were tracked: what it cost. */
  public long tracked() {
    return tracked;
  }

  /** What the camera did; empty for less than two comparable frames. */
  public Optional<CameraStory> finish() {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Plane plane = anchor.orElseThrow().plane();
    close(lastNanos, plane);
    return Optional.of(
        new Storyteller(lens, plane.width(), (double) plane.height() / plane.width())
            .tell(steps, chains, own, witness));
  }
}
