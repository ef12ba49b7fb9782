package org.worldmill.ingest.video;

import java.io.ByteArrayOutputStream;

/** Writes the syntax of H.264, section 7.2 and clause 9.1. */
final class BitWriter {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int open;
  private int filled;

  /** The lowest bits of a value. */
  BitWriter u(int bits, int value) {
    for (int i = bits - 1; i >= 0; i--) {
      open = open << 1 | (value >> i & 1);
      if (++filled == 8) {
        bytes.write(open);
        open = 0;
        filled = 0;
      }
    }
    return this;
  }

  /** Exponential Golomb codes without sign. */
  BitWriter ue(int... values) {
    for (int value : values) {
      int length = 32 - Integer.numberOfLeadingZeros(value + 1);
      u(length - 1, 0).u(length, value + 1);
    }
    return this;
  }

  /** Zeros up to the next byte. */
  BitWriter align() {
    while (filled > 0) {
      u(1, 0);
    }
    return this;
  }

  /** A unit: its head, what was written with its end, and no false start code in it. */
  byte[] unit(int head) {
    u(1, 1).align();
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.write(head);
    int zeros = 0;
    for (byte b : bytes.toByteArray()) {
      if (zeros == 2 && (b & 0xff) <= 3) {
        unit.write(3);
        zeros = 0;
      }
      unit.write(b);
      zeros = b == 0 ? zeros + 1 : 0;
    }
    return unit.toByteArray();
  }
}
