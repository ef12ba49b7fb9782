package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.SignalValue;

class SoundOnsetsTest {

  private static final long START = 3_000_000_000L;

  @ParameterizedTest
  @CsvSource({"48000,0.001", "44100,0.003", "22050,0.001", "16000,0.003", "8000,0.001"})
  void findsKnocksToTheMillisecond(int rate, double hiss) {
    double[] knocks = {0.2503, 0.9117, 1.40009, 2.777};
    List<Double> found = times(measure(knocks(rate, hiss, 3, knocks), rate, 1024));
    assertThat(found).hasSize(knocks.length);
    for (int i = 0; i < knocks.length; i++) {
      assertThat(found.get(i)).isCloseTo(knocks[i], within(0.001));
    }
  }

  @ParameterizedTest
  @CsvSource({"48000", "44100", "22050", "16000"})
  void statesErrorsThatHold(int rate) {
    Random random = new Random(rate);
    int within = 0;
    int all = 0;
    double stated = 0;
    double off = 0;
    for (int i = 0; i < 40; i++) {
      double at = 0.3 + 0.1 * random.nextDouble();
      Map<String, SignalValue> found = measure(knocks(rate, 0.001, 0.6, at), rate, 1024);
      assertThat(times(found)).hasSize(1);
      double error = found.get("onset_time_error_s").series().get(0);
      all += Math.abs(times(found).get(0) - at) < 5e-4 ? 1 : 0;
      within += Math.abs(times(found).get(0) - at) <= 1.96 * error ? 1 : 0;
      stated += error / 40;
      off += Math.abs(times(found).get(0) - at) / 40;
    }
    assertThat(all).isEqualTo(40);
    assertThat(within).isGreaterThanOrEqualTo(34);
    assertThat(stated).isBetween(1e-5, 1.2e-4);
    // About a sample, not the bins of 1/8 ms.
    assertThat(off).isLessThan(1.2 / rate);
  }

  @ParameterizedTest
  @CsvSource({"0.01", "0.03", "0.1"})
  void widensWhereASmearComesBefore(double smear) {
    int rate = 48_000;
    double clean = stated(knocks(rate, 0.0005, 1, 0.5), rate);
    float[] smeared = knocks(rate, 0.0005, 1, 0.5);
    Random random = new Random(4);
    for (int i = (int) (0.498 * rate); i < rate / 2; i++) {
      smeared[i] += (float) (0.2 * Math.sqrt(smear) * random.nextGaussian());
    }
    assertThat(stated(smeared, rate)).isGreaterThan(clean);
    double found = times(measure(smeared, rate, 1024)).get(0);
    assertThat(found).isCloseTo(0.5, within(1.96 * stated(smeared, rate)));
  }

  private static double stated(float[] sound, int rate) {
    return measure(sound, rate, 1024).get("onset_time_error_s").series().get(0);
  }

  @Test
  void findsTheSameHoweverTheSoundIsCutIntoBlocks() {
    float[] sound = knocks(44_100, 0.002, 2, 0.5, 1.3);
    assertThat(times(measure(sound, 44_100, 1024))).isEqualTo(times(measure(sound, 44_100, 999)));
  }

  @Test
  void hearsNothingInNoiseToneAndSwell() {
    int rate = 48_000;
    float[] sound = new float[3 * rate];
    Random random = new Random(5);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / rate;
      double swell = 0.1 * Math.sin(2 * Math.PI * 0.5 * t);
      sound[i] = (float) (swell * Math.sin(2 * Math.PI * 440 * t) + 0.02 * random.nextGaussian());
    }
    Map<String, SignalValue> found = measure(sound, rate, 1024);
    assertThat(times(found)).isEmpty();
    assertThat(found.get("onset_rate_hz").number()).hasValue(0.0);
  }

  @Test
  void isAbsentWhereThereIsNoSound() {
    AudioMeasure.Pass pass = new SoundOnsets().begin();
    pass.startsAt(0);
    assertThat(pass.finish(1_000_000_000L).get("onset_times_s").absent()).isPresent();
  }

  private static List<Double> times(Map<String, SignalValue> found) {
    return found.get("onset_times_s").series();
  }

  private static Map<String, SignalValue> measure(float[] sound, int rate, int blockSize) {
    AudioMeasure.Pass pass = new SoundOnsets().begin();
    pass.startsAt(START);
    for (AudioBlock block : blocks(sound, rate, blockSize)) {
      pass.accept(block);
    }
    return pass.finish(sound.length * 1_000_000_000L / rate);
  }

  private static List<AudioBlock> blocks(float[] sound, int rate, int size) {
    List<AudioBlock> blocks = new ArrayList<>();
    for (int i = 0; i < sound.length; i += size) {
      float[] part = java.util.Arrays.copyOfRange(sound, i, Math.min(sound.length, i + size));
      blocks.add(new AudioBlock(START + i * 1_000_000_000L / rate, rate, part));
    }
    return blocks;
  }

  private static float[] knocks(int rate, double hiss, double seconds, double... at) {
    float[] sound = new float[(int) (seconds * rate)];
    Random random = new Random(9);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / rate;
      double value = hiss * random.nextGaussian();
      for (double knock : at) {
        double since = t - knock;
        if (since >= 0) {
          value += 0.4 * Math.sin(2 * Math.PI * 700 * since) * Math.exp(-since * 60);
          value += 0.2 * random.nextGaussian() * Math.exp(-since * 260);
        }
      }
      sound[i] = (float) value;
    }
    return sound;
  }
}
