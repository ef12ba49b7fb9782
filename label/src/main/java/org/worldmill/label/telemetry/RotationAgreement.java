package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * How well a gyroscope and the picture agree about how the camera turned: the shift in time and the
 * assignment of axes (one of the 24 that keep the hand) under which they go together best, and by
 * axis the correlation and the gain. Where turns are seen in pixels the gain is the focal length in
 * pixels; where they are seen in radians it is 1 for a true focal length.
 *
 * @param offsetNanos to be added to a frame's time to find its turn among the gyroscope's
 * @param correlation of all axes together, -1..1
 * @param axes those of the picture: x, y, z
 */
public record RotationAgreement(long offsetNanos, double correlation, List<Axis> axes) {

  /** The greatest shift that is looked for. */
  public static final long MOST_OFFSET_NANOS = 300_000_000L;

  private static final long STEP_NANOS = 5_000_000L;
  private static final int LEAST_TURNS = 20;

  /** Standard deviation of the angular velocity in rad/s under which nothing can be compared. */
  private static final double LEAST_EXCITATION = 0.02;

  private static final int[][] ORDERS = {
    {0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}
  };
  private static final int EVEN_ORDERS = 3;

  public RotationAgreement {
    axes = List.copyOf(axes);
  }

  /**
   * A turn seen in the picture.
   *
   * @param startNanos time of its first frame
   * @param endNanos time of its last
   * @param x mean angular velocity about the axis to the right
   * @param y about the axis down
   * @param z about the axis into the picture
   */
  public record Turn(long startNanos, long endNanos, double x, double y, double z) {
    double about(int axis) {
      return axis == 0 ? x : axis == 1 ? y : z;
    }
  }

