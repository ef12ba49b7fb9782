package org.worldmill.label.telemetry;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.label.telemetry.RotationAgreement.Turn;

/** Covariances of the picture's axes with a gyroscope's, shifted in time. */
final class RotationCovariance {

  private static final int[][] ORDERS = {
    {0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}
  };
  private static final int EVEN_ORDERS = 3;

  private final double[][] shared = new double[3][3];
  private final double[] ofSeen = new double[3];
  private final double[] ofGyro = new double[3];
  private final double[] means = new double[6];
  private final int count;

  /** Of the turns of which the gyroscope knows something at this shift. */
  RotationCovariance(List<Turn> seen, GyroAngles angles, long offset) {
    List<double[]> rows = new ArrayList<>();
    for (Turn turn : seen) {
      long start = turn.startNanos() + offset;
      long end = turn.endNanos() + offset;
      if (angles.covers(start, end)) {
        rows.add(
            new double[] {
              turn.x(),
              turn.y(),
              turn.z(),
              angles.rate(0, start, end),
              angles.rate(1, start, end),
              angles.rate(2, start, end)
            });
      }
    }
    count = rows.size();
    rows.forEach(row -> add(means, row));
    for (int i = 0; i < means.length && count > 0; i++) {
      means[i] /= count;
    }
    for (double[] row : rows) {
      for (int i = 0; i < 6; i++) {
        row[i] -= means[i];
      }
      for (int a = 0; a < 3; a++) {
        ofSeen[a] += row[a] * row[a] / count;
        ofGyro[a] += row[3 + a] * row[3 + a] / count;
        for (int b = 0; b < 3; b++) {
          shared[a][b] += row[a] * row[3 + b] / count;
        }
      }
    }
  }

  private static void add(double[] sums, double[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += row[i];
    }
  }

  /** Mean angular velocity about one of the gyroscope's axes. */
  double mean(int gyroAxis) {
    return means[3 + gyroAxis];
  }

  /** Mean of what is seen about one of the picture's axes. */
  double seenMean(int axis) {
    return means[axis];
  }

  int count() {
    return count;
  }

  /** Standard deviation of the gyroscope about one of its axes, in rad/s. */
  double excitation(int gyroAxis) {
    return Math.sqrt(ofGyro[gyroAxis]);
  }

  double excitation() {
    return Math.sqrt(ofGyro[0] + ofGyro[1] + ofGyro[2]);
  }

  /** Standard deviation of what is seen about one axis of the picture. */
  double seen(int axis) {
    return Math.sqrt(ofSeen[axis]);
  }

  /**
   * Which axis of the gyroscope goes with each of the picture's, and which way.
   *
   * @param order the gyroscope's axis for x, y and z of the picture
   * @param signs 1 where both point the same way, else -1
   */
  record Assignment(List<Integer> order, List<Integer> signs) {
    Assignment {
      order = List.copyOf(order);
      signs = List.copyOf(signs);
    }
  }

  /** The one of 24 that keep the hand under which they go together best. */
  Assignment best() {
    double most = Double.NEGATIVE_INFINITY;
    Assignment best = new Assignment(List.of(0, 1, 2), List.of(1, 1, 1));
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
          best =
              new Assignment(
                  List.of(ORDERS[o][0], ORDERS[o][1], ORDERS[o][2]), List.of(s[0], s[1], s[2]));
        }
      }
    }
    return best;
  }

  double together(Assignment assignment, int axis) {
    return assignment.signs().get(axis) * shared[axis][assignment.order().get(axis)];
  }

  /** Correlation about one axis of the picture; 0 if the picture tells nothing about it. */
  double correlation(Assignment assignment, int axis) {
    double scale = Math.sqrt(ofSeen[axis] * ofGyro[assignment.order().get(axis)]);
    return scale > 0 ? together(assignment, axis) / scale : 0;
  }

  /** Correlation of several axes of the picture together. */
  double correlation(Assignment assignment, List<Integer> axes) {
    double sum = 0;
    double seen = 0;
    double gyro = 0;
    for (int axis : axes) {
      sum += together(assignment, axis);
      seen += ofSeen[axis];
      gyro += ofSeen[axis] > 0 ? ofGyro[assignment.order().get(axis)] : 0;
    }
    return seen > 0 && gyro > 0 ? sum / Math.sqrt(seen * gyro) : 0;
  }

  /** What is seen for one rad/s about several axes of the picture, by least squares. */
  double gain(Assignment assignment, List<Integer> axes) {
    double sum = 0;
    double gyro = 0;
    for (int axis : axes) {
      sum += together(assignment, axis);
      gyro += ofGyro[assignment.order().get(axis)];
    }
    return gyro > 0 ? sum / gyro : 0;
  }
}
