package org.worldmill.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.video.TestCorpus;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;

class CameraTagsTest {

  private static Map<String, Double> camera(String name) throws MediaException {
    MediaFacts facts = ImageProbe.probe(TestCorpus.file("image/" + name), "image/jpeg");
    return facts.tags().stream()
        .filter(tag -> tag.group().equals("Camera") && tag.value().matches("[0-9.]+"))
        .collect(Collectors.toMap(MediaFacts.Tag::name, tag -> Double.parseDouble(tag.value())));
  }

  private static double value(Map<String, Double> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  @Test
  void numbersAreNotRounded() throws MediaException {
    Map<String, Double> found = camera("metadata-extractor-images__Canon_PowerShot_A70.jpg");
    assertThat(value(found, "focal_length_mm")).isEqualTo(5.40625);
    assertThat(value(found, "px_per_mm")).isCloseTo(9846.153846 / 25.4, within(1e-6));
    assertThat(value(found, "width_px")).isEqualTo(2048);
  }

  @Test
  void tellsTheEquivalentOnFilm() throws MediaException {
    Map<String, Double> found = camera("OpenSfM__01.jpg");
    assertThat(value(found, "focal_length_35_mm")).isEqualTo(35);
    assertThat(value(found, "height_px")).isEqualTo(2448);
    assertThat(found).doesNotContainKey("px_per_mm");
  }
}
