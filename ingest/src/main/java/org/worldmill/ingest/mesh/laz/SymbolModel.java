package org.worldmill.ingest.mesh.laz;

import java.util.Arrays;

/** How likely each of a number of symbols is, by those before. */
final class SymbolModel {

  static final int SHIFT = 15;
  private static final int MOST = 1 << SHIFT;

  private final int[] counts;
  private final int[] before;
  private int all;
  private int cycle;
  private int left;

  SymbolModel(int symbols) {
    counts = new int[symbols];
    before = new int[symbols];
    Arrays.fill(counts, 1);
    cycle = symbols;
    update();
    cycle = (symbols + 6) >>> 1;
    left = cycle;
  }

  /** The model of a number in a row of models, made when it is first used. */
  static SymbolModel of(SymbolModel[] row, int number, int symbols) {
    SymbolModel model = row[number];
    if (model == null) {
      model = new SymbolModel(symbols);
      row[number] = model;
    }
    return model;
  }

  int size() {
    return counts.length;
  }

  /** The likelihood of all symbols before this one, in parts of 32768. */
  int before(int symbol) {
    return before[symbol];
  }

  void count(int symbol) {
    counts[symbol]++;
    if (--left == 0) {
      update();
    }
  }

  private void update() {
    all += cycle;
    if (all > MOST) {
      all = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = (counts[i] + 1) >>> 1;
        all += counts[i];
      }
    }
    long scale = 0x8000_0000L / all;
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      before[i] = (int) ((scale * sum) >>> (31 - SHIFT));
      sum += counts[i];
    }
    cycle = Math.min((5 * cycle) >>> 2, (counts.length + 6) << 3);
    left = cycle;
  }
}
