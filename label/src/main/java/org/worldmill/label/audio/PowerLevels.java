package org.worldmill.label.audio;

/** Levels of power in stretches of a trace, and where one level gives way to another. */
final class PowerLevels {

  /**
   * Logarithm of likelihood for each bin and unit of cost: half a bin's independent samples. White
   * noise at 48 kHz would have two (six differences of neighbours, which are correlated), what
   * coders leave has fewer; found on knocks of other seeds than those in docs/accuracy.md.
   */
  private static final double LIKELIHOOD = 1.0;

  private static final double LEAST_POWER = 1e-9;

  private final double[] sums;

  /** Of mean squares, one a bin. */
  PowerLevels(float[] bins) {
    this.sums = new double[bins.length + 1];
    for (int i = 0; i < bins.length; i++) {
      sums[i + 1] = sums[i] + bins[i];
    }
  }

  /** Bins of the trace. */
  int size() {
    return sums.length - 1;
  }

  /** Mean power of some bins, the last left out. */
  double mean(int from, int until) {
    return Math.max(0, sums[until] - sums[from]) / (until - from);
  }

  /**
   * The first bin of the second of two levels that explain a stretch best (Maeda 1985), two bins at
   * least from its ends.
   *
   * @param floor power that is added to both levels: differences far below it count for nothing
   */
  int split(int from, int until, double floor) {
    if (until - from < 4) {
      throw new IllegalArgumentException("no room for two levels in " + from + " to " + until);
    }
    int best = from + 2;
    for (int bin = from + 3; bin <= until - 2; bin++) {
      if (cost(from, bin, until, floor) < cost(from, best, until, floor)) {
        best = bin;
      }
    }
    return best;
  }

  /**
   * How far from a bin others lie that part the stretch around it into two levels about as well:
   * the root of the mean square by the likelihood of each, in bins. Next to nothing where sound
   * begins in silence; where a coder smears it, levels before and after are less apart and more
   * bins will do.
   */
  double spread(int bin, int reach) {
    int from = Math.max(0, bin - reach);
    int until = Math.min(size(), bin + reach);
    double least = Double.POSITIVE_INFINITY;
    for (int i = from + 1; i < until; i++) {
      least = Math.min(least, cost(from, i, until, LEAST_POWER));
    }
    double weights = 0;
    double squares = 0;
    for (int i = from + 1; i < until; i++) {
      double weight = Math.exp(LIKELIHOOD * (least - cost(from, i, until, LEAST_POWER)));
      weights += weight;
      squares += weight * (i - bin) * (i - bin);
    }
    return weights > 0 ? Math.sqrt(squares / weights) : 0;
  }

  private double cost(int from, int bin, int until, double floor) {
    return (bin - from) * Math.log(mean(from, bin) + floor)
        + (until - bin) * Math.log(mean(bin, until) + floor);
  }
}
