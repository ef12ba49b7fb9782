package org.worldmill.ingest.mesh.laz;

import org.worldmill.schemas.MediaException;

/**
 * Whole numbers by how far they are from a prediction: how many bits the distance has, the upper of
 * these by a model, the lower as they are.
 */
final class IntegerCodec {

  private static final int MODELLED_BITS = 8;

  private final int width;
  private final SymbolModel[] sizes;
  private final BitModel smallest = new BitModel();
  private final SymbolModel[] upper;
  private int bits;

  /**
   * For numbers of a width.
   *
   * @param width 16 or 32 bits
   * @param contexts how many cases have their own model of sizes
   */
  IntegerCodec(int width, int contexts) {
    this.width = width;
    sizes = new SymbolModel[contexts];
    upper = new SymbolModel[width + 1];
  }

  /** How many bits the last distance had. */
  int bits() {
    return bits;
  }

  /** The number that is predicted to be {@code guess}. */
  int read(ArithmeticDecoder in, int guess, int context) throws MediaException {
    int value = guess + distance(in, context);
    return width == 32 ? value : value & (1 << width) - 1;
  }

  private int distance(ArithmeticDecoder in, int context) throws MediaException {
    bits = in.symbol(SymbolModel.of(sizes, context, width + 1));
    if (bits == 0) {
      return in.bit(smallest);
    }
    if (bits == 32) {
      return Integer.MIN_VALUE;
    }
    int modelled = Math.min(bits, MODELLED_BITS);
    int c = in.symbol(SymbolModel.of(upper, bits, 1 << modelled));
    if (bits > MODELLED_BITS) {
      int lower = bits - MODELLED_BITS;
      c = c << lower | in.bits(lower);
    }
    return c >= 1 << (bits - 1) ? c + 1 : c - ((1 << bits) - 1);
  }
}
