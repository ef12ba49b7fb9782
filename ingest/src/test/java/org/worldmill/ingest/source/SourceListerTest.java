package org.worldmill.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.config.SourceConfig;

class SourceListerTest {

  private final Configuration hadoop = new Configuration(false);

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String path :
        List.of("b.mp4", "a/z.png", "a/one two%20#?.mp4", "a.png", ".hidden", ".git/config")) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, path);
    }
  }

  @Test
  void findsAllFilesSortedByPathAndLeavesHiddenOnesOut() {
    assertThat(paths(SourceConfig.of(folder.toString())))
        .containsExactly("a.png", "a/one two%20#?.mp4", "a/z.png", "b.mp4");
  }

  @Test
  void namesAFileSoThatItCanBeOpenedAgain() throws Exception {
    SourceFile file = list(SourceConfig.of(folder.toString())).get(1);
    assertThat(Path.of(file.uri())).hasContent("a/one two%20#?.mp4");
    assertThat(file.local().orElseThrow()).hasContent("a/one two%20#?.mp4");
    assertThat(new org.apache.hadoop.fs.Path(file.uri()).toUri().getPath())
        .isEqualTo(file.local().orElseThrow().toString());
    assertThat(file.sizeBytes()).isEqualTo(18);
  }

  @Test
  void saysTheSameForAPathAndForItsUri() {
    assertThat(list(SourceConfig.of(folder.toUri().toString())))
        .isEqualTo(list(SourceConfig.of(folder + "/")));
  }

  @Test
  void takesOneSingleFile() {
    List<SourceFile> files = list(SourceConfig.of(folder.resolve("b.mp4").toString()));
    assertThat(files).extracting(SourceFile::path).containsExactly("b.mp4");
    assertThat(files.get(0).local().orElseThrow()).hasContent("b.mp4");
  }

  @Test
  void includesAndExcludesByPattern() {
    assertThat(paths(selecting(List.of("*.png"), List.of()))).containsExactly("a.png", "a/z.png");
    assertThat(paths(selecting(List.of("**/*.mp4"), List.of("a/**")))).containsExactly("b.mp4");
    assertThat(paths(selecting(List.of("/*.{png,mp4}"), List.of())))
        .containsExactly("a.png", "b.mp4");
  }

  @Test
  void walksALoopOfLinksOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("a/loop"), folder);
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    assertThat(paths(SourceConfig.of(folder.toString()))).hasSize(4);
  }

  @Test
  void refusesASourceThatIsNotThere() {
    SourceConfig missing = SourceConfig.of(folder.resolve("nothing").toString());
    assertThatThrownBy(() -> list(missing))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nothing does not exist; check its spelling");
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatThrownBy(() -> list(selecting(List.of("[ab"), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'[ab'");
  }

  @Test
  void listsAnyHadoopFilesystemAlike() {
    hadoop.set("fs.far.impl", FarFileSystem.class.getName());
    List<SourceFile> files =
        SourceLister.list(SourceConfig.of("far://host" + folder + "/"), hadoop);
    assertThat(files)
        .extracting(SourceFile::path)
        .containsExactly("a.png", "a/one two%20#?.mp4", "a/z.png", "b.mp4");
    assertThat(files.get(0).uri()).isEqualTo(URI.create("far://host" + folder + "/a.png"));
    assertThatThrownBy(() -> SourceLister.list(SourceConfig.of("far://host/nowhere"), hadoop))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("far://host/nowhere does not exist");
  }

  private SourceConfig selecting(List<String> include, List<String> exclude) {
    return new SourceConfig(
        folder.toString(), include, exclude, Optional.empty(), Optional.empty());
  }

  private List<SourceFile> list(SourceConfig source) {
    return SourceLister.list(source, hadoop);
  }

  private List<String> paths(SourceConfig source) {
    return list(source).stream().map(SourceFile::path).toList();
  }
}
