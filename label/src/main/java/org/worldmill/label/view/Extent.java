package org.worldmill.label.view;

import java.util.Arrays;
import java.util.BitSet;
import org.worldmill.schemas.media.Mesh;

/**
 * Where a model lies: the middle of its box, and a unit near its size. Coordinates less the middle
 * and divided by the unit are near 1 however large or far away a model is. A model with faces
 * reaches as far as they do; a few points far from all others of a cloud are noise.
 */
final class Extent {

  /** This share of a cloud on each side of each axis may be noise. */
  private static final double STRAY_SHARE = 0.01;

  /** It is noise if the cloud is more than so many times as wide with it as without. */
  private static final double STRAY_FACTOR = 1.6;

  private static final int MOST_SORTED = 200_000;

  private final double[] positions;
  private final BitSet counted;
  private final double[] middle = new double[3];
  private final double[] half = new double[3];
  private final double unit;

  Extent(Mesh mesh) {
    positions = mesh.positions();
    double[] low = new double[3];
    double[] high = new double[3];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    if (mesh.triangleCount() > 0) {
      counted = new BitSet(mesh.vertexCount());
      for (int vertex : mesh.triangles()) {
        counted.set(vertex);
      }
      box(low, high);
    } else if (mesh.vertexCount() == 0) {
      counted = new BitSet();
      Arrays.fill(low, 0);
      Arrays.fill(high, 0);
    } else {
      trim(low, high);
      counted = inside(low, high);
    }
    double most = 0;
    for (int axis = 0; axis < 3; axis++) {
      // Halves first: the sum of two huge numbers is no number.
      middle[axis] = low[axis] / 2 + high[axis] / 2;
      half[axis] = high[axis] / 2 - low[axis] / 2;
      most = Math.max(most, half[axis]);
    }
    unit = most > 0 ? Math.scalb(1.0, Math.max(-1000, Math.getExponent(most))) : 1;
  }

  private void box(double[] low, double[] high) {
    for (int v = counted.nextSetBit(0); v >= 0; v = counted.nextSetBit(v + 1)) {
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], positions[3 * v + axis]);
        high[axis] = Math.max(high[axis], positions[3 * v + axis]);
      }
    }
  }

  private void trim(double[] low, double[] high) {
    int step = (positions.length / 3 - 1) / MOST_SORTED + 1;
    int count = (positions.length / 3 - 1) / step + 1;
    int cut = (int) (count * STRAY_SHARE);
    double[] sorted = new double[count];
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < count; i++) {
        sorted[i] = positions[3 * i * step + axis];
      }
      Arrays.sort(sorted);
      double most = sorted[count - 1 - cut] / 2 - sorted[cut] / 2;
      double all = sorted[count - 1] / 2 - sorted[0] / 2;
      int from = all > STRAY_FACTOR * most ? cut : 0;
      low[axis] = sorted[from];
      high[axis] = sorted[count - 1 - from];
    }
  }

  private BitSet inside(double[] low, double[] high) {
    BitSet inside = new BitSet(positions.length / 3);
    for (int v = 0; v < positions.length / 3; v++) {
      boolean in = true;
      for (int axis = 0; axis < 3; axis++) {
        double at = positions[3 * v + axis];
        in &= low[axis] <= at && at <= high[axis];
      }
      inside.set(v, in);
    }
    return inside;
  }

  double middle(int axis) {
    return middle[axis];
  }

  /** Half of the box's size, in model units. */
  double half(int axis) {
    return half[axis];
  }

  /** A power of two near the model's size, in model units. */
  double unit() {
    return unit;
  }

  /** A coordinate less the middle, in {@link #unit}s. */
  double scaled(int vertex, int axis) {
    return (positions[3 * vertex + axis] - middle[axis]) / unit;
  }

  /**
   * How far a camera that is turned like this must stand back from the middle, in model units, for
   * all that counts to lie within a picture.
   *
   * @param slope half the picture's width over the focal length
   */
  double distance(Pose pose, double slope) {
    double least = 0;
    for (int v = counted.nextSetBit(0); v >= 0; v = counted.nextSetBit(v + 1)) {
      double px = scaled(v, 0);
      double py = scaled(v, 1);
      double pz = scaled(v, 2);
      double x = pose.turn(0, 0) * px + pose.turn(0, 1) * py + pose.turn(0, 2) * pz;
      double y = pose.turn(1, 0) * px + pose.turn(1, 1) * py + pose.turn(1, 2) * pz;
      double z = pose.turn(2, 0) * px + pose.turn(2, 1) * py + pose.turn(2, 2) * pz;
      least = Math.max(least, Math.max(Math.abs(x), Math.abs(y)) / slope - z);
    }
    // A point, or a line seen from its end, has no size that would ask for a distance.
    return Math.max(least, 0.01) * unit;
  }
}
