package org.worldmill.curate.measure;

import org.worldmill.schemas.media.Coding.Transfer;
import org.worldmill.schemas.media.Plane;

/** How many samples have each of the 256 values, over one plane or several. */
final class LumaHistogram {

  private final long[] counts = new long[256];
  private long total;

  static LumaHistogram of(Plane plane) {
    LumaHistogram histogram = new LumaHistogram();
    histogram.add(plane);
    return histogram;
  }

  /** Four tables, so that runs of one value do not wait for each other's store. */
  void add(Plane plane) {
    byte[] samples = plane.samples();
    int[] tables = new int[1024];
    int whole = samples.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      tables[samples[i] & 0xff]++;
      tables[256 | (samples[i + 1] & 0xff)]++;
      tables[512 | (samples[i + 2] & 0xff)]++;
      tables[768 | (samples[i + 3] & 0xff)]++;
    }
    for (int i = whole; i < samples.length; i++) {
      tables[samples[i] & 0xff]++;
    }
    for (int v = 0; v < 256; v++) {
      counts[v] += tables[v] + tables[256 | v] + tables[512 | v] + tables[768 | v];
    }
    total += samples.length;
  }

  /** Adds what another counted. */
  void add(LumaHistogram other) {
    for (int v = 0; v < 256; v++) {
      counts[v] += other.counts[v];
    }
    total += other.total;
  }

  /** The same pictures as a standard display would be given them. */
  LumaHistogram displayed(Transfer transfer) {
    if (transfer == Transfer.STANDARD) {
      return this;
    }
    LumaHistogram mapped = new LumaHistogram();
    for (int v = 0; v < 256; v++) {
      mapped.counts[DisplayLight.of(transfer, v)] += counts[v];
    }
    mapped.total = total;
    return mapped;
  }

  /** Mean value, 0..255. */
  double mean() {
    double sum = 0;
    for (int v = 0; v < 256; v++) {
      sum += (double) v * counts[v];
    }
    return sum / total;
  }

  /** Standard deviation, in 8-bit steps. */
  double deviation() {
    double mean = mean();
    double sum = 0;
    for (int v = 0; v < 256; v++) {
      sum += (v - mean) * (v - mean) * counts[v];
    }
    return Math.sqrt(sum / total);
  }

  /** Least value that at least this share of the samples does not exceed. */
  int quantile(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int v = 0; v < 255; v++) {
      seen += counts[v];
      if (seen >= wanted) {
        return v;
      }
    }
    return 255;
  }

  /** Share of samples of at most this value. */
  double shareUpTo(int value) {
    long seen = 0;
    for (int v = 0; v <= value; v++) {
      seen += counts[v];
    }
    return (double) seen / total;
  }

  /** Share of samples of at least this value. */
  double shareFrom(int value) {
    return value == 0 ? 1 : 1 - shareUpTo(value - 1);
  }
}
