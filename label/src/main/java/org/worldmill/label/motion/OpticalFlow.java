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
 * Motion by optical flow on luma of at most 256 pixels, once a second: between two neighbouring
 * frames, and between one such sample and the next for movement too slow to show from frame to
 * frame. Speeds are in picture widths per second of media time. See {@link MovingCells} for what
 * counts as moving.
 *
 * <p>Flow is the dearest thing that is measured, so it is asked only where there is something to
 * find: where no cell changed visibly nothing moves, and where much moves between neighbours
 * already, a second look over a longer time adds nothing.
 */
@AutoService(Measure.class)
public final class OpticalFlow implements FrameMeasure {

  private static final int SIDE = 256;
  private static final int HZ = 1;
  private static final int GRID = 4;
  private static final long LONGEST_BASELINE_NANOS = 2_500_000_000L;

  /** Once so much moves between neighbours, what is slow beside it is not asked for. */
  private static final double MUCH = 0.02;

  /**
   * Below this the dominant motion says nothing about the camera, and "own" motion means little.
   */
  private static final double LEAST_AGREEMENT = 0.5;

  private static final String FLOW =
      "DIS optical flow (Kroeger et al. 2016) on luma of at most 256 px, once a second between two"
          + " neighbouring frames, or over the second where these show no change";

