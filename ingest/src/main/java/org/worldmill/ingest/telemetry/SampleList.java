package org.worldmill.ingest.telemetry;

import java.util.Arrays;
import org.worldmill.schemas.telemetry.TelemetryKind;

/** Samples in the making: a number for the time, or for the place in line, and the values. */
final class SampleList {

  /**
   * No sensor reads more in any unit that is used here; so nothing overflows when it is squared.
   */
  private static final double MOST = 1e12;

  private final TelemetryKind kind;
  private final int width;
  private long[] marks = new long[64];
  private double[] values;
  private int size;

  SampleList(TelemetryKind kind) {
    this.kind = kind;
    this.width = kind.width();
    this.values = new double[64 * width];
  }

  int size() {
    return size;
  }

  int width() {
    return width;
  }

  TelemetryKind kind() {
    return kind;
  }

  long mark(int sample) {
    return marks[sample];
  }

  double value(int sample, int component) {
    return values[sample * width + component];
  }

  /** Adds a sample unless it cannot be one; directions and rotations are brought to length 1. */
  boolean add(long mark, double... sample) {
    double square = 0;
    for (int i = 0; i < width; i++) {
      if (!(Math.abs(sample[i]) <= MOST)) {
        return false;
      }
      square += sample[i] * sample[i];
    }
    double scale = 1;
    if (kind.isRotation() || kind == TelemetryKind.GRAVITY) {
      // By twice too long or too short it is rounded no more, but wrong.
      if (square < 0.25 || square > 4) {
        return false;
      }
      scale = 1 / Math.sqrt(square);
    }
    if (kind == TelemetryKind.POSITION
        && !(Math.abs(sample[0]) <= 90 && Math.abs(sample[1]) <= 180)) {
      return false;
    }
    if (size == marks.length) {
      marks = Arrays.copyOf(marks, size * 2);
      values = Arrays.copyOf(values, size * 2 * width);
    }
    marks[size] = mark;
    for (int i = 0; i < width; i++) {
      values[size * width + i] = sample[i] * scale;
    }
    size++;
    return true;
  }

  /** The marks, where each must be greater than the one before. */
  long[] marks() {
    return Arrays.copyOf(marks, size);
  }

  double[] values() {
    return Arrays.copyOf(values, size * width);
  }

  /** The same in order of marks; of equal ones the first remains. */
  SampleList sorted() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    boolean rising = true;
    for (int i = 1; i < size; i++) {
      rising &= marks[i] > marks[i - 1];
    }
    if (rising) {
      return this;
    }
    Arrays.sort(order, java.util.Comparator.comparingLong(i -> marks[i]));
    SampleList sorted = new SampleList(kind);
    for (int i : order) {
      if (sorted.size == 0 || sorted.marks[sorted.size - 1] < marks[i]) {
        sorted.add(marks[i], Arrays.copyOfRange(values, i * width, (i + 1) * width));
      }
    }
    return sorted;
  }
}
