package org.worldmill.jobs.demo;

import java.util.List;
import org.worldmill.label.scene.Noise;

/** The sound of blows: a short knock each, over the faint hiss that every microphone has. */
final class Clicks {

  private static final double KNOCK_SECONDS = 0.12;
  private static final double HISS = 0.0015;

  private Clicks() {}

  static float[] of(List<Scene.Strike> strikes, double seconds, int sampleRateHz) {
    float[] samples = new float[(int) Math.ceil(seconds * sampleRateHz) + sampleRateHz];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (HISS * (2 * Noise.at(i, 0, 1) - 1));
    }
    for (Scene.Strike strike : strikes) {
      int start = (int) Math.round(strike.seconds() * sampleRateHz);
      int length = (int) (KNOCK_SECONDS * sampleRateHz);
      for (int i = 0; i < length && start + i < samples.length; i++) {
        double t = (double) i / sampleRateHz;
        double body = Math.sin(2 * Math.PI * 190 * t) * Math.exp(-t * 38);
        double snap = (2 * Noise.at(i, 7, 3) - 1) * Math.exp(-t * 260);
        samples[start + i] += (float) (strike.strength() * (0.45 * body + 0.3 * snap));
      }
    }
    return samples;
  }
}
