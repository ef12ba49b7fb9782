package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

class ReleaseAssemblerTest {

  @TempDir Path folder;

  @Test
  void listsEveryFileWithItsChecksum() throws IOException {
    ReleaseManifest manifest = PaintedRelease.assemble(PaintedRelease.samples(12), "1.0.0", a());

    Set<String> found = new HashSet<>();
    try (var tree = Files.walk(a())) {
      tree.filter(Files::isRegularFile).forEach(file -> found.add(a().relativize(file).toString()));
    }
    found.remove("meta/release.json");
    assertThat(manifest.files())
        .extracting(ReleaseFile::path)
        .containsExactlyInAnyOrderElementsOf(found);
    for (ReleaseFile file : manifest.files()) {
      byte[] bytes = Files.readAllBytes(a().resolve(file.path()));
      assertThat(file.sha256()).isEqualTo(ContentHash.of(bytes));
    }
    assertThat(found)
        .contains(
            "README.md",
            "croissant.json",
            "LICENSE",
            "ATTRIBUTION.parquet",
            "report/index.html",
            "meta/clips/train-00000-of-00001.parquet");
  }

  @Test
  void writesTheSameBytesTwiceFromShardsInAnyOrder() throws IOException {
    PaintedSamples painted = PaintedRelease.samples(12);
    PaintedRelease.assemble(painted, "1.0.0", a());
    Path b = folder.resolve("b");
    List<ShardFile> reversed = new ArrayList<>(PaintedRelease.stage(painted, b));
    Collections.reverse(reversed);
    ReleaseAssembler.assemble(
        PaintedRelease.inputs(painted, "1.0.0"),
        reversed,
        b.toUri(),
        new Configuration(false),
        folder.resolve("scratch"));

    assertThat(b.resolve("meta/release.json"))
        .hasSameBinaryContentAs(a().resolve("meta/release.json"));
  }

  @Test
  void leadsFromTheClipsToTheBytes() throws IOException {
    PaintedRelease.assemble(PaintedRelease.samples(12), "1.0.0", a());

    List<Map<String, Object>> rows = clips("train");
    assertThat(rows).isNotEmpty();
    for (Map<String, Object> row : rows) {
      Map<?, ?> ref = (Map<?, ?>) row.getOrDefault("ref", Map.of());
      byte[] file = Files.readAllBytes(a().resolve((String) ref.get("uri")));
      int offset = Math.toIntExact((Long) ref.get("offset"));
      byte[] media =
          Arrays.copyOfRange(file, offset, offset + Math.toIntExact((Long) ref.get("size")));
      assertThat("sha256:" + ContentHash.of(media)).isEqualTo(ref.get("checksum"));
    }
  }

  @Test
  void mixesModalitiesInTheClips() throws IOException {
    PaintedRelease.assemble(PaintedRelease.samples(30), "1.0.0", a());

    List<Object> modalities =
        clips("train").stream().map(row -> row.getOrDefault("modality", "")).toList();
    assertThat(modalities.subList(0, modalities.size() / 2)).contains("video", "image", "model3d");
  }

  @Test
  void saysNothingOfTheMachineItWasMadeOn() throws IOException {
    PaintedRelease.assemble(PaintedRelease.samples(4), "1.0.0", a());

    assertThat(clips("train"))
        .allSatisfy(
            row ->
                assertThat(row.getOrDefault("provenance", "").toString()).doesNotContain("/home"));
  }

  @Test
  void keepsTheRowsDigestWhenOnlyTheVersionChanges() throws IOException {
    PaintedSamples painted = PaintedRelease.samples(6);

    ReleaseManifest first = PaintedRelease.assemble(painted, "1.0.0", a());
    ReleaseManifest second = PaintedRelease.assemble(painted, "1.0.1", folder.resolve("b"));

    assertThat(second.rowsDigest()).isEqualTo(first.rowsDigest());
    assertThat(second.version()).isEqualTo("1.0.1");
  }

  @Test
  void refusesAFunnelThatDoesNotMatchTheRows() throws IOException {
    PaintedSamples painted = PaintedRelease.samples(4);
    List<ShardFile> shards = PaintedRelease.stage(painted, a());
    ReleaseInputs wrong = PaintedRelease.inputs(PaintedRelease.samples(6), "1.0.0");

    assertThatThrownBy(
            () ->
                ReleaseAssembler.assemble(
                    wrong,
                    shards,
                    a().toUri(),
                    new Configuration(false),
                    folder.resolve("scratch")))
        .hasMessageContaining("the shards have 8 rows");
  }

  @Test
  void readsItsManifestBack() throws IOException {
    ReleaseManifest manifest = PaintedRelease.assemble(PaintedRelease.samples(4), "1.0.0", a());

    byte[] json = Files.readAllBytes(a().resolve("meta/release.json"));

    assertThat(ReleaseJson.read(json, ReleaseManifest.class)).isEqualTo(manifest);
  }

  private Path a() {
    return folder.resolve("a");
  }

  private List<Map<String, Object>> clips(String split) throws IOException {
    Path file = a().resolve("meta/clips/" + split + "-00000-of-00001.parquet");
    List<Map<String, Object>> rows = new ArrayList<>();
    try (RowReader reader =
        new RowReader(new LocalInputFile(file), PaintedSamples.SCHEMA.clipColumns())) {
      Optional<Map<String, Object>> row = reader.next();
      while (row.isPresent()) {
        rows.add(row.get());
        row = reader.next();
      }
    }
    return rows;
  }
}
