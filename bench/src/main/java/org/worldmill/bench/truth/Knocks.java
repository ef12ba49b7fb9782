package org.worldmill.bench.truth;

import java.util.List;
import java.util.Random;

/** Sound that is made: hiss, in which things are struck at known instants, and other sounds. */
final class Knocks {

  /** Sounds in which nothing begins sharply. */
  static final List<String> SOFT = List.of("hiss", "swelling chord", "slow modulation");

  /** Tone and decay of what is struck: wood, glass, and a thud on a floor. */
  private static final double[][] STRUCK = {{700, 60}, {3100, 25}, {140, 40}};

  private final int rateHz;
  private final Random random;
  private final float[] sound;

  /**
   * White hiss.
   *
   * @param level its standard deviation, full scale being 1
   */
  Knocks(int rateHz, double seconds, double level, Random random) {
    this.rateHz = rateHz;
    this.random = random;
    sound = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (level * random.nextGaussian());
    }
  }

  /** Something is struck: a decaying tone with a crack of noise, -6 to -26 dB. */
  void strike(double at) {
    double[] struck = STRUCK[random.nextInt(STRUCK.length)];
    double loud = 0.5 * Math.pow(10, -random.nextDouble());
    for (int i = Math.max(0, (int) Math.ceil(at * rateHz)); i < sound.length; i++) {
      double t = (double) i / rateHz - at;
      double tone = Math.sin(2 * Math.PI * struck[0] * t) * Math.exp(-t * struck[1]);
      double crack = 0.3 * random.nextGaussian() * Math.exp(-t * 260);
      sound[i] += (float) (loud * (tone + crack));
    }
  }

  /** Adds a sound in which nothing begins: one of {@link #SOFT}. */
  void soften(String kind, double loud) {
    double slow = 0.3 + random.nextDouble();
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / rateHz;
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * slow * t);
      if (kind.equals("swelling chord")) {
        double chord = Math.sin(1382 * t) + Math.sin(1741 * t) + Math.sin(2073 * t);
        sound[i] += (float) (loud * swell * chord);
      } else if (kind.equals("slow modulation")) {
        sound[i] += (float) (loud * swell * swell * random.nextGaussian());
      }
    }
  }

  float[] samples() {
    return sound;
  }

  int rateHz() {
    return rateHz;
  }
}
