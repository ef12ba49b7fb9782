package org.worldmill.ingest.mesh;

/** An affine map of space: three rows of four. Immutable. */
public final class Affine {

  /** Leaves every point where it is. */
  public static final Affine IDENTITY =
      new Affine(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0});

  private final double[] rows;

  private Affine(double[] rows) {
    this.rows = rows;
  }

  /**
   * From 16 numbers, column after column, as glTF stores them; the last row is taken as 0 0 0 1.
   */
  public static Affine ofColumns(double[] m) {
    double[] rows = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        rows[4 * row + column] = m[4 * column + row];
      }
    }
    return new Affine(rows);
  }

  /** Scales, then turns, then moves. The quaternion (x, y, z, w) is made a unit one. */
  public static Affine of(double[] translation, double[] quaternion, double[] scale) {
    double norm = 0;
    for (double part : quaternion) {
      norm += part * part;
    }
    double s = norm == 0 ? 0 : 2 / norm;
    double x = quaternion[0];
    double y = quaternion[1];
    double z = quaternion[2];
    double w = quaternion[3];
    double[] turn = {
      1 - s * (y * y + z * z),
      s * (x * y - z * w),
      s * (x * z + y * w),
      s * (x * y + z * w),
      1 - s * (x * x + z * z),
      s * (y * z - x * w),
      s * (x * z - y * w),
      s * (y * z + x * w),
      1 - s * (x * x + y * y)
    };
    double[] rows = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        rows[4 * row + column] = turn[3 * row + column] * scale[column];
      }
      rows[4 * row + 3] = translation[row];
    }
    return new Affine(rows);
  }

  /** This map after {@code first}. */
  public Affine after(Affine first) {
    double[] product = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        double sum = column == 3 ? rows[4 * row + 3] : 0;
        for (int k = 0; k < 3; k++) {
          sum += rows[4 * row + k] * first.rows[4 * k + column];
        }
        product[4 * row + column] = sum;
      }
    }
    return new Affine(product);
  }

  /** Undoes this map; one that flattens space is undone by leaving every point where it is. */
  public Affine inverse() {
    double[] r = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        int a = 4 * ((column + 1) % 3);
        int b = 4 * ((column + 2) % 3);
        int c = (row + 1) % 3;
        int d = (row + 2) % 3;
        r[4 * row + column] = rows[a + c] * rows[b + d] - rows[a + d] * rows[b + c];
      }
    }
    double determinant = rows[0] * r[0] + rows[1] * r[4] + rows[2] * r[8];
    if (determinant == 0 || !Double.isFinite(1 / determinant)) {
      return IDENTITY;
    }
    for (int row = 0; row < 3; row++) {
      double moved = 0;
      for (int column = 0; column < 3; column++) {
        r[4 * row + column] /= determinant;
        moved -= r[4 * row + column] * rows[4 * column + 3];
      }
      r[4 * row + 3] = moved;
    }
    return new Affine(r);
  }

  /** Coordinate {@code axis} of the image of a point. */
  public double apply(int axis, double x, double y, double z) {
    int at = 4 * axis;
    return rows[at] * x + rows[at + 1] * y + rows[at + 2] * z + rows[at + 3];
  }

  /**
   * A normal's image, of unit length: by the matrix of cofactors, which is the inverse transpose
   * but for its scale and also there where the map flattens space.
   */
  public double[] normal(double x, double y, double z) {
    double[] n = new double[3];
    double sign = mirrors() ? -1 : 1;
    double norm = 0;
    for (int row = 0; row < 3; row++) {
      int a = 4 * ((row + 1) % 3);
      int b = 4 * ((row + 2) % 3);
      n[row] =
          sign
              * ((rows[a + 1] * rows[b + 2] - rows[a + 2] * rows[b + 1]) * x
                  + (rows[a + 2] * rows[b] - rows[a] * rows[b + 2]) * y
                  + (rows[a] * rows[b + 1] - rows[a + 1] * rows[b]) * z);
      norm += n[row] * n[row];
    }
    norm = Math.sqrt(norm);
    for (int row = 0; row < 3 && norm > 0; row++) {
      n[row] /= norm;
    }
    return n;
  }

  /** Whether it turns left hands into right ones. */
  public boolean mirrors() {
    double determinant =
        rows[0] * (rows[5] * rows[10] - rows[6] * rows[9])
            - rows[1] * (rows[4] * rows[10] - rows[6] * rows[8])
            + rows[2] * (rows[4] * rows[9] - rows[5] * rows[8]);
    return determinant < 0;
  }
}
