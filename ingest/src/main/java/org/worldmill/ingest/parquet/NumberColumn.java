package org.worldmill.ingest.parquet;

/**
 * A column of numbers, or of lists of them. Missing ones are NaN.
 *
 * <p>Immutable; arrays are copied neither in nor out, and nobody writes to them.
 */
public final class NumberColumn {

  private final double[] values;
  private final int[] starts;

  NumberColumn(double[] values, int[] starts) {
    this.values = values;
    this.starts = starts;
  }

  /** How many rows it has. */
  public int rows() {
    return starts.length - 1;
  }

  /** How many numbers a row has. */
  public int width(int row) {
    return starts[row + 1] - starts[row];
  }

  /** One number of a row. */
  public double value(int row, int place) {
    return values[Math.addExact(starts[row], place)];
  }
}