  private static final String MOVING =
      "cells of 2x2 px displaced by more than 0.5 px between neighbouring frames or between samples"
          + " 0.5 s apart, changed by more than 3 steps and 2.5 times the noise, the change explained"
          + " by the displacement; ";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          speed(
              "motion_score",
              "Mean speed of the picture's pixels",
              "mean of |flow| x fps / width; flat spots, where flow follows the noise, take the speed"
                  + " of the dominant motion"),
          speed("motion_p50", "Speed that half of the picture exceeds", "median over samples"),
          speed(
              "motion_p95",
              "Speed that a twentieth of the picture exceeds",
              "95th percentile over the picture, median over samples"),
          SignalSpec.series(
              "motion_directions",
              "1",
              0,
              1,
              "Shares of the motion that go right, down and right, down, down and left, left, up and"
                  + " left, up, up and right",
              FLOW + "; textured spots, weighted by their speed, all samples together"),
          speed(
              "dominant_motion",
              "Mean speed of the shift, turn and zoom that most of the picture follows",
              "robust similarity fitted to the flow, median over samples"),
          SignalSpec.share(
              "moving_area_share",
              "Share of the picture that visibly moves, whatever moves it, most of the time",
              MOVING + "median over samples"),
          SignalSpec.share(
              "moving_area_peak",
              "Greatest share of the picture that visibly moves at any one time",
              MOVING + "greatest of all samples"),
          SignalSpec.share(
              "own_motion_share",
              "Share of the picture that moves otherwise than the camera's shift, turn or zoom",
              "as moving_area_share, but displaced by more than 1.2 px against the dominant motion;"
                  + " median over samples; absent where no one motion holds for half the picture"),
          SignalSpec.share(
              "own_motion_peak",
              "Greatest share of the picture that moves on its own at any one time",
              "as own_motion_share, greatest of all samples"));

  @Override
  public String name() {
    return "optical-flow";
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.pairs(HZ);
  }

  @Override
  public FrameMeasure.Pass begin() {
    return new Pass();
  }

  private static SignalSpec speed(String name, String meaning, String method) {
    return SignalSpec.number(
        name,
        "widths/s",
        0,
        Double.POSITIVE_INFINITY,
        meaning + ", in picture widths per second",
        FLOW + "; " + method);
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
    private Optional<Plane> earlier = Optional.empty();
    private long earlierNanos;
    private String absence = "a clip of one frame has no motion";

    @Override
    public void acceptPair(Frame first, Frame second) {
      Plane from = first.luma(SIDE);
      Plane to = second.luma(SIDE);
      if (Math.min(from.width(), from.height()) < DenseFlow.LEAST_SIDE) {
        absence = "the picture is under " + DenseFlow.LEAST_SIDE + " px on a side";
        return;
      }
      double seconds = (second.nanos() - first.nanos()) / 1e9;
      if (seconds <= 0 || !sameSize(from, to)) {
        absence = "no two neighbouring frames can be compared";
        return;
      }
      long baseline = first.nanos() - earlierNanos;
      Optional<Plane> before =
          earlier.filter(
              plane -> sameSize(plane, from) && baseline > 0 && baseline <= LONGEST_BASELINE_NANOS);
      CellChange change = new CellChange(from, to);
      // The first sample has no other to be compared with, so its speed is found between these two.
      Optional<Comparison> near =
          before.isPresent() && change.isWithin(MovingCells.CHANGED_STEPS)
              ? Optional.empty()
              : Optional.of(Comparison.of(from, to, change, seconds));
      Optional<Comparison> far =
          before.flatMap(plane -> overTime(plane, from, baseline / 1e9, near));
      Comparison speeds = near.or(() -> far).orElse(Comparison.STILL);
      addSpeeds(speeds);
      add(speeds.shares().orMoreOf(far.map(Comparison::shares)));
      earlier = Optional.of(from);
      earlierNanos = first.nanos();
    }

    /** What moved since the sample before, where the camera is still enough to tell. */
    private static Optional<Comparison> overTime(
        Plane before, Plane now, double seconds, Optional<Comparison> near) {
      boolean worthIt =
          near.map(
                  found ->
                      found.shares().moving() < MUCH
                          && found.cameraPx() / found.seconds() * seconds < now.width() / 20.0)
              .orElse(true);
      if (!worthIt) {
        return Optional.empty();
      }
      CellChange change = new CellChange(before, now);
      return change.isWithin(MovingCells.CHANGED_STEPS)
          ? Optional.empty()
          : Optional.of(Comparison.of(before, now, change, seconds));
    }

    private void addSpeeds(Comparison found) {
      means.add(found.mean());
      medians.add(found.median());
      fast.add(found.fast());
      dominant.add(found.dominant());
      directions.add(found.directions());
    }

    private void add(Shares shares) {
      moving.add(shares.moving);
      agreement.add(shares.agreement);
      if (shares.agreement >= LEAST_AGREEMENT) {
        own.add(shares.own);
      }
    }

    @Override
    public Map<String, SignalValue> finish() {
      if (means.isEmpty()) {
        return SIGNALS.stream()
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
      found.put("moving_area_peak", SignalValue.of(moving.max()));
      found.put("own_motion_share", own(0.5));
      found.put("own_motion_peak", own(1));
      return found;
    }

    private SignalValue own(double quantile) {
      if (2 * own.count() < moving.count()) {
        return SignalValue.absent("no one shift, turn and zoom holds for half of the picture");
      }
      return SignalValue.of(own.quantile(quantile)).withConfidence(agreement.quantile(0.5));
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

  /**
   * What one comparison of two planes found.
   *
   * @param mean mean speed, in widths a second
   * @param median the speed of the middle spot
   * @param fast the speed that a twentieth of the spots exceeds
   * @param dominant mean speed of the dominant motion
   * @param cameraPx mean displacement by the dominant motion, in pixels of the plane
   * @param seconds the time between the two
   * @param directions where the textured spots went, by their speed
   * @param shares what moved
   */
  private record Comparison(
      double mean,
      double median,
      double fast,
      double dominant,
      double cameraPx,
      double seconds,
      Directions directions,
      Shares shares) {

    /** Nothing changed. */
    static final Comparison STILL =
        new Comparison(0, 0, 0, 0, 0, 1, new Directions(), new Shares(0, 0, 1));

    static Comparison of(Plane from, Plane to, CellChange change, double seconds) {
      FlowField flow = DenseFlow.between(from, to);
      DominantMotion camera = DominantMotion.of(flow, from);
      double toWidths = 1 / (seconds * flow.width());
      Samples speeds = new Samples();
      Directions directions = new Directions();
      for (int y = GRID / 2; y < flow.height(); y += GRID) {
        for (int x = GRID / 2; x < flow.width(); x += GRID) {
          boolean textured = DominantMotion.textured(from, x, y);
          speeds.add(toWidths * (textured ? flow.speed(x, y) : camera.speed(flow, x, y)));
          if (textured) {
            directions.add(toWidths * flow.u(x, y), toWidths * flow.v(x, y));
          }
        }
      }
      MovingCells cells = new MovingCells(change, flow);
      return new Comparison(
          speeds.mean(),
          speeds.quantile(0.5),
          speeds.quantile(0.95),
          camera.meanPx() * toWidths,
          camera.meanPx(),
          seconds,
          directions,
          new Shares(cells.movingShare(), cells.ownShare(camera), camera.agreement()));
    }
  }

  /** What one sample found. */
  private record Shares(double moving, double own, double agreement) {

    Shares orMoreOf(Optional<Shares> other) {
      return other
          .map(
              o ->
                  new Shares(
                      Math.max(moving, o.moving),
                      Math.max(own, o.own),
                      Math.min(agreement, o.agreement)))
          .orElse(this);
    }
  }
}
