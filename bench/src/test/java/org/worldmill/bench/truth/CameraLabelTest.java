package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CameraLabelTest {

  @Test
  void everyLineIsALabelOfAnotherFilm() throws IOException {
    assertThat(CameraLabel.all()).hasSizeGreaterThan(50);
    assertThat(CameraLabel.all().stream().map(CameraLabel::file)).doesNotHaveDuplicates();
    assertThat(CameraLabel.all())
        .allSatisfy(label -> assertThat(label.held()).isIn("fixed", "hand", "-"));
  }

  @Test
  void severalWaysMayBeRight() throws IOException {
    CameraLabel roofs =
        CameraLabel.all().stream()
            .filter(label -> label.file().contains("hdr10-av1"))
            .findAny()
            .orElseThrow();
    assertThat(roofs.ways()).containsExactly("pan-right", "truck-right");
    assertThat(roofs.moves()).isTrue();
  }
}
