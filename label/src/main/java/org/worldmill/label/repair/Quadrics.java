package org.worldmill.label.repair;

import org.worldmill.label.solid.Vector;

/**
 * For each vertex the sum of squared distances to planes, as a quadratic form about the first point
 * of all, which keeps it exact far from the origin.
 */
final class Quadrics {

  private static final int SIZE = 10;

  /** Worse conditioned minima are not believed; an end or the middle is taken instead. */
  private static final double LEAST_DETERMINANT = 1e-6;

  private final double[] forms;
  private final double[] origin = new double[3];
  private boolean placed;

  Quadrics(int vertices) {
    forms = new double[SIZE * vertices];
  }

  /** Adds the plane through a point, with a weight. */
  void add(int vertex, Vector normal, Vector point, double weight) {
    if (!placed) {
      origin[0] = point.x();
      origin[1] = point.y();
      origin[2] = point.z();
      placed = true;
    }
    double x = normal.x();
    double y = normal.y();
    double z = normal.z();
    double d = -normal.dot(point.minus(new Vector(origin[0], origin[1], origin[2])));
    int at = SIZE * vertex;
    forms[at] += weight * x * x;
    forms[at + 1] += weight * x * y;
    forms[at + 2] += weight * x * z;
    forms[at + 3] += weight * x * d;
    forms[at + 4] += weight * y * y;
    forms[at + 5] += weight * y * z;
    forms[at + 6] += weight * y * d;
    forms[at + 7] += weight * z * z;
    forms[at + 8] += weight * z * d;
    forms[at + 9] += weight * d * d;
  }

  void merge(int kept, int gone) {
    for (int k = 0; k < SIZE; k++) {
      forms[SIZE * kept + k] += forms[SIZE * gone + k];
    }
  }

  /** The place of least cost: the minimum of both forms, or else the best of ends and middle. */
  Vector best(int a, int b, Vector from, Vector to) {
    double[] q = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      q[k] = forms[SIZE * a + k] + forms[SIZE * b + k];
    }
    double c0 = q[4] * q[7] - q[5] * q[5];
    double c1 = q[2] * q[5] - q[1] * q[7];
    double c2 = q[1] * q[5] - q[2] * q[4];
    double determinant = q[0] * c0 + q[1] * c1 + q[2] * c2;
    double trace = (q[0] + q[4] + q[7]) / 3;
    Vector middle = from.plus(to).times(0.5);
    if (determinant > LEAST_DETERMINANT * trace * trace * trace) {
      double x = -(q[3] * c0 + q[6] * c1 + q[8] * c2) / determinant;
      double y =
          -(q[3] * c1 + q[6] * (q[0] * q[7] - q[2] * q[2]) + q[8] * (q[1] * q[2] - q[0] * q[5]))
              / determinant;
      double z =
          -(q[3] * c2 + q[6] * (q[1] * q[2] - q[0] * q[5]) + q[8] * (q[0] * q[4] - q[1] * q[1]))
              / determinant;
      Vector found = new Vector(x + origin[0], y + origin[1], z + origin[2]);
      if (found.minus(middle).length() <= 2 * to.minus(from).length()) {
        return found;
      }
    }
    Vector best = middle;
    for (Vector end : new Vector[] {from, to}) {
      best = cost(q, end) < cost(q, best) ? end : best;
    }
    return best;
  }

  double cost(int a, int b, Vector at) {
    double[] q = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      q[k] = forms[SIZE * a + k] + forms[SIZE * b + k];
    }
    return cost(q, at);
  }

  private double cost(double[] q, Vector at) {
    double x = at.x() - origin[0];
    double y = at.y() - origin[1];
    double z = at.z() - origin[2];
    return x * (q[0] * x + 2 * q[1] * y + 2 * q[2] * z + 2 * q[3])
        + y * (q[4] * y + 2 * q[5] * z + 2 * q[6])
        + z * (q[7] * z + 2 * q[8])
        + q[9];
  }
}
