package org.worldmill.curate.shot;

import org.worldmill.schemas.media.Plane;

/**
 * A sketch at a quarter of its size, small enough to keep some seconds of them: in it, what moves a
 * little hardly changes, and what is blended still does.
 */
final class Miniature {

  /** Standard deviation of luma below which a picture is plain, in 8-bit steps. */
  private static final double PLAIN = 6;

  /** Mean luma that is dark or light enough for what a picture fades to. */
  private static final double DARK = 40;

  private static final double LIGHT = 215;

  /** Steps by which a shift of brightness may vary. */
  private static final int NEARLY = 4;

  private static final double SCALE = 2.0 / 3;

  private final long pts;
  private final long nanos;
  private final Plane whole;
  private final byte[] luma;
  private final byte[] blue;
  private final byte[] red;
  private final double mean;
  private final double deviation;

  Miniature(Glance glance) {
    pts = glance.pts();
    nanos = glance.nanos();
    whole = glance.sketch().luma();
    luma = Samples.quarter(glance.sketch().luma());
    blue = Samples.half(glance.sketch().blue());
    red = Samples.half(glance.sketch().red());
    int sum = 0;
    int squares = 0;
    for (byte sample : luma) {
      int value = sample & 0xff;
      sum += value;
      squares += value * value;
    }
    int count = Math.max(1, luma.length);
    mean = (double) sum / count;
    deviation = Math.sqrt(Math.max(0, (double) squares / count - mean * mean));
  }

  long pts() {
    return pts;
  }

  long nanos() {
    return nanos;
  }

  /** Whether it is nothing but dark or light. */
  boolean isPlain() {
    return deviation < PLAIN && (mean < DARK || mean > LIGHT);
  }

  /** Of luma, in squared 8-bit steps. */
  double variance() {
    return deviation * deviation;
  }

  boolean sameSize(Miniature other) {
    return luma.length == other.luma.length && blue.length == other.blue.length;
  }

  /** Mean difference, on the scale of {@link Glance#distance}. */
  double distance(Miniature other) {
    return SCALE
        * (per(Samples.difference(luma, other.luma), luma)
            + per(Samples.difference(blue, other.blue), blue)
            + per(Samples.difference(red, other.red), red));
  }

  /**
   * How far it is from the mean of two others, on the same scale.
   *
   * @param weight of {@code b} in that mean
   */
  double fromMean(Miniature a, Miniature b, double weight) {
    if (weight == 0.5) {
      return SCALE
          * (per(Samples.fromMean(a.luma, luma, b.luma), luma)
              + per(Samples.fromMean(a.blue, blue, b.blue), blue)
              + per(Samples.fromMean(a.red, red, b.red), red));
    }
    return SCALE
        * (Samples.fromMean(a.luma, luma, b.luma, weight) / Math.max(1, luma.length)
            + Samples.fromMean(a.blue, blue, b.blue, weight) / Math.max(1, blue.length)
            + Samples.fromMean(a.red, red, b.red, weight) / Math.max(1, red.length));
  }

  /** Correlation of luma with another's: 1 for the same scene, also if lighter; 0 if plain. */
  double correlation(Miniature other) {
    double sum = 0;
    for (int i = 0; i < luma.length; i++) {
      sum += ((luma[i] & 0xff) - mean) * ((other.luma[i] & 0xff) - other.mean);
    }
    double both = deviation * other.deviation;
    return both < 1 ? 0 : sum / luma.length / both;
  }

  /**
   * The share of samples whose luma differs from another's by nearly the same step: most of them if
   * the light changed over the same background, whatever moved before it.
   */
  double sameShift(Miniature other) {
    int[] steps = new int[512];
    for (int i = 0; i < luma.length; i++) {
      steps[256 + (luma[i] & 0xff) - (other.luma[i] & 0xff)]++;
    }
    int most = 0;
    int around = 0;
    for (int i = 0; i < steps.length; i++) {
      around += steps[i] - (i > 2 * NEARLY ? steps[i - 2 * NEARLY - 1] : 0);
      most = Math.max(most, around);
    }
    return (double) most / Math.max(1, luma.length);
  }

  /** Whether it shows another scene than a frame before it, not the same one moved. */
  boolean isNewSceneAfter(Miniature before) {
    return new BlockMatch(before.whole, whole).unexplained() >= Glance.NEW_SCENE;
  }

  /** How far it lies on the way from {@code a} to {@code b}, by luma: 0 at one, 1 at the other. */
  double progress(Miniature a, Miniature b) {
    long along = 0;
    long length = 0;
    for (int i = 0; i < luma.length; i++) {
      int way = (b.luma[i] & 0xff) - (a.luma[i] & 0xff);
      along += (long) way * ((luma[i] & 0xff) - (a.luma[i] & 0xff));
      length += (long) way * way;
    }
    return length == 0 ? 0 : (double) along / length;
  }

  private static double per(long sum, byte[] samples) {
    return (double) sum / Math.max(1, samples.length);
  }
}
