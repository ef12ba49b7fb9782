package org.worldmill.label.scene;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A round thing.
 *
 * @param motion where its centre is
 * @param radiusPx its nominal radius
 * @param luma its mean grey level, 0..255
 * @param shading difference of grey between its lit upper left and its lower right
 * @param marks what is drawn on it; empty if nothing is
 */
public record Body(
    Motion motion, double radiusPx, double luma, double shading, Optional<Marks> marks) {

  /** A plain one. */
  public Body(Motion motion, double radiusPx, double luma, double shading) {
    this(motion, radiusPx, luma, shading, Optional.empty());
  }

  /**
   * Blotches that turn with it.
   *
   * @param contrast their range of grey levels
   * @param seed what tells them from others
   * @param radians how far it has turned clockwise, by seconds since the film's start
   */
  public record Marks(double contrast, int seed, DoubleUnaryOperator radians) {

    /** Change of grey at a place on it, in radii from its centre. */
    double at(double x, double y, double t) {
      double angle = radians.applyAsDouble(t);
      double u = Math.cos(angle) * x + Math.sin(angle) * y;
      double v = Math.cos(angle) * y - Math.sin(angle) * x;
      return contrast * (Noise.cloud(1.6 * u + 40, 1.6 * v + 40, 2, seed) - 0.5);
    }

    /** The same in a film shown backwards from an end. */
    Marks backwards(double end) {
      return new Marks(contrast, seed, t -> radians.applyAsDouble(end - t));
    }
  }
}
