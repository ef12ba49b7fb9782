package org.worldmill.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.mp4 | a/b/c.mp4", "*.mp4 | c.mp4", "a/*.mp4 | a/c.mp4", "a/** | a/b/c.mp4",
        "**/c.mp4 | c.mp4", "**/c.mp4 | a/b/c.mp4", "a/**/c.mp4 | a/c.mp4", "?.png | x.png",
        "[a-c].png | b.png", "[!a].png | b.png", "*.{mp4,mov} | x.mov", "x(1).png | x(1).png",
        "/x.png | x.png"
      })
  void matches(String glob, String path) {
    assertThat(PathGlob.of(glob).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.mp4 | c.mp4x", "a/*.mp4 | a/b/c.mp4", "a/** | b/a/c", "?.png | xy.png",
        "[!a].png | a.png", "*.{mp4,mov} | x.mkv", "/x.png | a/x.png", "a.b | axb"
      })
  void doesNotMatch(String glob, String path) {
    assertThat(PathGlob.of(glob).matches(path)).isFalse();
  }
}
