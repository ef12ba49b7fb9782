package org.worldmill.label.motion;

import com.google.auto.service.AutoService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Motion by optical flow on luma of at most 256 pixels, once a second: between two frames a
 * fifteenth of a second apart, and between one such sample and the next for movement too slow to
 * show in that time. Speeds are in picture widths per second of media time, and what moves is told
 * by its speed and by the picture's own contrast, so that neither the frame rate nor the exposure
 * decides. See {@link MovingCells} for what counts as moving.
 *
 * <p>What passes between two samples would be missed, so more pairs are looked at as long as next
 * to nothing has moved.
 *
 * <p>Flow is the dearest thing that is measured, so it is asked only where there is something to
 * find: where no cell changed visibly nothing moves, and where much moves between neighbours
 * already, a second look over a longer time adds nothing.
 */
@AutoService(Measure.class)
public final class OpticalFlow implements FrameMeasure {

  private static final int SIDE = 256;

  /** Pairs a second; the first of each is always looked at. */
  private static final int HZ = 4;

  private static final long SECOND = 1_000_000_000L;

  /** While less than this has moved, the other pairs of a second are looked at as well. */
  private static final double LITTLE = 0.002;

  /** A fifteenth of a second, less what time stamps are rounded by. */
  private static final long APART_NANOS = 66_000_000L;

  private static final long LONGEST_BASELINE_NANOS = 2_500_000_000L;

  /** Once so much moves between neighbours, what is slow beside it is not asked for. */
  private static final double MUCH = 0.02;

  /**
   * Below this the dominant motion says nothing about the camera, and "own" motion means little.
   */
  private static final double LEAST_AGREEMENT = 0.5;

  @Override
  public String name() {
    return "optical-flow";
  }

  @Override
  public int version() {
    return 6;
  }

  @Override
  public List<SignalSpec> signals() {
    return FlowSignals.ALL;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.pairs(HZ, APART_NANOS);
  }

  @Override
  public FrameMeasure.Pass begin() {
    return new Pass();
  }

  private static final class Pass implements FrameMeasure.Pass {

    private final Samples means = new Samples();
    private final Samples medians = new Samples();
    private final Samples fast = new Samples();
    private final Samples dominant = new Samples();
    private final Directions directions = new Directions();
    private final Samples moving = new Samples();
    private final Samples own = new Samples();
    private final Samples agreement = new Samples();
    private final Peak peak = new Peak();
    private Optional<Plane> earlier = Optional.empty();
    private long earlierNanos;
    private String absence = "a clip of one frame has no motion";

    @Override
    public void acceptPair(Frame first, Frame second) {
      boolean sample =
          means.isEmpty()
              || Math.floorDiv(first.nanos(), SECOND) > Math.floorDiv(earlierNanos, SECOND);
      if (!sample && peak.moving >= LITTLE) {
        return;
      }
      Plane from = first.luma(SIDE);
      Plane to = second.luma(SIDE);
      if (Math.min(from.width(), from.height()) < DenseFlow.LEAST_SIDE) {
        absence = "the picture is under " + DenseFlow.LEAST_SIDE + " px on a side";
        return;
      }
      double seconds = (second.nanos() - first.nanos()) / 1e9;
      if (seconds <= 0 || !sameSize(from, to)) {
        absence = "no two frames can be compared";
        return;
      }
      if (!means.isEmpty() && 2 * (second.nanos() - first.nanos()) < APART_NANOS) {
        // The clip ended too soon; the samples before say more.
        return;
      }
      Contrast contrast = Contrast.of(from);
      CellChange change = new CellChange(from, to);
      FlowComparison.Two pair = new FlowComparison.Two(from, to, contrast, seconds);
      if (!sample) {
        if (MovingCells.shows(change, contrast)) {
          peak.add(FlowComparison.near(pair, change).shares());
        }
        return;
      }
      long baseline = first.nanos() - earlierNanos;
      Optional<Plane> before =
          earlier.filter(
              plane -> sameSize(plane, from) && baseline > 0 && baseline <= LONGEST_BASELINE_NANOS);
      // The first sample has no other to be compared with, so its speed is found between these two.
      Optional<FlowComparison> near =
          before.isPresent() && !MovingCells.shows(change, contrast)
              ? Optional.empty()
              : Optional.of(FlowComparison.near(pair, change));
      Optional<FlowComparison> far =
          before.flatMap(
              plane ->
                  overTime(new FlowComparison.Two(plane, from, contrast, baseline / 1e9), near));
      FlowComparison speeds = near.or(() -> far).orElse(FlowComparison.STILL);
      addSpeeds(speeds);
      add(speeds.shares().orMoreOf(far.map(FlowComparison::shares)));
      earlier = Optional.of(from);
      earlierNanos = first.nanos();
    }

