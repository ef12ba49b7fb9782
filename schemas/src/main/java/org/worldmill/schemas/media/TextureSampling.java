package org.worldmill.schemas.media;

import java.util.List;

/**
 * How a picture is laid on a surface, in the terms of glTF 2.0: texture coordinates are mapped,
 * brought into the picture, and read there.
 *
 * @param across what happens to coordinates left and right of the picture
 * @param down likewise above and below
 * @param smooth whether the four pixels around a place are mixed; else the nearest one is taken
 * @param map six numbers a to f: u becomes a u + b v + c, v becomes d u + e v + f
 */
public record TextureSampling(Wrap across, Wrap down, boolean smooth, List<Double> map) {

  /** Repeated both ways, smooth, not mapped. */
  public static final TextureSampling PLAIN =
      new TextureSampling(Wrap.REPEAT, Wrap.REPEAT, true, List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0));

  /** What is seen outside of a picture. */
  public enum Wrap {
    /** The picture again. */
    REPEAT,
    /** The picture again, every other one mirrored. */
    MIRROR,
    /** Its edge. */
    CLAMP
  }

  /**
   * Checks the map.
   *
   * @throws IllegalArgumentException if it does not have six finite numbers
   */
  public TextureSampling {
    map = List.copyOf(map);
    if (map.size() != 6 || !map.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a map of texture coordinates by " + map);
    }
  }

  /** Where the map takes u. */
  public double u(double u, double v) {
    return map.get(0) * u + map.get(1) * v + map.get(2);
  }

  /** Where the map takes v. */
  public double v(double u, double v) {
    return map.get(3) * u + map.get(4) * v + map.get(5);
  }
}
