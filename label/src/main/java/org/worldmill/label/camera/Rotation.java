package org.worldmill.label.camera;

/**
 * A rotation of space, as a matrix by rows.
 *
 * @param first first row
 * @param second second row
 * @param third third row
 */
public record Rotation(Vec first, Vec second, Vec third) {

  /** Turns nothing. */
  public static final Rotation NONE =
      new Rotation(new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1));

  /** About an axis, by the vector's length in radians (Rodrigues). */
  public static Rotation by(Vec turn) {
    double angle = turn.length();
    double a = angle < 1e-9 ? 1 : Math.sin(angle) / angle;
    double b = angle < 1e-9 ? 0.5 : (1 - Math.cos(angle)) / (angle * angle);
    double x = turn.x();
    double y = turn.y();
    double z = turn.z();
    return new Rotation(
        new Vec(1 - b * (y * y + z * z), b * x * y - a * z, b * x * z + a * y),
        new Vec(b * x * y + a * z, 1 - b * (x * x + z * z), b * y * z - a * x),
        new Vec(b * x * z - a * y, b * y * z + a * x, 1 - b * (x * x + y * y)));
  }

  /** Where a vector is turned to. */
  public Vec of(Vec v) {
    return new Vec(first.dot(v), second.dot(v), third.dot(v));
  }

  /** The rotation back. */
  public Rotation inverse() {
    return new Rotation(
        new Vec(first.x(), second.x(), third.x()),
        new Vec(first.y(), second.y(), third.y()),
        new Vec(first.z(), second.z(), third.z()));
  }

  /** First another, then this. */
  public Rotation after(Rotation other) {
    Rotation columns = other.inverse();
    return new Rotation(columns.of(first), columns.of(second), columns.of(third));
  }

  /** Its axis, as long as its angle in radians, below a half turn. */
  public Vec vector() {
    Vec twice =
        new Vec(third.y() - second.z(), first.z() - third.x(), second.x() - first.y()).times(0.5);
    double sine = twice.length();
    double cosine = (first.x() + second.y() + third.z() - 1) / 2;
    double angle = Math.atan2(sine, cosine);
    return sine < 1e-9 ? twice : twice.times(angle / sine);
  }
}
