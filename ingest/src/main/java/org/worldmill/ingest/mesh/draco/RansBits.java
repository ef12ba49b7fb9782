package org.worldmill.ingest.mesh.draco;

import org.worldmill.schemas.MediaException;

/** Bits packed by rABS: a range coder of two symbols that reads its bytes from the end. */
final class RansBits {

  private static final int BASE = 4096;
  private static final int PRECISION = 256;

  private final DracoInput data;
  private final int probability;
  private int at;
  private int state;

  private RansBits(DracoInput data, int probabilityOfZero) throws MediaException {
    this.data = data;
    this.probability = PRECISION - probabilityOfZero;
    int size = data.size();
    if (size == 0) {
      return;
    }
    int tail = (data.byteAt(size - 1) >> 6) + 1;
    if (tail > 3 || tail > size) {
      throw DracoInput.broken("packed bits end in a wrong state");
    }
    at = size - tail;
    int value = 0;
    for (int i = tail - 1; i >= 0; i--) {
      value = value << 8 | data.byteAt(at + i);
    }
    state = (value & ((1 << (8 * tail - 2)) - 1)) + BASE;
  }

  /** Bits that begin here: the probability of zero, a size, the bytes. */
  static RansBits read(DracoInput in) throws MediaException {
    int probability = in.u8();
    return new RansBits(in.part(in.varint()), probability);
  }

  boolean next() throws MediaException {
    if (state < BASE) {
      if (at == 0) {
        throw DracoInput.broken("too few packed bits");
      }
      state = state << 8 | data.byteAt(--at);
    }
    int quotient = state / PRECISION;
    int rest = state % PRECISION;
    int ones = quotient * probability;
    boolean bit = rest < probability;
    state = bit ? ones + rest : state - ones - probability;
    return bit;
  }
}
