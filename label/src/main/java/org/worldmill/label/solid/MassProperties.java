package org.worldmill.label.solid;

import org.worldmill.schemas.media.Mesh;

/**
 * Volume, centre and inertia of the body inside a closed surface, at a density of 1 (mass a cubic
 * unit of length). Parts that overlap count as often as they overlap; faces that look inwards give
 * a negative volume.
 *
 * <p>Polyhedral closed forms, exact but for rounding: a face (a, b, c) and the origin span a
 * tetrahedron whose moments are summed (Blow, "How to find the inertia tensor (or other mass
 * properties) of a 3D solid body represented by a triangle mesh", 2004), after the mean of the
 * corners is subtracted, which keeps the precision of bodies far from the origin.
 *
 * @param volume in cubic units of length
 * @param centre centre of mass; of no meaning where the volume is 0
 * @param inertia about the centre of mass, along the model's axes, in units of length^5
 */
public record MassProperties(double volume, Vector centre, SymmetricMatrix inertia) {

  /** Of a mesh as it is, whether or not its surface is closed. */
  public static MassProperties of(Mesh mesh) {
    return of(mesh.positions(), mesh.triangles());
  }

  /** Of triangles over x, y, z of vertices. */
  public static MassProperties of(double[] p, int[] corners) {
    Vector mean = mean(p, corners);
    Sums sums = new Sums();
    for (int i = 0; i < corners.length; i += 3) {
      sums.add(p, 3 * corners[i], 3 * corners[i + 1], 3 * corners[i + 2], mean);
    }
    return sums.properties(mean);
  }

  /** The mean of all corners of triangles; the origin if there are none. */
  public static Vector mean(double[] p, int[] corners) {
    double x = 0;
    double y = 0;
    double z = 0;
    double share = 1.0 / Math.max(1, corners.length);
    for (int corner : corners) {
      x += share * p[3 * corner];
      y += share * p[3 * corner + 1];
      z += share * p[3 * corner + 2];
    }
    return new Vector(x, y, z);
  }

  /** This body and another as one. */
  public MassProperties plus(MassProperties other) {
    double both = volume + other.volume;
    Vector middle = centre.times(volume).plus(other.centre.times(other.volume)).times(1 / both);
    return new MassProperties(both, middle, about(middle).plus(other.about(middle)));
  }

  /** Its inertia about another point. */
  public SymmetricMatrix about(Vector point) {
    return inertia.plus(SymmetricMatrix.square(point.minus(centre)).complement().times(volume));
  }

  /** The same body in another unit of length, in which it is so many times as large. */
  public MassProperties scaled(double factor) {
    double cube = factor * factor * factor;
    return new MassProperties(
        volume * cube, centre.times(factor), inertia.times(cube * factor * factor));
  }

  /** Moments and axes of inertia. */
  public PrincipalAxes principal() {
    return PrincipalAxes.of(inertia);
  }

  /** Whether all of it could be computed. */
  public boolean isFinite() {
    return Double.isFinite(volume) && inertia.isFinite() && Double.isFinite(centre.length());
  }

  /** Moments of tetrahedra from the origin. */
  private static final class Sums {

    private double volume;
    private double mx;
    private double my;
    private double mz;
    private double xx;
    private double yy;
    private double zz;
    private double xy;
    private double yz;
    private double zx;

    void add(double[] p, int a, int b, int c, Vector mean) {
      double ax = p[a] - mean.x();
      double ay = p[a + 1] - mean.y();
      double az = p[a + 2] - mean.z();
      double bx = p[b] - mean.x();
      double by = p[b + 1] - mean.y();
      double bz = p[b + 2] - mean.z();
      double cx = p[c] - mean.x();
      double cy = p[c + 1] - mean.y();
      double cz = p[c + 2] - mean.z();
      double det = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
      double sx = ax + bx + cx;
      double sy = ay + by + cy;
      double sz = az + bz + cz;
      volume += det;
      mx += det * sx;
      my += det * sy;
      mz += det * sz;
      xx += det * (ax * ax + bx * bx + cx * cx + sx * sx);
      yy += det * (ay * ay + by * by + cy * cy + sy * sy);
      zz += det * (az * az + bz * bz + cz * cz + sz * sz);
      xy += det * (ax * ay + bx * by + cx * cy + sx * sy);
      yz += det * (ay * az + by * bz + cy * cz + sy * sz);
      zx += det * (az * ax + bz * bx + cz * cx + sz * sx);
    }

    MassProperties properties(Vector mean) {
      double v = volume / 6;
      Vector offset = v == 0 ? Vector.ZERO : new Vector(mx, my, mz).times(1 / (24 * v));
      SymmetricMatrix moments =
          new SymmetricMatrix(xx, yy, zz, xy, yz, zx)
              .times(1.0 / 120)
              .plus(SymmetricMatrix.square(offset).times(-v));
      return new MassProperties(v, mean.plus(offset), moments.complement());
    }
  }
}
