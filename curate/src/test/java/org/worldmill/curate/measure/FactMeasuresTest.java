package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PacketWindow;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.SignalValue;

class FactMeasuresTest {

  private static final PacketFacts PACKETS =
      new PacketFacts(
          300,
          6,
          60,
          true,
          false,
          0,
          300,
          720 * 576 * 300 / 8,
          1,
          0,
          1_000_000_000L,
          IntStream.range(0, 12)
              .mapToObj(second -> new PacketWindow(25, (second + 1) * 25 * 100L, 0, 0))
              .toList(),
          100,
          true);

  private static MediaFacts facts(int rotation, Optional<PacketFacts> packets) {
    PictureFacts picture =
        new PictureFacts(
            720,
            576,
            rotation,
            new Rational(64, 45),
            new Rational(25, 1),
            "yuv420p10le",
            10,
            false,
            "bt709",
            "bt709",
            "bt709",
            Optional.empty(),
            packets);
    TrackFacts track =
        new TrackFacts(
            0,
            "video",
            "h264",
            Optional.empty(),
            new Rational(1, 25),
            Optional.of(0L),
            Optional.of(300L),
            Optional.empty(),
            Optional.of(picture),
            Optional.empty());
    return new MediaFacts(
        "mov", Optional.empty(), Optional.empty(), List.of(track), Optional.empty(), List.of());
  }

  @Test
  void clipsAreDescribedBySpanAndPackets() {
    Optional<Span> span = Optional.of(new Span(50, 100, new Rational(1, 25)));

    Map<String, SignalValue> found =
        new ClipFactsMeasure()
            .measure(new ClipFacts(facts(0, Optional.of(PACKETS)), span, 49, DecodeTier.FULL));

    assertThat(Clip.number(found, "duration_s")).isEqualTo(2);
    assertThat(Clip.number(found, "frames")).isEqualTo(49);
    assertThat(Clip.number(found, "fps")).isEqualTo(24.5);
    assertThat(Clip.number(found, "bits_per_pixel")).isCloseTo(1, within(1e-9));
    assertThat(Clip.number(found, "key_frame_interval")).isEqualTo(50);
  }

  @Test
  void timingIsThatOfTheClipsOwnWindows() {
    List<PacketWindow> windows =
        List.of(
            new PacketWindow(25, 1000, 0, 0),
            new PacketWindow(20, 4000, 5, 5),
            new PacketWindow(25, 1000, 0, 0));
    PacketFacts packets =
        new PacketFacts(
            70, 1, 70, false, true, 0, 75, 6000, 1, 7, 1_000_000_000L, windows, 85, true);
    Span second = new Span(25, 50, new Rational(1, 25));
    Span between = new Span(12, 37, new Rational(1, 25));

    Map<String, SignalValue> found = timing(packets, second);

    assertThat(Clip.number(found, "frame_jitter_ms")).isCloseTo(10, within(1e-9));
    assertThat(Clip.number(found, "frame_jitter")).isCloseTo(0.25, within(1e-9));
    assertThat(Clip.number(found, "frame_gap_share")).isCloseTo(0.2, within(1e-9));
    assertThat(Clip.number(found, "repeated_stamp_share")).isCloseTo(0.1, within(1e-9));
    assertThat(Clip.number(found, "clip_bits_per_pixel"))
        .isCloseTo(8 * 4000 / 20.0 / 720 / 576, within(1e-12));
    assertThat(Clip.number(timing(packets, between), "frame_jitter"))
        .isCloseTo(0.48 * 5 / (0.52 * 25 + 0.48 * 20), within(1e-9));
  }

  private static Map<String, SignalValue> timing(PacketFacts packets, Span span) {
    return new FrameTimingMeasure()
        .measure(
            new ClipFacts(facts(0, Optional.of(packets)), Optional.of(span), 25, DecodeTier.FULL));
  }

  @Test
  void whatPacketsWouldSayIsAbsentWithoutThem() {
    Optional<Span> span = Optional.of(new Span(0, 25, new Rational(1, 25)));

    Map<String, SignalValue> found =
        new ClipFactsMeasure()
            .measure(new ClipFacts(facts(0, Optional.empty()), span, 25, DecodeTier.FULL));

    assertThat(found.get("bits_per_pixel").absent()).isPresent();
    assertThat(found.get("key_frame_interval").absent()).isPresent();
  }

  @Test
  void picturesAreDescribedAsDisplayed() {
    Map<String, SignalValue> found =
        new PictureFactsMeasure()
            .measure(
                new ClipFacts(facts(90, Optional.empty()), Optional.empty(), 1, DecodeTier.FULL));

    assertThat(Clip.number(found, "width_px")).isEqualTo(576);
    assertThat(Clip.number(found, "height_px")).isEqualTo(720);
    assertThat(Clip.number(found, "short_side_px")).isEqualTo(576);
    assertThat(Clip.number(found, "aspect_ratio")).isCloseTo(16 / 9.0, within(1e-9));
    assertThat(Clip.number(found, "bit_depth")).isEqualTo(10);
    assertThat(Clip.number(found, "rotation")).isEqualTo(90);
  }

  @Test
  void everythingIsAbsentWithoutPicture() {
    MediaFacts nothing =
        new MediaFacts(
            "mp3", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

    Map<String, SignalValue> found =
        new PictureFactsMeasure()
            .measure(new ClipFacts(nothing, Optional.empty(), 1, DecodeTier.FULL));

    assertThat(found).hasSize(6);
    assertThat(found.values()).allMatch(value -> value.absent().isPresent());
  }
}
