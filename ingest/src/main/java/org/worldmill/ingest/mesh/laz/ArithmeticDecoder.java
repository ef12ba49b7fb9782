package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Reads what an arithmetic coder wrote with models that change as they are used. */
final class ArithmeticDecoder {

  private static final long LEAST = 1L << 24;
  private static final long MOST = 0xffff_ffffL;

  private final ByteBuffer in;
  private long value;
  private long length = MOST;

  /** From the first of these bytes on. */
  ArithmeticDecoder(ByteBuffer in) throws MediaException {
    this.in = in;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | next();
    }
  }

  private int next() throws MediaException {
    if (!in.hasRemaining()) {
      throw new MediaException(
          Code.TRUNCATED, "its packed points end too early; fetch the file again");
    }
    return in.get() & 0xff;
  }

  private void widen() throws MediaException {
    while (length < LEAST) {
      value = (value << 8 | next()) & MOST;
      length <<= 8;
    }
    if (value >= length) {
      throw new MediaException(Code.CORRUPT, "its packed points are broken; fetch the file again");
    }
  }

  int bit(BitModel model) throws MediaException {
    long low = model.zero() * (length >>> BitModel.SHIFT);
    int bit = value >= low ? 1 : 0;
    if (bit == 0) {
      length = low;
    } else {
      value -= low;
      length -= low;
    }
    widen();
    model.count(bit);
    return bit;
  }

  int symbol(SymbolModel model) throws MediaException {
    long high = length;
    length >>>= SymbolModel.SHIFT;
    int symbol = 0;
    long low = 0;
    int end = model.size();
    int middle = end >>> 1;
    while (middle != symbol) {
      long at = length * model.before(middle);
      if (at > value) {
        end = middle;
        high = at;
      } else {
        symbol = middle;
        low = at;
      }
      middle = (symbol + end) >>> 1;
    }
    value -= low;
    length = high - low;
    widen();
    model.count(symbol);
    return symbol;
  }

  /** So many bits that are as likely 0 as 1, at most 32. */
  int bits(int count) throws MediaException {
    if (count > 19) {
      int low = bits(16);
      return bits(count - 16) << 16 | low;
    }
    length >>>= count;
    long bits = length == 0 ? 0 : value / length;
    value -= length * bits;
    widen();
    return (int) bits;
  }
}
