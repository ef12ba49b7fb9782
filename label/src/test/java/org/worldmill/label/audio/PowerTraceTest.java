package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(cut.rateHz()).isEqualTo(rate);
  }
}
