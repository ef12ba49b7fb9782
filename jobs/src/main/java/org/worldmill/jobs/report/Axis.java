package org.worldmill.jobs.report;

import java.util.List;
import org.worldmill.schemas.media.SignalSpec;

/**
 * Where values stand from left (0) to right (1): evenly, or by their logarithm where they span
 * several powers of ten. Far outliers are drawn at the edge.
 *
 * @param low value at the left edge
 * @param high value at the right edge
 * @param logarithmic whether places are even in the logarithm
 * @param bins number of bars
 */
record Axis(double low, double high, boolean logarithmic, int bins) {

  private static final int BINS = 40;
  private static final double LOG_RATIO = 300;
  private static final double TAIL_FACTOR = 2;

  /** An axis that shows these values, and the thresholds that lie near them. */
  static Axis of(SignalSpec spec, ValueSketch values, List<Double> thresholds) {
    if (spec.type() == SignalSpec.Type.FLAG) {
      return new Axis(-0.5, 1.5, false, 2);
    }
    double low = values.min();
    double high = values.max();
    if (low > 0 && high / low > LOG_RATIO) {
      return logarithmic(low, high, thresholds);
    }
    double tail = values.quantile(0.99);
    double head = values.quantile(0.01);
    double core = tail - head;
    high = core > 0 && high - tail > TAIL_FACTOR * core ? tail + core / 4 : high;
    low = core > 0 && head - low > TAIL_FACTOR * core ? head - core / 4 : low;
    for (double threshold : thresholds) {
      double reach = Math.max(high - low, Math.abs(threshold) / 4);
      if (threshold < low && low - threshold <= reach) {
        low = threshold - (high - threshold) / 12;
      } else if (threshold > high && threshold - high <= reach) {
        high = threshold + (threshold - low) / 12;
      }
    }
    low = Math.max(low, Math.min(spec.min(), values.min()));
    high = Math.min(high, Math.max(spec.max(), values.max()));
    return even(spec, low, high);
  }

  private static Axis even(SignalSpec spec, double low, double high) {
    if (spec.type() == SignalSpec.Type.INTEGER && high - low < BINS) {
      double from = Math.floor(low) - 0.5;
      double to = Math.ceil(high) + 0.5;
      return new Axis(from, to, false, (int) Math.round(to - from));
    }
    double pad = high > low ? 0 : Math.max(Math.abs(high) / 10, 0.5);
    return new Axis(low - pad, high + pad, false, BINS);
  }

  private static Axis logarithmic(double low, double high, List<Double> thresholds) {
    double from = low;
    double to = high;
    for (double threshold : thresholds) {
      if (threshold > 0 && threshold > to && threshold / to < 10) {
        to = threshold * 1.2;
      } else if (threshold > 0 && threshold < from && from / threshold < 10) {
        from = threshold / 1.2;
      }
    }
    return new Axis(from, to, true, BINS);
  }

  /** The place of a value, from 0 to 1. */
  double place(double value) {
    double raw =
        logarithmic
            ? Math.log(Math.max(value, Double.MIN_NORMAL) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.min(1, Math.max(0, raw));
  }

  /** The bar that a value belongs to. */
  int bin(double value) {
    return Math.min(bins - 1, (int) (place(value) * bins));
  }

  /** The value at the left edge of a bar. */
  double edge(int bin) {
    double share = (double) bin / bins;
    return logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
  }
}
