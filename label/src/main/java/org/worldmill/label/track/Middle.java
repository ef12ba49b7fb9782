package org.worldmill.label.track;

/**
 * The middle of some numbers, found without sorting the others (Hoare: Algorithm 65, Find, CACM
 * 1961).
 */
final class Middle {

  private Middle() {}

  /**
   * What would come at place {@code count / 2}, from 0, of the first {@code count} in order; these
   * change their places.
   *
   * @param count at least 1; numbers among the first so many, none of them NaN
   */
  static double of(double[] values, int count) {
    int wanted = count / 2;
    int from = 0;
    int to = count - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          double kept = values[low];
          values[low++] = values[high];
          values[high--] = kept;
        }
      }
      if (wanted <= high) {
        to = high;
      } else if (wanted >= low) {
        from = low;
      } else {
        return values[wanted];
      }
    }
    return values[wanted];
  }
}
