package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.util.Set;

/** Reads an H.264 sequence parameter set (ITU-T H.264, 7.3.2.1.1) as far as the frame coding. */
final class AvcSequence {

  private static final Set<Integer> WITH_CHROMA =
      Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

  private final byte[] bytes;
  private int bit;

  private AvcSequence(ByteBuffer unit) {
    byte[] raw = new byte[unit.limit()];
    int size = 0;
    for (int i = 0; i < unit.limit(); i++) {
      boolean escape = i > 1 && unit.get(i) == 3 && unit.get(i - 1) == 0 && unit.get(i - 2) == 0;
      if (!escape) {
        raw[size++] = unit.get(i);
      }
    }
    this.bytes = java.util.Arrays.copyOf(raw, size);
  }

  /** Whether no picture is coded as fields; false too for a set that cannot be read. */
  static boolean isProgressive(ByteBuffer unit) {
    AvcSequence sequence = new AvcSequence(unit);
    boolean framesOnly = sequence.framesOnly();
    return framesOnly && sequence.bit <= 8 * sequence.bytes.length;
  }

  private boolean framesOnly() {
    bit = 8;
    int profile = bits(8);
    bits(16);
    number();
    if (WITH_CHROMA.contains(profile)) {
      chroma();
    }
    number();
    order();
    number();
    bits(1);
    number();
    number();
    return bits(1) == 1;
  }

  private void chroma() {
    int format = number();
    if (format == 3) {
      bits(1);
    }
    number();
    number();
    bits(1);
    if (bits(1) == 1) {
      for (int list = 0; list < (format == 3 ? 12 : 8); list++) {
        if (bits(1) == 1) {
          scaling(list < 6 ? 16 : 64);
        }
      }
    }
  }

  private void scaling(int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size && next != 0; i++) {
      next = Math.floorMod(last + signed(), 256);
      last = next == 0 ? last : next;
    }
  }

  private void order() {
    int type = number();
    if (type == 0) {
      number();
    } else if (type == 1) {
      bits(1);
      number();
      number();
      int cycle = Math.min(255, number());
      for (int i = 0; i < cycle; i++) {
        number();
      }
    }
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++, bit++) {
      int at = bit >> 3;
      value = value << 1 | (at < bytes.length ? bytes[at] >> (7 - (bit & 7)) & 1 : 0);
    }
    return value;
  }

  /** An Exp-Golomb code (9.1). */
  private int number() {
    int zeros = 0;
    while (zeros < 31 && bit < 8 * bytes.length && bits(1) == 0) {
      zeros++;
    }
    return (1 << zeros) - 1 + bits(zeros);
  }

  private int signed() {
    int code = number();
    return (code & 1) == 1 ? (code + 1) / 2 : -code / 2;
  }
}
