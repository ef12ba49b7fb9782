package org.worldmill.label.audio;

import java.util.Arrays;
import org.worldmill.schemas.media.AudioBlock;

/**
 * The power of a clip's sound over time, in bins of an eighth of a millisecond from the clip's
 * start on, each with where in it most of its power begins. Differences of neighbouring samples are
 * squared, not the samples, so that hum and rumble weigh little beside the crack of a blow.
 */
final class PowerTrace {

  static final int BINS_PER_SECOND = 8000;

  /** Quarter of an hour; a float for each bin. */
  private static final int MAX_BINS = 900 * BINS_PER_SECOND;

  /** Times are whole nanoseconds, so a sample on the edge of a bin may seem to lie before it. */
  private static final double EDGE_NANOS = 2;

  /** Of a bin's power, the share up to which nothing has begun in it. */
  private static final double BEGUN = 0.03;

  private static final double PARTS = 256;

  private final long startNanos;
  private float[] power = new float[BINS_PER_SECOND];
  private int[] counts = new int[BINS_PER_SECOND];
  private byte[] begins = new byte[BINS_PER_SECOND];
  private double[] squares = new double[32];
  private double[] places = new double[32];
  private int current = -1;
  private int used;
  private long nextNanos = Long.MIN_VALUE;
  private double last;
  private int rateHz = BINS_PER_SECOND;

  /** Of a clip that starts then, on the clock of its blocks. */
  PowerTrace(long startNanos) {
    this.startNanos = startNanos;
  }

  /** Adds a block; what lies beyond a quarter of an hour is left out. */
  void add(AudioBlock block) {
    float[] samples = block.samples();
    rateHz = block.sampleRateHz();
    long gap = Math.abs(block.startNanos() - nextNanos);
    boolean goesOn = nextNanos != Long.MIN_VALUE && gap < 2_000_000_000L / block.sampleRateHz();
    double step = (double) BINS_PER_SECOND / block.sampleRateHz();
    double at = (block.startNanos() - startNanos + EDGE_NANOS) * 1e-9 * BINS_PER_SECOND;
    double before = goesOn || samples.length == 0 ? last : finite(samples[0]);
    for (int i = 0; i < samples.length; i++) {
      double sample = finite(samples[i]);
      int bin = (int) Math.floor(at + i * step);
      if (bin >= 0 && bin < MAX_BINS) {
        put(bin, at + i * step - bin, (sample - before) * (sample - before));
      }
      before = sample;
    }
    last = before;
    nextNanos = block.endNanos();
  }

  private static double finite(float sample) {
    return Float.isFinite(sample) ? sample : 0;
  }

  private void put(int bin, double place, double square) {
    if (bin != current) {
      close();
      current = bin;
    }
    if (bin >= power.length) {
      int size = Math.min(MAX_BINS, Math.max(bin + 1, 2 * power.length));
      power = Arrays.copyOf(power, size);
      counts = Arrays.copyOf(counts, size);
      begins = Arrays.copyOf(begins, size);
    }
    if (counts[bin] == squares.length) {
      squares = Arrays.copyOf(squares, 2 * squares.length);
      places = Arrays.copyOf(places, 2 * places.length);
    }
    squares[counts[bin]] = square;
    places[counts[bin]] = place;
    power[bin] += (float) square;
    counts[bin]++;
    used = Math.max(used, bin + 1);
  }

  /** Notes where in the bin that is full most of its power begins. */
  private void close() {
    if (current < 0) {
      return;
    }
    double sum = 0;
    int first = 0;
    while (first + 1 < counts[current] && sum + squares[first] < BEGUN * power[current]) {
      sum += squares[first];
      first++;
    }
    begins[current] = (byte) (int) (PARTS * places[first]);
  }

  /** Where in each bin its power begins, as a part of the bin, 0..1: its first loud sample. */
  float[] begins() {
    close();
    float[] parts = new float[used];
    for (int i = 0; i < used; i++) {
      parts[i] = (float) ((begins[i] & 0xff) / PARTS);
    }
    return parts;
  }

  /** How often the sound was sampled, of the last block. */
  int rateHz() {
    return rateHz;
  }

  /** Mean square of each bin; where a bin got no sample, that of the one before. */
  float[] bins() {
    float[] bins = new float[used];
    float before = 0;
    for (int i = 0; i < used; i++) {
      before = counts[i] == 0 ? before : power[i] / counts[i];
      bins[i] = before;
    }
    return bins;
  }
}
