package org.worldmill.label.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.worldmill.label.caption.TestItems.asset;
import static org.worldmill.label.caption.TestItems.clip;
import static org.worldmill.label.caption.TestItems.item;
import static org.worldmill.label.caption.TestItems.signals;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.MediaFacts.ModelFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;
import org.worldmill.schemas.media.SignalValue;

class CaptionersTest {

  private static final Sidecar JSON =
      new Sidecar(Kind.JSON, "a.json", "{\"task\": \"pick up the red cube\", \"fps\": 30}");

  private static Asset video(Sidecar... beside) {
    return asset(Modality.VIDEO, Optional.empty(), beside);
  }

  private static String composed(SortedMap<String, SignalValue> signals, Sidecar... beside) {
    return Captioners.caption(List.of("composed"), clip(0, 4.2), video(beside), signals)
        .get(0)
        .text();
  }

  private static final SortedMap<String, SignalValue> ROBOT =
      signals(
          "duration_s",
          4.2,
          "width_px",
          1280,
          "height_px",
          720,
          "fps",
          30,
          "dominant_motion",
          SignalValue.of(0.001).withConfidence(0.9),
          "moving_area_peak",
          0.02,
          "moving_area_share",
          0.01,
          "luma_mean",
          0.7,
          "colourfulness",
          60,
          "audio_present",
          1,
          "silence_share",
          0.1);

  @Test
  void composesSentencesFromSignals() {
    assertThat(composed(ROBOT))
        .isEqualTo(
            "A 4.2-second clip, 1280x720 at 30 fps, with a steady view and a small moving area."
                + " The picture is bright and colourful. There is sound.");
  }

  @Test
  void beginsWithWhatAPersonWrote() {
    assertThat(composed(ROBOT, JSON))
        .startsWith("Pick up the red cube. A 4.2-second clip, 1280x720 at 30 fps,");
  }

  @Test
  void namesEverythingItUsedAndNothingElse() {
    Caption caption =
        Captioners.caption(
                List.of("composed"), clip(0, 2), video(JSON), signals("luma_mean", 0.05, "zoo", 1))
            .get(0);

    assertThat(caption.kind()).isEqualTo("composed");
    assertThat(caption.captioner()).isEqualTo("composed/1");
    assertThat(caption.sources()).containsExactly("sidecar:a.json#task", "signal:luma_mean");
    assertThat(caption.text())
        .isEqualTo("Pick up the red cube. A 2-second clip. The picture is very dark.");
  }

  @Test
  void saysNothingOfWhatIsAbsentOrDoubtful() {
    assertThat(
            composed(
                signals(
                    "duration_s",
                    8,
                    "moving_area_peak",
                    0.4,
                    "dominant_motion",
                    SignalValue.of(0.2).withConfidence(0.3),
                    "luma_mean",
                    SignalValue.absent("dark room"),
                    "audio_present",
                    0)))
        .isEqualTo("An 8-second clip, with movement. There is no sound.");
  }

  @Test
  void tellsAStillClipFromOneThatMovesNowAndThen() {
    assertThat(composed(signals("duration_s", 11, "moving_area_peak", 0)))
        .isEqualTo("An 11-second clip, in which nothing moves.");
    assertThat(
            composed(
                signals(
                    "duration_s", 3,
                    "dominant_motion", 0,
                    "moving_area_share", 0,
                    "moving_area_peak", 0.01)))
        .isEqualTo("A 3-second clip, with a steady view in which something moves now and then.");
  }

  @Test
  void describesImagesAndModels() {
    Asset image = asset(Modality.IMAGE, Optional.empty());
    assertThat(
            Captioners.caption(
                    List.of("composed"),
                    item(Modality.IMAGE, Optional.empty()),
                    image,
                    signals("width_px", 600, "height_px", 800, "colourfulness", 1))
                .get(0)
                .text())
        .isEqualTo("A still image, 600x800 in portrait format, almost without colour.");

    ModelFacts facts = new ModelFacts(8, 12, 1, 0, 0, Optional.empty(), List.of());
    assertThat(
            Captioners.caption(
                    List.of("composed"),
                    item(Modality.MODEL3D, Optional.empty()),
                    asset(Modality.MODEL3D, Optional.of(facts)),
                    signals("vertex_count", 8000, "face_count", 12345, "watertight", 1))
                .get(0)
                .text())
        .isEqualTo(
            "A 3D model of 12,345 triangles and 8,000 vertices, watertight, with 1 material.");
  }

  @Test
  void passesOnWhatPeopleWroteWithItsPlace() {
    Sidecar text = new Sidecar(Kind.TEXT, "a.txt", "A robot arm\n sorts <b>blocks</b>.\u0007\n");
    List<Caption> captions =
        Captioners.caption(List.of("sidecar"), clip(0, 1), video(JSON, text), signals());

    assertThat(captions)
        .extracting(Caption::text)
        .containsExactly("pick up the red cube", "A robot arm sorts blocks .");
    assertThat(captions)
        .extracting(caption -> caption.sources().get(0))
        .containsExactly("sidecar:a.json#task", "sidecar:a.txt");
    assertThat(captions)
        .allSatisfy(
            caption -> {
              assertThat(caption.kind()).isEqualTo("human");
              assertThat(caption.captioner()).isEqualTo("sidecar/2");
            });
  }

  @Test
  void aSidecarWithoutWordsSaysNothing() {
    assertThat(Captioners.caption(List.of("sidecar"), clip(0, 1), video(), signals())).isEmpty();
    Sidecar broken = new Sidecar(Kind.JSON, "a.json", "{\"caption\": ");
    Sidecar licence = new Sidecar(Kind.LICENCE, "LICENSE", "Permission is granted");
    Sidecar dots = new Sidecar(Kind.TEXT, "a.txt", " ... \u202e ");
    assertThat(
            Captioners.caption(
                List.of("sidecar"), clip(0, 1), video(broken, licence, dots), signals()))
        .isEmpty();
  }

  @Test
  void speaksInTheOrderOfTheConfiguration() {
    assertThat(
            Captioners.caption(List.of("composed", "sidecar"), clip(0, 1), video(JSON), signals()))
        .extracting(Caption::kind)
        .containsExactly("composed", "human");
  }

  @Test
  void refusesACaptionerItDoesNotKnow() {
    assertThatThrownBy(() -> Captioners.caption(List.of("poet"), clip(0, 1), video(), signals()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("poet");
  }
}
