package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sample;

class PublishedMediaTest {

  @TempDir Path folder;
  private List<Sample> models;

  @BeforeEach
  void assemble() throws IOException {
    PaintedSamples samples = PaintedRelease.samples(12);
    PaintedRelease.assemble(samples, "1.0.0", folder.resolve("release"));
    models =
        samples.all().stream()
            .filter(sample -> sample.item().modality() == Modality.MODEL3D)
            .sorted(Comparator.comparing(sample -> sample.item().itemId()))
            .toList();
  }

  private PublishedMedia media() throws IOException {
    return PublishedMedia.of(
        folder.resolve("release").toUri(), Modality.MODEL3D, new Configuration(false));
  }

  @Test
  void knowsOfEachWhatTheReleaseSays() throws IOException {
    List<PublishedMedia.Entry> entries = media().entries();

    assertThat(models).isNotEmpty();
    assertThat(entries)
        .extracting(PublishedMedia.Entry::clipId)
        .containsExactlyElementsOf(models.stream().map(s -> s.item().itemId()).toList());
    PublishedMedia.Entry first = entries.get(0);
    Sample sample = models.get(0);
    assertThat(first.sourceId()).isEqualTo(sample.asset().assetId());
    assertThat(first.sourceGroup()).isEqualTo(sample.item().sourceGroup());
    assertThat(first.origins()).isEqualTo(sample.asset().origins());
    assertThat(first.licence()).isEqualTo(sample.asset().licence());
    assertThat(first.captions()).isEqualTo(sample.captions());
    assertThat(first.place().sha256()).isEqualTo(sample.media().blob().sha256());
  }

  @Test
  void takesTheBytesOutAndChecksThem() throws IOException {
    PublishedMedia media = media();
    PublishedMedia.Entry entry = media.entries().get(0);
    Path copy = folder.resolve("copy");

    media.copy(entry, copy);
    assertThat(ContentHash.of(Files.readAllBytes(copy))).isEqualTo(entry.place().sha256());

    Path shard = folder.resolve("release").resolve(entry.place().path());
    byte[] bytes = Files.readAllBytes(shard);
    bytes[(int) entry.place().offset()] ^= 1;
    Files.write(shard, bytes);
    assertThatIOException()
        .isThrownBy(() -> media.copy(entry, copy))
        .withMessageContaining(entry.clipId())
        .withMessageContaining("damaged");
  }

  @Test
  void refusesAFolderWithoutARelease() {
    assertThatIOException()
        .isThrownBy(
            () ->
                PublishedMedia.of(
                    folder.resolve("other").toUri(), Modality.MODEL3D, new Configuration(false)))
        .withMessageContaining("there is no release at");
  }
}
