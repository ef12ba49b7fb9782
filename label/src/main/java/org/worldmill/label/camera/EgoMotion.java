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

  private static final double LONG_PX = 18;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final long LONGEST_STILL_NANOS = 4_000_000_000L;
  private static final long STALE_NANOS = 1_500_000_000L;

  private Lens lens;
  private final Looking looking;
  private final List<Step> steps = new ArrayList<>();
  private final List<Chain> chains = new ArrayList<>();
  private final OwnMotionMeter own = new OwnMotionMeter();
  private Optional<Anchor> anchor = Optional.empty();
  private Optional<OpenChain> open = Optional.empty();
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

  /** Believes something else of the lens; before the first frame. */
  void believe(Lens told) {
    if (anchor.isPresent()) {
      throw new IllegalStateException("the lens is told after the first frame");
    }
    lens = told;
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
    open = open.filter(OpenChain::begun);
    if (open.isPresent() && nanos - open.get().startNanos() >= LONGEST_NANOS) {
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
    if (open.isPresent() && nanos - open.get().startNanos() > LONGEST_NANOS + STALE_NANOS) {
      close(lastNanos, before.plane());
    }
    Optional<float[]> to = open.flatMap(chain -> chain.followed(before.plane(), plane));
    if (to.isEmpty()) {
      close(lastNanos, before.plane());
      open = Optional.of(new OpenChain(lastNanos, before.plane()));
      to = open.flatMap(chain -> chain.followed(before.plane(), plane));
    }
    Anchor here = new Anchor(sketch, plane, nanos);
    if (to.isEmpty()) {
      open = Optional.empty();
      anchor = Optional.of(here);
      steps.add(Step.of(lastNanos, nanos, Step.Kind.LOST));
      return;
    }
    tracked++;
    OpenChain chain = open.orElseThrow();
    Matches matches = chain.step(to.get(), plane);
    OwnMotionMeter.Pair pair =
        new OwnMotionMeter.Pair(before.plane(), plane, before.nanos(), nanos);
    if (matches.shareWithin(UNMOVED_PX) >= UNMOVED_SHARE) {
      steps.add(Step.of(lastNanos, nanos, Step.Kind.STILL));
      own.stood(pair);
      paused(before, here);
      return;
    }
    chain.keep(to.get());
    chain.look(before.plane(), lastNanos, plane, nanos);
    anchor = Optional.of(here);
    steps.add(moved(pair, matches, nanos));
    own.moved(pair, matches);
    if (own.full()) {
      own.settle(
          new FocalSearch(lens.focalWidths(), plane.width()),
          FocalSearch.found(lens, plane.width(), chains));
    }
    if (nanos - chain.startNanos() >= LONGEST_NANOS
        || chain.matches(plane).medianWay() >= LONG_PX) {
      close(nanos, plane);
    }
  }

  /**
   * Points stay where they were, so a chain does too: how the camera trembled before that is known
   * still. What moved too little to be seen adds up, unless all is seen from one place.
   */
  private void paused(Anchor before, Anchor here) {
    boolean stale = here.nanos() - before.nanos() >= LONGEST_STILL_NANOS;
    open = open.filter(OpenChain::begun);
    if (open.isPresent() && (stale || here.nanos() - open.get().startNanos() >= LONGEST_NANOS)) {
      close(here.nanos(), before.plane());
    }
    anchor = stale ? Optional.of(here) : anchor;
  }

  private Step moved(OwnMotionMeter.Pair pair, Matches matches, long nanos) {
    double focal = lens.focalWidths() * pair.to().width();
    RotationFit fit = RotationFit.of(matches, focal);
    Standing standing =
        Standing.of(pair.from(), pair.to(), fit, focal, matches.shareWithin(UNMOVED_PX));
    return new Step(
        lastNanos,
        nanos,
        Step.Kind.MOVED,
        fit.turn(),
        fit.logZoom(),
        fit.turnError(),
        fit.zoomError(),
        standing);
  }

  private void close(long endNanos, Plane plane) {
    double focal = lens.focalWidths() * plane.width();
    open.filter(chain -> endNanos > chain.startNanos())
        .map(chain -> chain.closed(endNanos, plane, focal))
        .ifPresent(chains::add);
    open = Optional.empty();
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
