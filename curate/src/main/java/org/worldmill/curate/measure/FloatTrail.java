package org.worldmill.curate.measure;

import java.util.Arrays;

/** Numbers in the order they came. */
final class FloatTrail {

  private float[] values = new float[256];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  /** A copy of them. */
  float[] values() {
    return Arrays.copyOf(values, size);
  }
}
