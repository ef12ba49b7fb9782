package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.List;

/**
 * Keys of shape descriptors: runs of neighbouring values, rounded to two grids that are half a step
 * apart, so that values close to each other meet on one of them.
 */
final class ShapeKeys {

  /** Step of the grid, in the descriptor's unit. */
  private static final double STEP = 0.1;

  /** Values in a key. */
  private static final int RUN = 4;

  private ShapeKeys() {}

  static List<Long> of(List<Double> shape) {
    List<Long> keys = new ArrayList<>();
    for (int from = 0; from + RUN <= shape.size(); from += RUN) {
      for (int grid = 0; grid < 2; grid++) {
        long key = 31L * from + grid + 7;
        for (double value : shape.subList(from, from + RUN)) {
          key = key * 1_000_003 + Math.round(value / STEP + grid * 0.5);
        }
        keys.add(key);
      }
    }
    return keys;
  }
}
