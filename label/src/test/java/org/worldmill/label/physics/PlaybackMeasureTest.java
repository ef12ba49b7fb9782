package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.SignalValue;

class PlaybackMeasureTest {

  /** Two seconds of 60 pictures. */
  private static SignalValue ratio(List<MediaFacts.Tag> tags) {
    MediaFacts facts =
        new MediaFacts(
            "mov", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), tags);
    Span span = new Span(0, 2000, new Rational(1, 1000));
    SignalValue value =
        new PlaybackMeasure()
            .measure(new ClipFacts(facts, Optional.of(span), 60, DecodeTier.FULL))
            .get("playback_ratio");
    assertThat(value).isNotNull();
    return value;
  }

  private static SignalValue captured(String fps) {
    return ratio(List.of(new MediaFacts.Tag("container", "com.android.capture.fps", fps)));
  }

  @ParameterizedTest
  @CsvSource({"240.000000, 0.125", "30.02, 1", "0.5, 60"})
  void comparesPicturesShownWithPicturesTaken(String fps, double ratio) {
    assertThat(captured(fps).number().orElseThrow()).isEqualTo(ratio);
  }

  @Test
  void saysNothingWhereNoClockIsStated() {
    assertThat(ratio(List.of()).absent().orElseThrow()).contains("no clock of the world");
    assertThat(captured("fast").absent()).isPresent();
    assertThat(captured("-3").absent()).isPresent();
    assertThat(captured("NaN").absent()).isPresent();
  }
}
