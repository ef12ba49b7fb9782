package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.SignalValue;

class AudioLevelTest {

  private static final int RATE = 48_000;
  private static final long SECOND = 1_000_000_000L;

  private static AudioBlock sine(double amplitude, int samples) {
    float[] wave = new float[samples];
    for (int i = 0; i < samples; i++) {
      wave[i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    return new AudioBlock(0, RATE, wave);
  }

  private static Map<String, SignalValue> measure(long durationNanos, AudioBlock... blocks) {
    AudioMeasure.Pass pass = new AudioLevel().begin();
    for (AudioBlock block : blocks) {
      pass.accept(block);
    }
    return pass.finish(durationNanos);
  }

  private static double number(Map<String, SignalValue> found, String signal) {
    return found.get(signal).number().orElseThrow();
  }

  @Test
  void aFullScaleSineHasMinusThreeDecibels() {
    Map<String, SignalValue> found = measure(SECOND, sine(1, RATE));

    assertThat(number(found, "audio_present")).isEqualTo(1);
    assertThat(number(found, "audio_rms_dbfs")).isCloseTo(-3.0103, within(1e-3));
    assertThat(number(found, "audio_peak_dbfs")).isCloseTo(0, within(1e-3));
    assertThat(number(found, "silence_share")).isCloseTo(0, within(1e-9));
  }

  @Test
  void aTenthOfTheAmplitudeIsTwentyDecibelsLess() {
    assertThat(number(measure(SECOND, sine(0.1, RATE)), "audio_rms_dbfs"))
        .isCloseTo(-23.0103, within(1e-3));
  }

  @Test
  void blocksMayBeCutAnywhere() {
    AudioBlock whole = sine(0.5, RATE);
    Map<String, SignalValue> cut =
        measure(SECOND, whole.before(SECOND / 7), whole.from(SECOND / 7));

    assertThat(cut).isEqualTo(measure(SECOND, whole));
  }

  @Test
  void quietAndMissingSoundAreSilence() {
    Map<String, SignalValue> found = measure(4 * SECOND, sine(0.5, RATE), sine(0.0005, RATE));

    assertThat(number(found, "silence_share")).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void digitalSilenceIsPresentAndReadsTheFloor() {
    Map<String, SignalValue> found = measure(SECOND, new AudioBlock(0, RATE, new float[RATE]));

    assertThat(number(found, "audio_present")).isEqualTo(1);
    assertThat(number(found, "audio_rms_dbfs")).isEqualTo(-120);
    assertThat(number(found, "silence_share")).isEqualTo(1);
  }

  @Test
  void noSoundIsAbsentNotQuiet() {
    Map<String, SignalValue> found = measure(SECOND);

    assertThat(number(found, "audio_present")).isZero();
    assertThat(found.get("audio_rms_dbfs").absent()).contains("there is no sound");
    assertThat(found.get("silence_share").absent()).contains("there is no sound");
  }

  @Test
  void infinitiesOfABrokenStreamAreNoSound() {
    float[] broken = {Float.NaN, Float.POSITIVE_INFINITY, 0.5f};

    assertThat(number(measure(SECOND, new AudioBlock(0, RATE, broken)), "audio_peak_dbfs"))
        .isCloseTo(-6.0206, within(1e-3));
  }
}
