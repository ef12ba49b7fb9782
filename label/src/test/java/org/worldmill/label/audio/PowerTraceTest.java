package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.media.AudioBlock;

class PowerTraceTest {

  /** The third of a nanosecond that a block of 1024 at 48 kHz loses puts no sample a bin early. */
  @ParameterizedTest
  @CsvSource({"48000,1024", "48000,960", "44100,1152", "16000,1000"})
  void isTheSameHoweverSoundIsCut(int rate, int size) {
    float[] sound = new float[rate];
    Random random = new Random(rate);
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) random.nextGaussian();
    }
    PowerTrace whole = new PowerTrace(0);
    whole.add(new AudioBlock(0, rate, sound));
    PowerTrace cut = new PowerTrace(0);
    for (int i = 0; i < sound.length; i += size) {
      float[] part = Arrays.copyOfRange(sound, i, Math.min(sound.length, i + size));
      cut.add(new AudioBlock(i * 1_000_000_000L / rate, rate, part));
    }
    assertThat(cut.bins()).isEqualTo(whole.bins());
    assertThat(cut.begins()).isEqualTo(whole.begins());
    assertThat(cut.rateHz()).isEqualTo(rate);
  }

  /** A bin has six samples at 48 kHz; it begins at the first that is loud. */
  @ParameterizedTest
  @CsvSource({"600", "601", "603", "605"})
  void tellsWhereInABinItsPowerBegins(int first) {
    float[] sound = new float[1200];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (i < first ? 0.001f : 0.2f) * (i % 2 == 0 ? 1 : -1);
    }
    PowerTrace trace = new PowerTrace(0);
    trace.add(new AudioBlock(0, 48_000, sound));
    assertThat((double) trace.begins()[100]).isCloseTo((first - 600) / 6.0, within(0.01));
  }
}
