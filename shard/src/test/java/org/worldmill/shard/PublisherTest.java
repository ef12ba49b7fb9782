package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.shard.Publisher.Outcome;

class PublisherTest {

  @TempDir Path folder;

  @BeforeEach
  void assemble() throws IOException {
    PaintedRelease.assemble(PaintedRelease.samples(6), "1.0.0", staging());
  }

  @Test
  void copiesExactlyTheRelease() throws IOException {
    assertThat(publish()).isEqualTo(Outcome.PUBLISHED);

    assertThat(tree(release())).isEqualTo(tree(staging()));
    for (String file : tree(staging())) {
      assertThat(release().resolve(file)).hasSameBinaryContentAs(staging().resolve(file));
    }
  }

  @Test
  void doesNothingTheSecondTime() throws IOException {
    publish();

    assertThat(publish()).isEqualTo(Outcome.ALREADY_THERE);
  }

  @Test
  void refusesOtherContentUnderTheSameVersion() throws IOException {
    publish();
    byte[] before = Files.readAllBytes(release().resolve("meta/release.json"));
    PaintedRelease.assemble(PaintedRelease.samples(8), "1.0.0", staging());

    assertThatThrownBy(this::publish)
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("publish under the next version");
    assertThat(release().resolve("meta/release.json")).hasBinaryContent(before);
  }

  @Test
  void takesUpAPublishThatWasKilled() throws IOException {
    publish();
    Files.delete(release().resolve("meta/release.json"));
    Files.delete(release().resolve("README.md"));
    Path kept = release().resolve("LICENSE");
    Files.setLastModifiedTime(kept, java.nio.file.attribute.FileTime.fromMillis(1000));
    Path damaged = release().resolve("croissant.json");
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[0]++;
    Files.write(damaged, bytes);
    Files.writeString(release().resolve("data/half.parquet.unfinished"), "half");

    assertThat(publish()).isEqualTo(Outcome.PUBLISHED);

    assertThat(tree(release())).isEqualTo(tree(staging()));
    assertThat(damaged).hasSameBinaryContentAs(staging().resolve("croissant.json"));
    assertThat(Files.getLastModifiedTime(kept).toMillis()).isEqualTo(1000);
  }

  @Test
  void publishesNothingIfAStagedFileHasChanged() throws IOException {
    Files.writeString(staging().resolve("LICENSE"), "other");

    assertThatThrownBy(this::publish)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("LICENSE");
    assertThat(release().resolve("meta/release.json")).doesNotExist();
    assertThat(release().resolve("LICENSE")).doesNotExist();
  }

  @Test
  void letsOnlyOneOfTwoCreateTheManifest() throws IOException {
    ReleaseStore store = ReleaseStore.at(folder.resolve("once").toUri(), new Configuration(false));
    store.createOnce(new byte[] {1}, "meta/release.json");

    assertThatThrownBy(() -> store.createOnce(new byte[] {2}, "meta/release.json"))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("once/meta/release.json")).hasBinaryContent(new byte[] {1});
    assertThat(tree(folder.resolve("once"))).containsExactly("meta/release.json");
  }

  private Outcome publish() throws IOException {
    return Publisher.publish(
            staging().toUri(), folder.resolve("root").toUri(), new Configuration(false))
        .outcome();
  }

  private Path staging() {
    return folder.resolve("staging");
  }

  private Path release() {
    return folder.resolve("root/worldmill/1.0.0");
  }

  private static Set<String> tree(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