  /**
   * One axis of the picture.
   *
   * @param gyro the gyroscope's axis it goes with: 0 to 2
   * @param sign 1 if both point the same way, -1 if not
   * @param excitation standard deviation of the gyroscope about it in rad/s
   * @param correlation -1..1; 0 if the picture tells nothing about this axis
   * @param gain turns seen for one rad/s, by least squares
   */
  public record Axis(int gyro, int sign, double excitation, double correlation, double gain) {}

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
    Angles angles = new Angles(gyro);
    List<Turn> usable =
        seen.stream()
            .filter(turn -> turn.startNanos() >= gyro.nanos(0) + MOST_OFFSET_NANOS)
            .filter(turn -> turn.endNanos() <= gyro.nanos(gyro.size() - 1) - MOST_OFFSET_NANOS)
            .toList();
    if (usable.size() < LEAST_TURNS) {
      return Optional.empty();
    }
    int steps = (int) (MOST_OFFSET_NANOS / STEP_NANOS);
    double[] scores = new double[2 * steps + 1];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = new Comparison(usable, angles, (i - steps) * STEP_NANOS).best().correlation();
      best = scores[i] > scores[best] ? i : best;
    }
    long offset = Math.round((best - steps + vertex(scores, best)) * STEP_NANOS);
    Comparison comparison = new Comparison(usable, angles, offset);
    return comparison.excitation() < LEAST_EXCITATION
        ? Optional.empty()
        : Optional.of(comparison.best());
  }

  /** Where the parabola through a maximum and its neighbours has its own. */
  private static double vertex(double[] scores, int at) {
    if (at == 0 || at == scores.length - 1) {
      return 0;
    }
    double bend = scores[at - 1] - 2 * scores[at] + scores[at + 1];
    return bend < 0 ? (scores[at - 1] - scores[at + 1]) / (2 * bend) : 0;
  }

  /** The gyroscope's readings summed up over time. */
  private static final class Angles {

    private final TelemetryStream gyro;
    private final double[][] sums;

    Angles(TelemetryStream gyro) {
      this.gyro = gyro;
      this.sums = new double[3][gyro.size()];
      for (int axis = 0; axis < 3; axis++) {
        for (int i = 1; i < gyro.size(); i++) {
          double mean = (gyro.value(i, axis) + gyro.value(i - 1, axis)) / 2;
          sums[axis][i] = sums[axis][i - 1] + mean * (gyro.nanos(i) - gyro.nanos(i - 1)) / 1e9;
        }
      }
    }

    double at(int axis, long nanos) {
      int after = Math.min(gyro.size() - 1, Math.max(1, gyro.atOrAfter(nanos)));
      long start = gyro.nanos(after - 1);
      double share = (double) (nanos - start) / (gyro.nanos(after) - start);
      return sums[axis][after - 1] + share * (sums[axis][after] - sums[axis][after - 1]);
    }
  }

  /** Covariances of the picture's axes with the gyroscope's at one offset. */
  private static final class Comparison {

    private final long offset;
    private final double[][] shared = new double[3][3];
    private final double[] ofSeen = new double[3];
    private final double[] ofGyro = new double[3];

    Comparison(List<Turn> seen, Angles angles, long offset) {
      this.offset = offset;
      int n = seen.size();
      double[][] turns = new double[6][n];
      for (int i = 0; i < n; i++) {
        Turn turn = seen.get(i);
        double seconds = (turn.endNanos() - turn.startNanos()) / 1e9;
        for (int axis = 0; axis < 3; axis++) {
          turns[axis][i] = turn.about(axis);
          turns[3 + axis][i] =
              (angles.at(axis, turn.endNanos() + offset)
                      - angles.at(axis, turn.startNanos() + offset))
                  / seconds;
        }
      }
      for (int a = 0; a < 3; a++) {
        ofSeen[a] = covariance(turns[a], turns[a]);
        ofGyro[a] = covariance(turns[3 + a], turns[3 + a]);
        for (int b = 0; b < 3; b++) {
          shared[a][b] = covariance(turns[a], turns[3 + b]);
        }
      }
    }

    private static double covariance(double[] a, double[] b) {
      double meanA = java.util.Arrays.stream(a).average().orElse(0);
      double meanB = java.util.Arrays.stream(b).average().orElse(0);
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - meanA) * (b[i] - meanB);
      }
      return sum / a.length;
    }

    double excitation() {
      return Math.sqrt(ofGyro[0] + ofGyro[1] + ofGyro[2]);
    }

    RotationAgreement best() {
      double most = Double.NEGATIVE_INFINITY;
      int[] order = ORDERS[0];
      int[] signs = {1, 1, 1};
      for (int o = 0; o < ORDERS.length; o++) {
        for (int bits = 0; bits < 8; bits++) {
          int[] s = {1 - 2 * (bits & 1), 1 - (bits & 2), 1 - (bits & 4) / 2};
          boolean rightHanded = (s[0] * s[1] * s[2] > 0) == (o < EVEN_ORDERS);
          double sum = 0;
          for (int axis = 0; axis < 3; axis++) {
            sum += s[axis] * shared[axis][ORDERS[o][axis]];
          }
          if (rightHanded && sum > most) {
            most = sum;
            order = ORDERS[o];
            signs = s;
          }
        }
      }
      return new RotationAgreement(offset, pooled(most, order), axes(order, signs));
    }

    /** Over the axes of which the picture tells anything. */
    private double pooled(double sum, int[] order) {
      double gyro = 0;
      for (int axis = 0; axis < 3; axis++) {
        gyro += ofSeen[axis] > 0 ? ofGyro[order[axis]] : 0;
      }
      double seen = ofSeen[0] + ofSeen[1] + ofSeen[2];
      return seen > 0 && gyro > 0 ? sum / Math.sqrt(seen * gyro) : 0;
    }

    private List<Axis> axes(int[] order, int[] signs) {
      List<Axis> axes = new ArrayList<>();
      for (int axis = 0; axis < 3; axis++) {
        int g = order[axis];
        double together = signs[axis] * shared[axis][g];
        double scale = Math.sqrt(ofSeen[axis] * ofGyro[g]);
        axes.add(
            new Axis(
                g,
                signs[axis],
                Math.sqrt(ofGyro[g]),
                scale > 0 ? together / scale : 0,
                ofGyro[g] > 0 ? together / ofGyro[g] : 0));
      }
      return axes;
    }
  }
}
