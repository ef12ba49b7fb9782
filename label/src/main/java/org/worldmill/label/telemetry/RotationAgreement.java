package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.worldmill.label.telemetry.RotationCovariance.Assignment;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * How well a gyroscope and the picture agree about how the camera turned: the shift in time and the
 * assignment of axes (one of the 24 that keep the hand) under which they go together best, and by
 * axis the correlation and the gain. Where turns are seen in pixels the gain is the focal length in
 * pixels; where they are seen in radians it is 1 for a true focal length. Standard errors are those
 * of a jackknife over stretches of time (Quenouille 1956), since neighbouring turns err together.
 *
 * @param offset to be added to a frame's time to find its turn among the gyroscope's, in seconds
 * @param correlation of all excited axes together, -1..1
 * @param lens what is seen for one rad/s, of the excited ones of x and y together; empty if neither
 *     is
 * @param axes those of the picture: x, y, z
 * @param turns how many were compared
 */
public record RotationAgreement(
    Estimate offset, double correlation, Optional<Estimate> lens, List<Axis> axes, int turns) {

  /** The greatest shift that is looked for. */
  public static final long MOST_OFFSET_NANOS = 300_000_000L;

  /** Standard deviation of the angular velocity in rad/s under which nothing can be compared. */
  public static final double LEAST_EXCITATION = 0.02;

  private static final long STEP_NANOS = 5_000_000L;
  private static final int LEAST_TURNS = 20;
  private static final int NEAR_STEPS = 3;

  public RotationAgreement {
    axes = List.copyOf(axes);
  }

  /**
   * A value and its standard error.
   *
   * @param value in whatever unit
   * @param error in the same
   */
  public record Estimate(double value, double error) {}

  /**
   * A turn seen in the picture.
   *
   * @param startNanos time of its first frame
   * @param endNanos time of its last
   * @param x mean angular velocity about the axis to the right
   * @param y about the axis down
   * @param z about the axis into the picture
   */
  public record Turn(long startNanos, long endNanos, double x, double y, double z) {}

  /**
   * One axis of the picture.
   *
   * @param gyro the gyroscope's axis it goes with: 0 to 2
   * @param sign 1 if both point the same way, -1 if not
   * @param excitation standard deviation of the gyroscope about it in rad/s
   * @param seen standard deviation of what is seen about it
   * @param correlation -1..1; 0 if the picture tells nothing about this axis
   * @param gain turns seen for one rad/s, by least squares
   */
  public record Axis(
      int gyro, int sign, double excitation, double seen, double correlation, Estimate gain) {

    /** Whether the camera turned enough about it for the rest to mean anything. */
    public boolean excited() {
      return excitation >= LEAST_EXCITATION && seen > 0;
    }
  }

  /** The shift in nanoseconds. */
  public long offsetNanos() {
    return Math.round(offset.value() * 1e9);
  }

  /** How fast the gyroscope says that the camera turned about an axis of the picture, in rad/s. */
  double told(GyroAngles angles, int axis, long startNanos, long endNanos) {
    Axis found = axes.get(axis);
    return found.sign()
        * angles.rate(found.gyro(), startNanos + offsetNanos(), endNanos + offsetNanos());
  }

  /**
   * Compares them.
   *
   * @param seen turns in order of time
   * @return nothing if there are under twenty turns, or the gyroscope hardly turned
   */
  public static Optional<RotationAgreement> of(List<Turn> seen, TelemetryStream gyro) {
    if (gyro.kind() != TelemetryKind.ROTATION_RATE) {
      throw new IllegalArgumentException("no gyroscope: " + gyro.kind());
    }
    GyroAngles angles = new GyroAngles(gyro);
    List<Turn> inside =
        seen.stream()
            .filter(
                turn ->
                    angles.covers(
                        turn.startNanos() - MOST_OFFSET_NANOS, turn.endNanos() + MOST_OFFSET_NANOS))
            .toList();
    if (inside.size() < LEAST_TURNS) {
      return Optional.empty();
    }
    int steps = (int) (MOST_OFFSET_NANOS / STEP_NANOS);
    double[] scores = new double[2 * steps + 1];
    for (int i = 0; i < scores.length; i++) {
      RotationCovariance at = new RotationCovariance(inside, angles, (i - steps) * STEP_NANOS);
      scores[i] = at.correlation(at.best(), List.of(0, 1, 2));
    }
    long near = (greatest(scores) - steps) * STEP_NANOS;
    RotationCovariance rough = new RotationCovariance(inside, angles, near);
    return rough.excitation() < LEAST_EXCITATION
        ? Optional.empty()
        : Optional.of(new Search(seen, angles, near, rough.best()).found());
  }

  private static int greatest(double[] scores) {
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  /** Near a shift, with every turn that the gyroscope knows of there. */
  private static final class Search {

    private final List<Turn> seen;
    private final GyroAngles angles;
    private final long near;
    private final Assignment assignment;
    private final List<Integer> excited;

    Search(List<Turn> seen, GyroAngles angles, long near, Assignment assignment) {
      this.seen = seen;
      this.angles = angles;
      this.near = near;
      this.assignment = assignment;
      RotationCovariance here = new RotationCovariance(seen, angles, near);
      List<Integer> axes =
          IntStream.range(0, 3)
              .filter(axis -> here.seen(axis) > 0)
              .filter(axis -> here.excitation(assignment.order().get(axis)) >= LEAST_EXCITATION)
              .boxed()
              .toList();
      excited = axes.isEmpty() ? List.of(0, 1, 2) : axes;
    }

    /** The best shift in nanoseconds, by a parabola through the best of some steps. */
    private double offset(List<Turn> turns) {
      double[] scores = new double[2 * NEAR_STEPS + 1];
      for (int i = 0; i < scores.length; i++) {
        scores[i] =
            new RotationCovariance(turns, angles, near + (i - NEAR_STEPS) * STEP_NANOS)
                .correlation(assignment, excited);
      }
      int best = Math.max(1, Math.min(scores.length - 2, greatest(scores)));
      double bend = scores[best - 1] - 2 * scores[best] + scores[best + 1];
      double vertex = bend < 0 ? (scores[best - 1] - scores[best + 1]) / (2 * bend) : 0;
      return near + (best - NEAR_STEPS + Math.max(-1, Math.min(1, vertex))) * STEP_NANOS;
    }

    RotationAgreement found() {
      double offset = offset(seen);
      RotationCovariance all = new RotationCovariance(seen, angles, Math.round(offset));
      List<RotationCovariance> parts = new ArrayList<>();
      List<Double> offsets = new ArrayList<>();
      List<Integer> bounds = Stretches.of(told(all, Math.round(offset)));
      for (int k = 0; k < Stretches.COUNT; k++) {
        List<Turn> rest = new ArrayList<>(seen);
        rest.subList(bounds.get(k), bounds.get(k + 1)).clear();
        offsets.add(offset(rest) / 1e9);
        parts.add(new RotationCovariance(rest, angles, Math.round(offset)));
      }
      List<Axis> axes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int axis = i;
        int g = assignment.order().get(axis);
        axes.add(
            new Axis(
                g,
                assignment.signs().get(axis),
                all.excitation(g),
                all.seen(axis),
                all.correlation(assignment, axis),
                estimate(all, parts, part -> part.gain(assignment, List.of(axis)))));
      }
      List<Integer> across = excited.stream().filter(axis -> axis < 2).toList();
      Optional<Estimate> lens =
          across.isEmpty()
              ? Optional.empty()
              : Optional.of(estimate(all, parts, part -> part.gain(assignment, across)));
      return new RotationAgreement(
          new Estimate(offset / 1e9, Stretches.error(offsets)),
          all.correlation(assignment, excited),
          lens,
          axes,
          all.count());
    }

    /** How much each turn tells: its square distance from the mean of all. */
    private List<Double> told(RotationCovariance all, long offset) {
      List<Double> told = new ArrayList<>();
      for (Turn turn : seen) {
        long start = turn.startNanos() + offset;
        long end = turn.endNanos() + offset;
        double square = 0;
        for (int axis = 0; axis < 3 && angles.covers(start, end); axis++) {
          double off = angles.rate(axis, start, end) - all.mean(axis);
          square += off * off;
        }
        told.add(square);
      }
      return told;
    }

    private static Estimate estimate(
        RotationCovariance all,
        List<RotationCovariance> parts,
        ToDoubleFunction<RotationCovariance> value) {
      return new Estimate(
          value.applyAsDouble(all),
          Stretches.error(parts.stream().map(value::applyAsDouble).toList()));
    }
  }
}
