package org.worldmill.ingest.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"video/mp4", "image/jpeg", "model/stl", "model/x-urdf", "model/x-mjcf"})
  void namesAnExtensionThatPromisesTheTypeAgain(String type) {
    String extension = MediaNames.extensionOf(type).orElseThrow();

    assertThat(MediaNames.typeOf("published." + extension)).contains(type);
  }

  @Test
  void namesNoExtensionForWhatNoNamePromises() {
    assertThat(MediaNames.extensionOf("application/x-nothing")).isEmpty();
  }
}
