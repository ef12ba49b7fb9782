package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Hashes the samples of one clip. The border is decided on the first samples, which are kept until
 * then; memory is some 300 bytes a sample after that.
 */
final class SignatureTrack {

  /** Samples that decide where the border is. */
  private static final int DECIDING = 64;

  /** Views are made of a sample this long after the last that has them, at the earliest. */
  private static final int VIEW_MILLIS = 900;

  /** How far back the picture lies that motion is measured against. */
  private static final int MOTION_MILLIS = 1000;

  /** What a coefficient is at least that is no noise, in 8-bit steps. */
  private static final double NOISE = 0.08;

  /** Coefficients that must be more than noise: those of a flat picture are not. */
  private static final int LEAST_CLEAR = PictureHash.BITS / 2;

  /** Root of the sum of squared differences below which nothing moved, in 8-bit steps. */
  private static final double STILL = 0.35;

  private final PictureHash hash = new PictureHash();
  private final Surround surround = new Surround();
  private final List<Waiting> waiting = new ArrayList<>();
  private Optional<PictureHash.Part> inside = Optional.empty();
  private final List<Integer> millis = new ArrayList<>();
  private final List<float[]> coefficients = new ArrayList<>();
  private final List<Long> motion = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final List<Long> views = new ArrayList<>();
  private long startNanos;
  private boolean started;

  /**
   * What was found; the lists are those of {@link Signature}.
   *
   * @param millis times
   * @param hashes of the samples
   * @param motion of the samples
   * @param keys samples with views
   * @param views of the keys
   */
  record Found(
      List<Integer> millis,
      List<Long> hashes,
      List<Long> motion,
      List<Integer> keys,
      List<Long> views) {}

  private record Waiting(int millis, Plane luma) {}

  void add(long nanos, Plane luma) {
    if (!started) {
      startNanos = nanos;
      started = true;
    }
    Waiting sample = new Waiting((int) ((nanos - startNanos + 500_000) / 1_000_000), luma);
    if (inside.isPresent()) {
      hash(sample);
      return;
    }
    surround.add(luma);
    waiting.add(sample);
    if (waiting.size() == DECIDING) {
      decide();
    }
  }

  Found finish() {
    if (inside.isEmpty() && !waiting.isEmpty()) {
      decide();
    }
    List<Long> hashes = coefficients.stream().map(PictureHash::signs).toList();
    return new Found(millis, hashes, motion, keys, views);
  }

  private void decide() {
    inside = Optional.of(surround.inside());
    waiting.forEach(this::hash);
    waiting.clear();
  }

  private void hash(Waiting sample) {
    PictureHash.Part part = inside.orElseThrow();
    hash.load(sample.luma());
    float[] found = hash.coefficients(part);
    if (isFlat(found)) {
      return;
    }
    motion.add(motion(sample.millis(), found));
    millis.add(sample.millis());
    coefficients.add(found);
    int last = keys.isEmpty() ? -VIEW_MILLIS : millis.get(keys.get(keys.size() - 1));
    if (sample.millis() - last >= VIEW_MILLIS) {
      keys.add(millis.size() - 1);
      views.addAll(PictureViews.of(hash, part, found));
    }
  }

  private long motion(int now, float[] found) {
    int before = millis.size() - 1;
    while (before > 0 && now - millis.get(before) < MOTION_MILLIS - 500 / SignatureMeasure.HZ) {
      before--;
    }
    if (before < 0 || now - millis.get(before) < MOTION_MILLIS / 2) {
      return 0;
    }
    float[] earlier = coefficients.get(before);
    float[] difference = new float[found.length];
    for (int i = 0; i < found.length; i++) {
      difference[i] = found[i] - earlier[i];
    }
    return norm(difference) < STILL ? 0 : PictureHash.signs(difference);
  }

  private static boolean isFlat(float[] coefficients) {
    int clear = 0;
    for (float coefficient : coefficients) {
      clear += Math.abs(coefficient) >= NOISE ? 1 : 0;
    }
    return clear < LEAST_CLEAR;
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
