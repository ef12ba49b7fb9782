package org.worldmill.label.camera;

/**
 * How fast a camera moves, in each way there is. Turns are in radians; ways are in distances of the
 * scene's middle point, which is what can be seen of them.
 *
 * @param turn rotation: x tilts up, y pans to the right, z rolls clockwise
 * @param zoom logarithm of the enlargement
 * @param way translation: x trucks to the right, y pedestals down, z dollies in
 */
public record Rates(Vec turn, double zoom, Vec way) {

  /** Stands. */
  public static final Rates NONE = new Rates(Vec.ZERO, 0, Vec.ZERO);

  /** Sum. */
  public Rates plus(Rates other) {
    return new Rates(turn.plus(other.turn), zoom + other.zoom, way.plus(other.way));
  }

  /** Multiple. */
  public Rates times(double factor) {
    return new Rates(turn.times(factor), zoom * factor, way.times(factor));
  }

  /** The same with another turn. */
  Rates turned(Vec other) {
    return new Rates(other, zoom, way);
  }

  /** How far along a primitive's axis; positive in its direction. */
  double along(Primitive primitive) {
    double value =
        switch (primitive.axis()) {
          case NONE -> 0;
          case TILT -> turn.x();
          case PAN -> turn.y();
          case ROLL -> turn.z();
          case ZOOM -> zoom;
          case TRUCK -> way.x();
          case PEDESTAL -> way.y();
          case DOLLY -> way.z();
        };
    return value * primitive.sign();
  }
}
