package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

class ReleaseVerifierTest {

  private static final String SHARD = "data/video/train-00000-of-00001.parquet";

  @TempDir Path folder;

  @BeforeEach
  void assemble() throws IOException {
    PaintedRelease.assemble(PaintedRelease.samples(12), "1.0.0", release());
  }

  @Test
  void findsNothingWrongWithASoundRelease() throws IOException {
    VerifyReport report = verify(MediaCheck.NONE);

    assertThat(report.problems()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.rows()).isEqualTo(24);
    assertThat(report.samples()).isGreaterThanOrEqualTo(3);
    assertThat(report.files()).isGreaterThan(8);
  }

  @Test
  void decodesASampleOfEveryShard() throws IOException {
    List<Modality> seen = new ArrayList<>();

    verify((modality, type, file) -> seen.add(modality));

    assertThat(seen).contains(Modality.VIDEO, Modality.IMAGE, Modality.MODEL3D);
  }

  @Test
  void reportsMediaThatDoNotDecode() throws IOException {
    VerifyReport report =
        verify(
            (modality, type, file) -> {
              throw new MediaException(MediaException.Code.CORRUPT, "no frame");
            });

    assertThat(report.problems()).anyMatch(p -> p.contains("CORRUPT") && p.contains("withdraw"));
  }

  @Test
  void findsAFlippedByteAndTheClipItIsIn() throws IOException {
    byte[] bytes = Files.readAllBytes(release().resolve(SHARD));
    bytes[bytes.length / 2] ^= 1;
    Files.write(release().resolve(SHARD), bytes);

    assertThat(problems())
        .anyMatch(p -> p.startsWith(SHARD) && p.contains("release.json says"))
        .anyMatch(p -> p.startsWith(SHARD) && p.contains("the bytes of clip"));
  }

  @Test
  void findsAFlippedByteInAnyFile() throws IOException {
    for (String path : List.of("README.md", "meta/clips/train-00000-of-00001.parquet")) {
      Path file = release().resolve(path);
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[bad.length / 3] ^= 1;
      Files.write(file, bad);
      assertThat(problems()).anyMatch(p -> p.startsWith(path));
      Files.write(file, good);
    }
    assertThat(problems()).isEmpty();
  }

  @Test
  void findsAMissingShard() throws IOException {
    Files.delete(release().resolve(SHARD));

    assertThat(problems()).anyMatch(p -> p.startsWith(SHARD + ": missing"));
  }

  @Test
  void findsATruncatedShard() throws IOException {
    byte[] bytes = Files.readAllBytes(release().resolve(SHARD));
    Files.write(release().resolve(SHARD), java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(problems()).anyMatch(p -> p.startsWith(SHARD + ": it has"));
  }

  @Test
  void findsAFileThatDoesNotBelong() throws IOException {
    Files.writeString(release().resolve("data/stray.txt"), "?");

    assertThat(problems()).containsExactly("data/stray.txt: not part of the release; remove it");
  }

  @Test
  void findsWrongCounts() throws IOException {
    edit(
        json ->
            json.replace("\"published\" : 24", "\"published\" : 23")
                .replace("\"in\" : 27", "\"in\" : 26"));
    assertThat(problems()).anyMatch(p -> p.contains("its funnel publishes 23 items"));
  }

  @Test
  void findsWrongRowsOfAShard() throws IOException {
    edit(json -> json.replaceFirst("\"rows\" : 12,", "\"rows\" : 11,"));

    assertThat(problems()).anyMatch(p -> p.contains("release.json says"));
  }

  @Test
  void findsAChangedSchemaAndChangedRows() throws IOException {
    edit(json -> json.replaceFirst("\"video\" : \"[0-9a-f]{8}", "\"video\" : \"00000000"));
    assertThat(problems()).anyMatch(p -> p.contains("its columns hash to"));

    edit(
        json -> json.replaceFirst("\"rowsDigest\" : \"[0-9a-f]{8}", "\"rowsDigest\" : \"00000000"));
    assertThat(problems()).anyMatch(p -> p.contains("its rowsDigest is"));
  }

  @Test
  void findsClipsThatOccurTwiceAndGroupsThatStraddleSplits() throws IOException {
    Path clips = release().resolve("meta/clips");
    Files.copy(
        clips.resolve("train-00000-of-00001.parquet"),
        clips.resolve("validation-00000-of-00001.parquet"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    edit(
        json ->
            json.contains("clips/validation")
                ? json
                : json.replaceFirst(
                    "\"files\" : \\[",
                    "\"files\" : [ {\"path\" : \"meta/clips/validation-00000-of-00001.parquet\","
                        + " \"bytes\" : 1, \"sha256\" : \"0\"},"));

    assertThat(problems())
        .anyMatch(p -> p.contains("occurs twice"))
        .anyMatch(p -> p.contains("is in train and in validation"));
  }

  @Test
  void saysThatAFolderIsNoRelease() throws IOException {
    Files.delete(release().resolve("meta/release.json"));

    assertThat(problems()).hasSize(1).first().asString().contains("there is no release here");
  }

  @Test
  void saysThatTheManifestCannotBeRead() throws IOException {
    edit(json -> json.substring(0, 100));

    assertThat(problems()).hasSize(1).first().asString().contains("cannot be read");
  }

  private void edit(UnaryOperator<String> change) throws IOException {
    Path json = release().resolve("meta/release.json");
    String before = Files.readString(json);
    String after = change.apply(before);
    Files.writeString(json, after);
  }

  private List<String> problems() throws IOException {
    return verify(MediaCheck.NONE).problems();
  }

  private VerifyReport verify(MediaCheck media) throws IOException {
    return ReleaseVerifier.verify(
        release().toUri(), new Configuration(false), media, folder.resolve("scratch"));
  }

  private Path release() {
    return folder.resolve("release");
  }
}