    /** What moved since the sample before, where the camera is still enough to tell. */
    private static Optional<FlowComparison> overTime(
        FlowComparison.Two two, Optional<FlowComparison> near) {
      boolean worthIt =
          near.map(
                  found ->
                      found.shares().moving() < MUCH
                          && found.cameraPx() / found.seconds() * two.seconds()
                              < two.to().width() / 20.0)
              .orElse(true);
      if (!worthIt) {
        return Optional.empty();
      }
      CellChange change = new CellChange(two.from(), two.to());
      return MovingCells.shows(change, two.contrast())
          ? Optional.of(FlowComparison.far(two, change))
          : Optional.empty();
    }

    private void addSpeeds(FlowComparison found) {
      means.add(found.mean());
      medians.add(found.median());
      fast.add(found.fast());
      dominant.add(found.dominant());
      directions.add(found.directions());
    }

    private void add(Shares shares) {
      peak.add(shares);
      moving.add(shares.moving());
      agreement.add(shares.agreement());
      if (shares.agreement() >= LEAST_AGREEMENT) {
        own.add(shares.own());
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (means.isEmpty()) {
        return FlowSignals.ALL.stream()
            .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(absence)));
      }
      Map<String, SignalValue> found = new HashMap<>();
      found.put("motion_score", withError(SignalValue.of(means.mean()), means));
      found.put("motion_p50", SignalValue.of(medians.quantile(0.5)));
      found.put("motion_p95", SignalValue.of(fast.quantile(0.5)));
      found.put(
          "dominant_motion",
          SignalValue.of(dominant.quantile(0.5)).withConfidence(agreement.quantile(0.5)));
      List<Double> shares = directions.shares();
      found.put(
          "motion_directions",
          shares.isEmpty() ? SignalValue.absent("nothing moves") : SignalValue.of(shares));
      found.put("moving_area_share", SignalValue.of(moving.quantile(0.5)));
      found.put("moving_area_peak", SignalValue.of(peak.moving));
      boolean onItsOwn = 2 * own.count() >= moving.count();
      SignalValue none =
          SignalValue.absent("no one shift, turn and zoom holds for half of the picture");
      double sure = agreement.quantile(0.5);
      found.put(
          "own_motion_share",
          onItsOwn ? SignalValue.of(own.quantile(0.5)).withConfidence(sure) : none);
      found.put("own_motion_peak", onItsOwn ? SignalValue.of(peak.own).withConfidence(sure) : none);
      return found;
    }

    private static SignalValue withError(SignalValue value, Samples samples) {
      return samples.standardError().isPresent()
          ? value.withStandardError(samples.standardError().getAsDouble())
          : value;
    }

    private static boolean sameSize(Plane a, Plane b) {
      return a.width() == b.width() && a.height() == b.height();
    }
  }

  /** The most that moved at any one time. */
  private static final class Peak {

    private double moving;
    private double own;

    void add(Shares shares) {
      moving = Math.max(moving, shares.clear());
      own = shares.agreement() >= LEAST_AGREEMENT ? Math.max(own, shares.own()) : own;
    }
  }
}
