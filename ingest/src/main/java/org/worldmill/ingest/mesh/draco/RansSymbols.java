package org.worldmill.ingest.mesh.draco;

import org.worldmill.schemas.MediaException;

/** Symbols packed by rANS: a range coder of many symbols that reads its bytes from the end. */
final class RansSymbols {

  private static final int MAX_SYMBOLS = 1 << 20;

  private final int precision;
  private final long base;
  private final int[] symbolOf;
  private final int[] probability;
  private final int[] before;
  private final DracoInput data;
  private int at;
  private long state;

  private RansSymbols(DracoInput in, int bits) throws MediaException {
    precision = 1 << Math.max(12, Math.min(20, 3 * bits / 2));
    base = 4L * precision;
    int symbols = in.count("symbols", MAX_SYMBOLS);
    probability = probabilities(in, symbols);
    before = new int[symbols];
    symbolOf = new int[precision];
    int sum = 0;
    for (int symbol = 0; symbol < symbols; symbol++) {
      before[symbol] = sum;
      if (probability[symbol] > precision - sum) {
        throw DracoInput.broken("probabilities over one");
      }
      java.util.Arrays.fill(symbolOf, sum, sum + probability[symbol], symbol);
      sum += probability[symbol];
    }
    if (sum != precision && symbols > 0) {
      throw DracoInput.broken("probabilities that are not one");
    }
    data = in.part(in.varint());
    start();
  }

  private static int[] probabilities(DracoInput in, int symbols) throws MediaException {
    int[] probability = new int[symbols];
    for (int i = 0; i < symbols; i++) {
      int first = in.u8();
      int token = first & 3;
      if (token == 3) {
        i += first >> 2; // So many more have the probability zero.
      } else {
        probability[i] = first >> 2;
        for (int more = 0; more < token; more++) {
          probability[i] |= in.u8() << (8 * (more + 1) - 2);
        }
      }
    }
    return probability;
  }

  private void start() throws MediaException {
    int size = data.size();
    if (size == 0) {
      return;
    }
    int tail = (data.byteAt(size - 1) >> 6) + 1;
    if (tail > size) {
      throw DracoInput.broken("packed symbols end in a wrong state");
    }
    at = size - tail;
    long value = 0;
    for (int i = tail - 1; i >= 0; i--) {
      value = value << 8 | data.byteAt(at + i);
    }
    state = (value & ((1L << (8 * tail - 2)) - 1)) + base;
  }

  private int next() throws MediaException {
    if (probability.length == 0) {
      throw DracoInput.broken("packed symbols of an alphabet that is empty");
    }
    while (state < base && at > 0) {
      state = state << 8 | data.byteAt(--at);
    }
    int rest = (int) (state % precision);
    int symbol = symbolOf[rest];
    state = state / precision * probability[symbol] + rest - before[symbol];
    return symbol;
  }

  /**
   * So many values, which come in groups of {@code width}.
   *
   * @param count a multiple of {@code width}, already checked against a limit
   */
  static int[] read(DracoInput in, int count, int width) throws MediaException {
    int[] values = new int[count];
    if (count == 0) {
      return values;
    }
    int scheme = in.u8();
    if (scheme == 0) {
      RansSymbols sizes = new RansSymbols(in, 5);
      for (int i = 0; i < count; i += width) {
        int bits = sizes.next();
        if (bits > 32) {
          throw DracoInput.broken("a value of " + bits + " bits");
        }
        for (int k = i; k < Math.min(count, i + width); k++) {
          values[k] = in.bits(bits);
        }
      }
      in.endBits();
    } else if (scheme == 1) {
      int bits = in.u8();
      if (bits < 1 || bits > 18) {
        throw DracoInput.broken("symbols of " + bits + " bits");
      }
      RansSymbols symbols = new RansSymbols(in, bits);
      if (symbols.probability.length == 0) {
        throw DracoInput.broken("no symbols");
      }
      for (int i = 0; i < count; i++) {
        values[i] = symbols.next();
      }
    } else {
      throw DracoInput.broken("symbols by the unknown scheme " + scheme);
    }
    return values;
  }
}
