package org.worldmill.label.mesh;

import org.worldmill.schemas.media.SignalValue;

/** Units of signals in a model's own unit of length, and values that may overflow. */
final class Lengths {

  static final String UNIT = "model unit";
  static final String SQUARE = "model unit^2";
  static final String CUBE = "model unit^3";
  static final String FIFTH = "model unit^5";
  static final String TOO_LARGE = "the coordinates are too large to compute it";
  static final String POINT_CLOUD = "a point cloud has no faces";

  private Lengths() {}

  /** The number, or its absence where the coordinates are too large to compute with. */
  static SignalValue value(double number) {
    return Double.isFinite(number) ? SignalValue.of(number) : SignalValue.absent(TOO_LARGE);
  }
}
