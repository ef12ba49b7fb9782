package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class ImpactSoundTest {

  private static final ImpactSound MEASURE = new ImpactSound();

  private static Map<String, SignalValue> signals(List<Double> contacts, List<Double> onsets) {
    Map<String, SignalValue> signals = new HashMap<>();
    signals.put("contact_time_s", SignalValue.of(contacts));
    signals.put("contact_time_error_s", SignalValue.of(contacts.stream().map(c -> 4e-4).toList()));
    signals.put("onset_times_s", SignalValue.of(onsets));
    signals.put("onset_time_error_s", SignalValue.of(onsets.stream().map(o -> 1e-4).toList()));
    return signals;
  }

  private static SignalValue offset(Map<String, SignalValue> found) {
    return MEASURE.measure(found).get("audio_video_offset_s");
  }

  @Test
  void saysHowFarSoundAndPictureAreApart() {
    Map<String, SignalValue> found =
        MEASURE.measure(signals(List.of(0.4, 1.1, 1.6, 1.95), List.of(0.48, 1.18, 1.68, 2.4)));
    assertThat(found.get("audio_video_offset_s").number().orElseThrow())
        .isCloseTo(0.08, within(1e-6));
    assertThat(found.get("audio_video_offset_s").standardError().orElseThrow())
        .isBetween(1e-4, 1e-3);
    assertThat(found.get("audio_video_offset_s").confidence().orElseThrow()).isGreaterThan(0.99);
    assertThat(found.get("contact_onset_share").number()).hasValue(0.75);
    assertThat(found.get("contact_onset_pairs").number()).hasValue(3.0);
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            MEASURE.signals().stream().map(SignalSpec::name).toList());
  }

  @Test
  void saysNothingOfUnrelatedSound() {
    assertThat(
            offset(signals(List.of(0.4, 1.1, 1.6, 1.95), List.of(0.7, 0.93, 1.3, 1.84))).absent())
        .hasValue("contacts and sharp sounds meet no more often than by chance");
    assertThat(offset(signals(List.of(0.4, 1.1), List.of(0.48, 1.18))).absent())
        .hasValue("fewer than 3 contacts are seen");
  }

  @Test
  void saysNothingWhereTwoShiftsWouldDo() {
    List<Double> even = List.of(0.3, 0.6, 0.9, 1.2, 1.5);
    assertThat(offset(signals(even, even)).absent())
        .hasValue("contacts and sharp sounds meet at more than one shift");
  }

  @Test
  void passesOnWhyThereIsNothingToGoBy() {
    Map<String, SignalValue> silent = signals(List.of(0.4, 1.1, 1.6), List.of());
    silent.put("onset_times_s", SignalValue.absent("there is no sound"));
    assertThat(offset(silent).absent()).hasValue("there is no sound");
    assertThat(offset(Map.of()).absent()).hasValue("contact_time_s is not measured");
  }
}
