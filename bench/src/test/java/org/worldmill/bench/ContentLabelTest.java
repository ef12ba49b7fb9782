package org.worldmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.SignalValue;

class ContentLabelTest {

  private static Path corpus() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("../shared/corpus/image"))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "no folder above has shared/corpus next to it");
    return Optional.ofNullable(at).orElseThrow().resolve("../shared/corpus");
  }

  private static Map<String, SignalValue> found(String measure, String image)
      throws IOException, MediaException {
    ContentLabel label =
        ContentLabel.all().stream().filter(l -> l.file().equals(image)).findFirst().orElseThrow();
    HeldFrame frame =
        ContentFrames.labelled(corpus().resolve("image").resolve(image), List.of(label)).get(label);
    return Content.found(
        Content.measure(measure), List.of(Optional.ofNullable(frame).orElseThrow()));
  }

  @Test
  void everyLabelIsPlausible() throws IOException {
    assertThat(ContentLabel.all())
        .hasSizeGreaterThan(250)
        .doesNotHaveDuplicates()
        .allSatisfy(
            label -> {
              assertThat(label.nanos()).isNotNegative();
              assertThat(label.faces()).isLessThanOrEqualTo(label.people());
              assertThat(label.standing()).isLessThanOrEqualTo(label.people());
            });
  }

  @Test
  void findsFacesThatAnyoneSees() throws IOException, MediaException {
    for (String image : List.of("scikit-image__astronaut.png", "Pillow__hopper.jpg")) {
      Map<String, SignalValue> found = found("faces", image);

      assertThat(Content.number(found, "faces_max")).as(image).isEqualTo(1);
      assertThat(Content.number(found, "face_area_share")).as(image).isBetween(0.03, 0.4);
      assertThat(Content.number(found, "people_max")).as(image).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void findsNobodyInCupOfCoffee() throws IOException, MediaException {
    Map<String, SignalValue> found = found("faces", "scikit-image__coffee.png");

    assertThat(Content.number(found, "faces_max")).isZero();
    assertThat(Content.number(found, "people_max")).isZero();
  }

  @Test
  void readsWhatIsWrittenOverPhotograph() throws IOException, MediaException {
    Map<String, SignalValue> found = found("text", "exif-orientation-examples__Landscape_1.jpg");

    assertThat(Content.number(found, "text_area_share")).isBetween(0.005, 0.03);
  }

  @Test
  void findsLogoLaidOverMovingClipAndNoneOnItsOriginal() throws IOException, MediaException {
    Path videos = corpus().resolve("video");
    for (Map.Entry<String, Boolean> clip :
        Map.of(
                "ThreatExchange__chair-22-with-large-logo-bar.mp4", true,
                "ThreatExchange__chair-orig-22-sd-bar.mp4", false)
            .entrySet()) {
      Map<String, SignalValue> found =
          Content.found(
              Content.measure("overlay"),
              ContentFrames.clips(videos.resolve(clip.getKey())).get(0));

      assertThat(Content.number(found, "static_overlay_share") > 0)
          .as(clip.getKey())
          .isEqualTo(clip.getValue());
    }
  }
}
