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

  private static final int GRID = 4;

  /** A fifteenth of a second, less what time stamps are rounded by. */
  private static final long APART_NANOS = 66_000_000L;

  /** Slower than this, in widths a second, nothing moves from one frame of a pair to the other. */
  private static final double MOVES = 0.03;

  /** The same against the dominant motion. */
  private static final double MOVES_ALONE = 0.07;

  /** Farther than this, in pixels, things move between samples. */
  private static final double MOVED_PX = 0.5;

  private static final double MOVED_ALONE_PX = 1.2;

  private static final long LONGEST_BASELINE_NANOS = 2_500_000_000L;

  /** Once so much moves between neighbours, what is slow beside it is not asked for. */
  private static final double MUCH = 0.02;

  /**
   * Below this the dominant motion says nothing about the camera, and "own" motion means little.
   */
  private static final double LEAST_AGREEMENT = 0.5;

  private static final String FLOW =
      "DIS optical flow (Kroeger et al. 2016) on luma of at most 256 px, once a second between two"
          + " frames 66 ms apart or more, or over the second where these show no change";

  private static final String MOVING =
      "cells of 2x2 px of 256 faster than 0.03 widths/s between two frames, or displaced by more"
          + " than 0.5 px between samples, changed by more than 3 steps in 180 between the picture's"
          + " light and dark and 2.5 times the noise, the change explained by the displacement; ";

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
              MOVING
                  + "by 3 steps at any contrast, so that coarsely coded noise does not count; greatest of"
                  + " all samples, four a second while under 0.002 has moved"),
          SignalSpec.share(
              "own_motion_share",
              "Share of the picture that moves otherwise than the camera's shift, turn or zoom",
              "as moving_area_share, but by 0.07 widths/s or 1.2 px against the dominant motion;"
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
    return 6;
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
    return Sampling.pairs(HZ, APART_NANOS);
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
      Comparison.Two pair = new Comparison.Two(from, to, contrast, seconds);
      if (!sample) {
        if (MovingCells.shows(change, contrast)) {
          peak.add(Comparison.near(pair, change).shares());
        }
        return;
      }
      long baseline = first.nanos() - earlierNanos;
      Optional<Plane> before =
          earlier.filter(
              plane -> sameSize(plane, from) && baseline > 0 && baseline <= LONGEST_BASELINE_NANOS);
      // The first sample has no other to be compared with, so its speed is found between these two.
      Optional<Comparison> near =
          before.isPresent() && !MovingCells.shows(change, contrast)
              ? Optional.empty()
              : Optional.of(Comparison.near(pair, change));
      Optional<Comparison> far =
          before.flatMap(
              plane -> overTime(new Comparison.Two(plane, from, contrast, baseline / 1e9), near));
      Comparison speeds = near.or(() -> far).orElse(Comparison.STILL);
      addSpeeds(speeds);
      add(speeds.shares().orMoreOf(far.map(Comparison::shares)));
      earlier = Optional.of(from);
      earlierNanos = first.nanos();
    }

    /** What moved since the sample before, where the camera is still enough to tell. */
    private static Optional<Comparison> overTime(Comparison.Two two, Optional<Comparison> near) {
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
          ? Optional.of(Comparison.far(two, change))
          : Optional.empty();
    }

    private void addSpeeds(Comparison found) {
      means.add(found.mean());
      medians.add(found.median());
      fast.add(found.fast());
      dominant.add(found.dominant());
      directions.add(found.directions());
    }

    private void add(Shares shares) {
      peak.add(shares);
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
        new Comparison(0, 0, 0, 0, 0, 1, new Directions(), new Shares(0, 0, 0, 1));

    /** What is compared. */
    private record Two(Plane from, Plane to, Contrast contrast, double seconds) {}

    /** Of the two frames of a pair. */
    static Comparison near(Two two, CellChange change) {
      double px = two.seconds() * two.from().width();
      return of(two, change, MOVES * px, MOVES_ALONE * px);
    }

    /** Of a sample and the one before it. */
    static Comparison far(Two two, CellChange change) {
      return of(two, change, MOVED_PX, MOVED_ALONE_PX);
    }

    private static Comparison of(Two two, CellChange change, double movedPx, double alonePx) {
      Plane from = two.from();
      FlowField flow = DenseFlow.between(from, two.to());
      DominantMotion camera = DominantMotion.of(flow, from, two.contrast());
      double toWidths = 1 / (two.seconds() * flow.width());
      Samples speeds = new Samples();
      Directions directions = new Directions();
      for (int y = GRID / 2; y < flow.height(); y += GRID) {
        for (int x = GRID / 2; x < flow.width(); x += GRID) {
          boolean textured = DominantMotion.textured(from, two.contrast(), x, y);
          speeds.add(toWidths * (textured ? flow.speed(x, y) : camera.speed(flow, x, y)));
          if (textured) {
            directions.add(toWidths * flow.u(x, y), toWidths * flow.v(x, y));
          }
        }
      }
      MovingCells cells = new MovingCells(change, flow, two.contrast());
      return new Comparison(
          speeds.mean(),
          speeds.quantile(0.5),
          speeds.quantile(0.95),
          camera.meanPx() * toWidths,
          camera.meanPx(),
          two.seconds(),
          directions,
          new Shares(
              cells.movingShare(movedPx),
              cells.clearShare(movedPx),
              cells.ownShare(camera, alonePx),
              camera.agreement()));
    }
  }

  /** The most that moved at any one time. */
  private static final class Peak {

    private double moving;
    private double own;

    void add(Shares shares) {
      moving = Math.max(moving, shares.clear);
      own = shares.agreement >= LEAST_AGREEMENT ? Math.max(own, shares.own) : own;
    }
  }

  /** What one sample found. */
  private record Shares(double moving, double clear, double own, double agreement) {

    Shares orMoreOf(Optional<Shares> other) {
      return other
          .map(
              o ->
                  new Shares(
                      Math.max(moving, o.moving),
                      Math.max(clear, o.clear),
                      Math.max(own, o.own),
                      Math.min(agreement, o.agreement)))
          .orElse(this);
    }
  }
}
