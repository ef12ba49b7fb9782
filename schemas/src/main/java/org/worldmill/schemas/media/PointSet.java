package org.worldmill.schemas.media;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Distinct points in the order in which they first came: welds vertices whose coordinates are
 * exactly equal, where {@code -0.0} equals {@code 0.0}. Not thread-safe.
 */
public final class PointSet {

  private static final int EMPTY = -1;

  private double[] coordinates;
  private int[] slots;
  private int size;

  /** An empty set with room for so many points before it grows. */
  public PointSet(int expected) {
    int room = Math.max(8, expected);
    coordinates = new double[3 * room];
    slots = emptySlots(Integer.highestOneBit(room) * 4L);
  }

  /** The number of the point, from 0: a new one if it was not there yet. */
  public int add(double x, double y, double z) {
    // Adding zero turns -0.0 into 0.0, so that equal coordinates have equal bits.
    double px = x + 0.0;
    double py = y + 0.0;
    double pz = z + 0.0;
    int slot = slot(px, py, pz);
    if (slots[slot] != EMPTY) {
      return slots[slot];
    }
    if (3 * size == coordinates.length) {
      coordinates = Arrays.copyOf(coordinates, grown(size) * 3);
    }
    int at = 3 * size;
    coordinates[at] = px;
    coordinates[at + 1] = py;
    coordinates[at + 2] = pz;
    slots[slot] = size;
    size++;
    if (2L * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  /** The number of a point; empty if it was never added. */
  public OptionalInt find(double x, double y, double z) {
    int number = slots[slot(x + 0.0, y + 0.0, z + 0.0)];
    return number == EMPTY ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Number of distinct points. */
  public int size() {
    return size;
  }

  /** A copy of x, y, z of each point, in order. */
  public double[] positions() {
    return Arrays.copyOf(coordinates, 3 * size);
  }

  private int slot(double x, double y, double z) {
    int mask = slots.length - 1;
    int slot = hash(x, y, z) & mask;
    while (slots[slot] != EMPTY && !isAt(3 * slots[slot], x, y, z)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int at, double x, double y, double z) {
    return coordinates[at] == x && coordinates[at + 1] == y && coordinates[at + 2] == z;
  }

  private void rehash() {
    slots = emptySlots(slots.length * 2L);
    for (int i = 0; i < size; i++) {
      int at = 3 * i;
      slots[slot(coordinates[at], coordinates[at + 1], coordinates[at + 2])] = i;
    }
  }

  private static int grown(int size) {
    return Math.toIntExact(size + (long) size / 2 + 8);
  }

  private static int[] emptySlots(long length) {
    int[] fresh = new int[Math.toIntExact(length)];
    Arrays.fill(fresh, EMPTY);
    return fresh;
  }

  private static int hash(double x, double y, double z) {
    long bits = Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    bits = (bits ^ (bits >>> 32) ^ Double.doubleToLongBits(y)) * 0xC2B2AE3D27D4EB4FL;
    bits = (bits ^ (bits >>> 29) ^ Double.doubleToLongBits(z)) * 0x165667B19E3779F9L;
    return (int) (bits ^ (bits >>> 32));
  }
}
