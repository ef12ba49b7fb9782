package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of shape descriptors: values from all over the descriptor, rounded to two grids that are
 * half a step apart, so that values close to each other meet on one of them.
 */
final class ShapeKeys {

  /** Step of the grid, in the descriptor's unit. */
  private static final double STEP = 0.05;

  /** Values in a key. */
  private static final int VALUES = 5;

  private ShapeKeys() {}

  static List<Long> of(List<Double> shape) {
    List<Long> keys = new ArrayList<>();
    int groups = shape.size() / VALUES;
    for (int group = 0; group < groups; group++) {
      for (int grid = 0; grid < 2; grid++) {
        long key = 31L * group + grid + 7;
        for (int at = group; at < shape.size(); at += groups) {
          key = key * 1_000_003 + Math.round(shape.get(at) / STEP + grid * 0.5);
        }
        keys.add(key);
      }
    }
    return keys;
  }
}
