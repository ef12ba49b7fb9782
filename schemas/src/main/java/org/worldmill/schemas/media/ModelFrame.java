package org.worldmill.schemas.media;

import java.util.Optional;

/**
 * How a model's coordinates relate to the world, as far as its file or its format's standard states
 * it; habits of a format (STL is mostly z up) are no statement.
 *
 * @param up the axis that points up
 * @param metresPerUnit length of one unit, in metres, above 0 and finite
 */
public record ModelFrame(Optional<Axis> up, Optional<Double> metresPerUnit) {

  /** Nothing is stated. */
  public static final ModelFrame UNSTATED = new ModelFrame(Optional.empty(), Optional.empty());

  /** A direction along a model's own axes. */
  public enum Axis {
    /** +x. */
    X,
    /** +y: glTF. */
    Y,
    /** +z: URDF, MJCF, 3MF, LAS. */
    Z,
    /** -x. */
    MINUS_X,
    /** -y: cameras, so Gaussian splats. */
    MINUS_Y,
    /** -z. */
    MINUS_Z
  }

  /**
   * Checks the unit.
   *
   * @throws IllegalArgumentException if the unit is not above 0 and finite
   */
  public ModelFrame {
    if (metresPerUnit.isPresent()
        && !(metresPerUnit.get() > 0 && Double.isFinite(metresPerUnit.get()))) {
      throw new IllegalArgumentException("a unit of " + metresPerUnit.get() + " m");
    }
  }

  /** Both stated. */
  public static ModelFrame of(Axis up, double metresPerUnit) {
    return new ModelFrame(Optional.of(up), Optional.of(metresPerUnit));
  }

  /** The axis alone stated. */
  public static ModelFrame of(Axis up) {
    return new ModelFrame(Optional.of(up), Optional.empty());
  }
}
