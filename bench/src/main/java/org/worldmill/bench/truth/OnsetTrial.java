package org.worldmill.bench.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.worldmill.label.audio.SoundOnsets;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;

/** Beginnings of sharp sounds, against knocks that begin at known instants. */
final class OnsetTrial implements Trial {

  private static final String ONSET = "beginning of a knock";
  private static final String CLAIM = "onset where nothing begins";
  private static final double SECONDS = 8;
  private static final double NEAR_SECONDS = 0.02;
  private static final double[] HISSES = {0.0003, 0.003, 0.01};
  private static final int[] RATES = {48_000, 44_100, 22_050, 16_000};

  /** Tone and decay of what is struck: wood, glass, and a thud on a floor. */
  private static final double[][] STRUCK = {{700, 60}, {3100, 25}, {140, 40}};

  @Override
  public String heading() {
    return "Sound";
  }

  @Override
  public String about() {
    return "Knocks at random instants a third of a second apart at least, each a decaying tone (wood,"
        + " glass, a thud) with a crack of noise, -6 to -26 dB, over white hiss of -70, -50 and -40"
        + " dBFS, at four sampling rates; and hiss, a swelling chord and slow speech-like modulation"
        + " in which nothing begins. Not coded.";
  }

  @Override
  public String run(Scores scores, Options options) {
    scores.declare(ONSET, "ms").declare(CLAIM, "");
    for (int rate : RATES) {
      for (double hiss : HISSES) {
        String tier = rate + " Hz, hiss " + Math.round(20 * Math.log10(hiss)) + " dBFS";
        for (int i = 0; i < 5 * options.clips(); i++) {
          knocks(scores, tier, rate, hiss, new Random(options.seed() + i));
        }
      }
    }
    for (int i = 0; i < 5 * options.clips(); i++) {
      nothing(scores, new Random(options.seed() + 500 + i));
    }
    return "";
  }

  private static void knocks(Scores scores, String tier, int rate, double hiss, Random random) {
    List<Double> truth = new ArrayList<>();
    for (double t = 0.3; t < SECONDS - 0.3; t += 0.33 + random.nextDouble()) {
      truth.add(t);
    }
    float[] sound = hiss(rate, hiss, random);
    for (double at : truth) {
      double[] struck = STRUCK[random.nextInt(STRUCK.length)];
      strike(sound, rate, at, struck, 0.5 * Math.pow(10, -random.nextDouble()), random);
    }
    List<Double> found = found(sound, rate);
    for (double at : truth) {
      double nearest =
          found.stream()
              .mapToDouble(f -> f - at)
              .boxed()
              .min(java.util.Comparator.comparingDouble(Math::abs))
              .orElse(Double.POSITIVE_INFINITY);
      boolean near = Math.abs(nearest) < NEAR_SECONDS;
      scores.there(ONSET, tier, near);
      if (near) {
        scores.error(ONSET, tier, 1000 * nearest);
      }
    }
    for (double f : found) {
      boolean real = truth.stream().anyMatch(at -> Math.abs(f - at) < NEAR_SECONDS);
      if (!real) {
        scores.absent(CLAIM, tier, true);
      }
    }
  }

  private static float[] hiss(int rate, double level, Random random) {
    float[] sound = new float[(int) (SECONDS * rate)];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (level * random.nextGaussian());
    }
    return sound;
  }

  private static void strike(
      float[] sound, int rate, double at, double[] struck, double loud, Random random) {
    for (int i = (int) Math.ceil(at * rate); i < sound.length; i++) {
      double t = (double) i / rate - at;
      double tone = Math.sin(2 * Math.PI * struck[0] * t) * Math.exp(-t * struck[1]);
      double crack = 0.3 * random.nextGaussian() * Math.exp(-t * 260);
      sound[i] += (float) (loud * (tone + crack));
    }
  }

  /** Three sounds of one length, in none of which anything begins. */
  private static void nothing(Scores scores, Random random) {
    int rate = 48_000;
    for (String kind : List.of("hiss", "swelling chord", "slow modulation")) {
      float[] sound = hiss(rate, 0.004, random);
      double slow = 0.3 + random.nextDouble();
      for (int i = 0; i < sound.length; i++) {
        double t = (double) i / rate;
        double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * slow * t);
        if (kind.equals("swelling chord")) {
          sound[i] +=
              (float)
                  (0.1 * swell * (Math.sin(1382 * t) + Math.sin(1741 * t) + Math.sin(2073 * t)));
        } else if (kind.equals("slow modulation")) {
          sound[i] += (float) (0.1 * swell * swell * random.nextGaussian());
        }
      }
      scores.absent(CLAIM, kind, !found(sound, rate).isEmpty());
    }
  }

  private static List<Double> found(float[] sound, int rate) {
    AudioMeasure.Pass pass = new SoundOnsets().begin();
    pass.startsAt(0);
    pass.accept(new AudioBlock(0, rate, sound));
    return Objects.requireNonNull(
            pass.finish(sound.length * 1_000_000_000L / rate).get("onset_times_s"))
        .series();
  }
}
