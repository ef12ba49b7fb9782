package org.worldmill.bench.truth;

/** What must not depend on how a film is coded, how large it is or how many pictures it has. */
enum Invariant {
  GRAVITY("gravity", "%", Scale.RELATIVE, 1),
  RESTITUTION("restitution", "", Scale.ABSOLUTE, 0.01),
  CONTACT("contacts", "ms", Scale.MILLIS, 2),
  PERIOD("period", "%", Scale.RELATIVE, 1),
  TURN("rotation rate", "deg/s", Scale.DEGREES, 0.1),
  ZOOM("zoom rate", "1/s", Scale.ABSOLUTE, 0.005),
  PARALLAX("parallax", "widths/s", Scale.ABSOLUTE, 0.002),
  MOTION("motion_score", "%", Scale.RELATIVE, 10),
  MOVING("moving_area_share", "of the picture", Scale.ABSOLUTE, 0.02),
  OWN("own_area_share", "of the picture", Scale.ABSOLUTE, 0.02);

  private enum Scale {
    /** In hundredths of the reference's value. */
    RELATIVE(100),
    ABSOLUTE(1),
    /** Of values in seconds. */
    MILLIS(1000),
    /** Of values in radians. */
    DEGREES(180 / Math.PI);

    private final double factor;

    Scale(double factor) {
      this.factor = factor;
    }
  }

  private final String signal;
  private final String unit;
  private final Scale scale;
  private final double tolerance;

  Invariant(String signal, String unit, Scale scale, double tolerance) {
    this.signal = signal;
    this.unit = unit;
    this.scale = scale;
    this.tolerance = tolerance;
  }

  /** Its name in the table. */
  String signal() {
    return signal;
  }

  /** The unit of differences. */
  String unit() {
    return unit;
  }

  /** The greatest difference that is allowed, in the unit of differences. */
  double tolerance() {
    return tolerance;
  }

  /** A length on the values' scale as one in the unit of differences, by a reference's value. */
  double difference(double length, double reference) {
    return scale.factor * length / (scale == Scale.RELATIVE ? Math.abs(reference) : 1);
  }
}
