package org.worldmill.label.solid;

import java.util.ArrayList;
import java.util.List;

/**
 * How nearly a shape falls onto itself when it is mirrored at a plane through its centre or turned
 * about an axis through it. The residual of a motion is the root mean square distance from moved
 * points of the surface to the surface, as a share of the shape's root mean square radius.
 *
 * <p>Distances are to the planes of the nearest sample points, which sees through the spacing of
 * the samples.
 */
public final class Symmetry {

  /** Residuals below this count as symmetric; evenly random samples of the same ball reach 0.01. */
  public static final double SYMMETRIC = 0.02;

  private static final int NEAREST = 6;
  private static final int QUERIES = 1024;

  private final double[] points;
  private final double[] normals;
  private final NearestPoints tree;
  private final double radius;
  private final double[] squares = new double[NEAREST];
  private final int[] numbers = new int[NEAREST];

  /**
   * Over samples of a surface.
   *
   * @param points x, y, z of each, around the origin as their centre
   * @param normals unit normal of the surface at each
   */
  public Symmetry(double[] points, double[] normals) {
    this.points = points;
    this.normals = normals;
    tree = new NearestPoints(points);
    double sum = 0;
    for (double value : points) {
      sum += value * value;
    }
    radius = Math.sqrt(3 * sum / points.length);
  }

  /** The residual of mirroring at the plane through the centre with this unit normal. */
  public double mirrored(Vector normal) {
    double sum = 0;
    int step = Math.max(1, points.length / 3 / QUERIES);
    int count = 0;
    for (int i = 0; i < points.length / 3; i += step) {
      Vector p = Vector.at(points, i);
      sum += square(p.minus(normal.times(2 * p.dot(normal))));
      count++;
    }
    return Math.sqrt(sum / count) / radius;
  }

  /** The residual of turning about this unit axis by an angle. */
  public double turned(Vector axis, double angleRad) {
    double sum = 0;
    double c = Math.cos(angleRad);
    double s = Math.sin(angleRad);
    int step = Math.max(1, points.length / 3 / QUERIES);
    int count = 0;
    for (int i = 0; i < points.length / 3; i += step) {
      Vector p = Vector.at(points, i);
      sum +=
          square(p.times(c).plus(axis.cross(p).times(s)).plus(axis.times(axis.dot(p) * (1 - c))));
      count++;
    }
    return Math.sqrt(sum / count) / radius;
  }

  /**
   * Into how many equal parts a full turn about this axis divides the shape: the greatest of 2 to
   * 12 whose residual is {@link #SYMMETRIC}; 0 for a body of revolution, which every angle leaves
   * as it is; 1 if none does.
   */
  public int order(Vector axis) {
    List<Integer> orders = new ArrayList<>();
    for (int order = 2; order <= 12; order++) {
      if (turned(axis, 2 * Math.PI / order) < SYMMETRIC) {
        orders.add(order);
      }
    }
    if (orders.isEmpty()) {
      return 1;
    }
    boolean round = orders.size() == 11 && turned(axis, 1) < SYMMETRIC;
    return round ? 0 : orders.get(orders.size() - 1);
  }

  private double square(Vector at) {
    int found = tree.find(at.x(), at.y(), at.z(), squares, numbers);
    double least = squares[0];
    for (int i = 0; i < found; i++) {
      Vector offset = at.minus(Vector.at(points, numbers[i]));
      double height = offset.dot(Vector.at(normals, numbers[i]));
      // A plane is the surface near its own point alone.
      double reach = 2 * squares[0] + 1e-12 * radius * radius;
      if (offset.dot(offset) - height * height <= reach) {
        least = Math.min(least, height * height);
      }
    }
    return least;
  }
}
