package org.worldmill.ingest.mesh.laz;

import org.worldmill.schemas.MediaException;

/** Red, green and blue of 16 bits each, by their bytes; grey is told once. */
final class ColourDecoder {

  private final SymbolModel changes = new SymbolModel(128);
  private final SymbolModel[] bytes = new SymbolModel[6];
  private final int[] moves = new int[2];

  /** Reads the next colour into the place of the last one: red, green, blue. */
  void next(ArithmeticDecoder in, int[] last) throws MediaException {
    int changed = in.symbol(changes);
    int red = 0;
    for (int half = 0; half < 2; half++) {
      int r = part(in, changed, half, old(last, 0, half), 0);
      red |= r << (8 * half);
      moves[half] = r - old(last, 0, half);
    }
    int green = red;
    int blue = red;
    if ((changed & 64) != 0) {
      green = 0;
      blue = 0;
      for (int half = 0; half < 2; half++) {
        int g = part(in, changed, 2 + half, old(last, 1, half), moves[half]);
        int mean = (moves[half] + g - old(last, 1, half)) / 2;
        green |= g << (8 * half);
        blue |= part(in, changed, 4 + half, old(last, 2, half), mean) << (8 * half);
      }
    }
    last[0] = red;
    last[1] = green;
    last[2] = blue;
  }

  private static int old(int[] last, int band, int half) {
    return last[band] >>> (8 * half) & 255;
  }

  /** A byte: the old one, or one near the old one moved as the other bands were. */
  private int part(ArithmeticDecoder in, int changed, int number, int old, int moved)
      throws MediaException {
    if ((changed >>> number & 1) == 0) {
      return old;
    }
    int guess = Math.max(0, Math.min(255, old + moved));
    return in.symbol(SymbolModel.of(bytes, number, 256)) + guess & 255;
  }
}
