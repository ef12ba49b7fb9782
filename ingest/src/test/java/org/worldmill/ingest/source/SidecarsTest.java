package org.worldmill.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;

class SidecarsTest {

  @Test
  void pairsTextsWithTheMediaFileOfTheirName() {
    assertThat(
            beside(
                "a/clip.mp4",
                "a/clip.mp4",
                "a/clip.json",
                "a/clip.TXT",
                "a/clip.en.vtt",
                "a/clip.mp4.json",
                "a/clip2.txt",
                "clip.srt"))
        .containsExactly("a/clip.TXT", "a/clip.en.vtt", "a/clip.json", "a/clip.mp4.json");
  }

  @Test
  void leavesATextAloneThatStandsBesideNoMediaFile() {
    List<SourceFile> files = files("log.mcap", "log.json", "notes.txt", "clip.mp4", "clip.txt");
    Sidecars sidecars = Sidecars.of(files);
    assertThat(files.stream().filter(sidecars::isSidecar).map(SourceFile::path))
        .containsExactly("clip.txt");
  }

  @Test
  void takesTheNearestLicenceAtOrAboveTheFile() {
    String[] listing = {"LICENSE", "a/COPYING.txt", "a/b/c/x.png", "y.png", "licensed.png"};
    assertThat(beside("a/b/c/x.png", listing)).containsExactly("a/COPYING.txt");
    assertThat(beside("y.png", listing)).containsExactly("LICENSE");
  }

  @Test
  void countsALicenceThatHoldsForNoMediaFileAsAnOrdinaryFile() {
    List<SourceFile> files = files("docs/LICENSE", "a/x.png");
    assertThat(files).noneMatch(Sidecars.of(files)::isSidecar);
  }

  @Test
  void doesNotPairAFileWithItself() {
    assertThat(beside("scene.gltf", "scene.gltf", "scene.bin")).isEmpty();
  }

  @Test
  void readsABoundedTextOfAnyUnicodeForm(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.mp4"), "");
    Files.writeString(folder.resolve("a.txt"), "\ufeffGrüße".repeat(1) + "x".repeat(300 << 10));
    Files.write(folder.resolve("a.json"), "\ufeff{}".getBytes(StandardCharsets.UTF_16LE));
    Files.write(folder.resolve("a.srt"), new byte[] {'1', (byte) 0xff, '2'});
    Configuration hadoop = new Configuration(false);
    List<SourceFile> files =
        Stream.of("a.mp4", "a.txt", "a.json", "a.srt")
            .map(name -> new SourceFile("file://" + folder, name, 0, 0))
            .toList();
    List<Sidecar> read = Sidecars.read(Sidecars.of(files).beside(files.get(0)), hadoop);
    assertThat(read).extracting(Sidecar::kind).containsExactly(Kind.JSON, Kind.SRT, Kind.TEXT);
    assertThat(read.get(0).text()).isEqualTo("{}");
    assertThat(read.get(1).text()).isEqualTo("1\ufffd2");
    assertThat(read.get(2).text()).startsWith("Grüßexx").hasSizeLessThan(256 << 10);
  }

  private static List<String> beside(String media, String... paths) {
    Sidecars sidecars = Sidecars.of(files(paths));
    SourceFile file = files(media).get(0);
    return sidecars.beside(file).stream().map(found -> found.file().path()).toList();
  }

  private static List<SourceFile> files(String... paths) {
    return Stream.of(paths).map(path -> new SourceFile("file:///s", path, 1, 0)).toList();
  }
}
