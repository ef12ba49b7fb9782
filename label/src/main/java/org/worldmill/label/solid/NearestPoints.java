package org.worldmill.label.solid;

import java.util.Arrays;

/**
 * The points nearest to a place, by a balanced tree that halves along the widest side (Bentley,
 * "Multidimensional binary search trees", 1975). Deterministic; built in n log n; one query at a
 * time.
 */
public final class NearestPoints {

  private static final int LEAF = 8;

  private final double[] points;
  private final int[] order;
  private final byte[] axes;
  private double[] distances = new double[0];
  private int[] nearest = new int[0];
  private int found;
  private double x;
  private double y;
  private double z;

  /** Over x, y, z of points, which the caller leaves alone. */
  public NearestPoints(double[] points) {
    this.points = points;
    order = new int[points.length / 3];
    axes = new byte[order.length];
    Arrays.setAll(order, i -> i);
    divide(0, order.length);
  }

  /**
   * The points nearest to a place, the nearest first; as many as the array has room for, or as
   * there are.
   *
   * @param squares where the squares of their distances go
   * @param numbers where their numbers go, as long as the other
   * @return how many were found
   */
  public int find(double px, double py, double pz, double[] squares, int[] numbers) {
    x = px;
    y = py;
    z = pz;
    distances = squares;
    nearest = numbers;
    found = 0;
    search(0, order.length);
    return found;
  }

  private void search(int from, int to) {
    if (to - from <= LEAF) {
      for (int i = from; i < to; i++) {
        offer(order[i]);
      }
      return;
    }
    int middle = (from + to) >>> 1;
    int axis = axes[middle];
    double beyond = (axis == 0 ? x : axis == 1 ? y : z) - points[3 * order[middle] + axis];
    offer(order[middle]);
    if (beyond < 0) {
      search(from, middle);
    } else {
      search(middle + 1, to);
    }
    if (found < distances.length || beyond * beyond < distances[found - 1]) {
      if (beyond < 0) {
        search(middle + 1, to);
      } else {
        search(from, middle);
      }
    }
  }

  private void offer(int point) {
    double dx = points[3 * point] - x;
    double dy = points[3 * point + 1] - y;
    double dz = points[3 * point + 2] - z;
    double square = dx * dx + dy * dy + dz * dz;
    if (found == distances.length && !(square < distances[found - 1])) {
      return;
    }
    int at = found < distances.length ? found++ : found - 1;
    while (at > 0 && distances[at - 1] > square) {
      distances[at] = distances[at - 1];
      nearest[at] = nearest[at - 1];
      at--;
    }
    distances[at] = square;
    nearest[at] = point;
  }

  private void divide(int from, int to) {
    if (to - from <= LEAF) {
      return;
    }
    int axis = widest(from, to);
    int middle = (from + to) >>> 1;
    select(from, to - 1, middle, axis);
    axes[middle] = (byte) axis;
    divide(from, middle);
    divide(middle + 1, to);
  }

  private int widest(int from, int to) {
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    int step = Math.max(1, (to - from) / 1024);
    for (int i = from; i < to; i += step) {
      for (int axis = 0; axis < 3; axis++) {
        double value = points[3 * order[i] + axis];
        low[axis] = Math.min(low[axis], value);
        high[axis] = Math.max(high[axis], value);
      }
    }
    double sx = high[0] - low[0];
    double sy = high[1] - low[1];
    double sz = high[2] - low[2];
    return sx >= sy && sx >= sz ? 0 : sy >= sz ? 1 : 2;
  }

  /** Hoare's selection (1961), the middle of three as pivot: the wanted one comes to its place. */
  private void select(int first, int last, int wanted, int axis) {
    int low = first;
    int high = last;
    while (low < high) {
      double a = value(low, axis);
      double b = value((low + high) >>> 1, axis);
      double c = value(high, axis);
      double pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
      int i = low;
      int j = high;
      while (i <= j) {
        while (value(i, axis) < pivot) {
          i++;
        }
        while (value(j, axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private double value(int place, int axis) {
    return points[3 * order[place] + axis];
  }
}
