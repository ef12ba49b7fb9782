package org.worldmill.ingest.telemetry;

import java.util.Arrays;

/** Samples in the making: a number for the time, or for the place in line, and the values. */
final class SampleList {

  private final int width;
  private long[] marks = new long[64];
  private double[] values;
  private int size;

  SampleList(int width) {
    this.width = width;
    this.values = new double[64 * width];
  }

  int size() {
    return size;
  }

  int width() {
    return width;
  }

  long mark(int sample) {
    return marks[sample];
  }

  double value(int sample, int component) {
    return values[sample * width + component];
  }

  /** Adds a sample unless one of its numbers is none. */
  boolean add(long mark, double... sample) {
    for (int i = 0; i < width; i++) {
      if (!Double.isFinite(sample[i])) {
        return false;
      }
    }
    if (size == marks.length) {
      marks = Arrays.copyOf(marks, size * 2);
      values = Arrays.copyOf(values, size * 2 * width);
    }
    marks[size] = mark;
    System.arraycopy(sample, 0, values, size * width, width);
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
    SampleList sorted = new SampleList(width);
    for (int i : order) {
      if (sorted.size == 0 || sorted.marks[sorted.size - 1] < marks[i]) {
        sorted.add(marks[i], Arrays.copyOfRange(values, i * width, (i + 1) * width));
      }
    }
    return sorted;
  }
}
