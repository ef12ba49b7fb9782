package org.worldmill.schemas.media;

import java.util.Objects;

/**
 * A small rough picture, cheap enough to look at every frame: what shot detectors and counters of
 * repeated frames compare. Always made by the same steps from the same picture; unlike {@link
 * Frame#luma} it need not have looked at every sample.
 *
 * @param luma at most {@value #SIDE} samples wide and high; 8 bits, full range
 * @param blue Cb at half that size, rounded up
 * @param red Cr at half that size, rounded up
 */
public record Sketch(Plane luma, Plane blue, Plane red) {

  /** The longest side of a sketch's luma. */
  public static final int SIDE = 160;

  public Sketch {
    Objects.requireNonNull(luma);
    Objects.requireNonNull(blue);
    Objects.requireNonNull(red);
  }
}
