package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.shard.Publisher.Outcome;
import org.worldmill.shard.Releases.Change;

/** Publishing to an object store: a bucket of S3Mock behind s3a. */
class PublishS3IT {

  @TempDir static Path shared;
  private static S3Server server;
  private static Configuration conf;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(Path.of("target", "s3mock", "s3mock.jar"), shared);
    conf = server.configuration();
    conf.set("fs.s3a.buffer.dir", shared.toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void publishesOnceAndVerifies() throws IOException {
    URI root = bucket("once");
    PaintedRelease.assemble(PaintedRelease.samples(6), "1.0.0", staging());

    assertThat(publish(root)).isEqualTo(Outcome.PUBLISHED);
    assertThat(publish(root)).isEqualTo(Outcome.ALREADY_THERE);

    VerifyReport report =
        ReleaseVerifier.verify(
            URI.create(root + "/worldmill/1.0.0"), conf, MediaCheck.NONE, folder);
    assertThat(report.problems()).isEmpty();
    assertThat(report.rows()).isEqualTo(12);
  }

  @Test
  void refusesOtherContentUnderTheSameVersion() throws IOException {
    URI root = bucket("refused");
    PaintedRelease.assemble(PaintedRelease.samples(4), "1.0.0", staging());
    publish(root);
    PaintedRelease.assemble(PaintedRelease.samples(6), "1.0.0", staging());

    assertThatThrownBy(() -> publish(root)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Releases.of(root, "worldmill", conf).manifest("1.0.0").funnel().published())
        .isEqualTo(8);
  }

  @Test
  void takesUpAPublishThatWasKilled() throws IOException {
    URI root = bucket("resumed");
    PaintedRelease.assemble(PaintedRelease.samples(4), "1.0.0", staging());
    publish(root);
    ReleaseStore release = ReleaseStore.at(root, conf).in("worldmill").in("1.0.0");
    release.delete("meta/release.json");
    release.delete("croissant.json");

    assertThat(Releases.latest(root, "worldmill", conf)).isEmpty();
    assertThat(publish(root)).isEqualTo(Outcome.PUBLISHED);
    assertThat(Releases.latest(root, "worldmill", conf)).contains("1.0.0");
  }

  @Test
  void letsOnlyOneOfTwoCreateTheManifest() throws IOException {
    ReleaseStore store = ReleaseStore.at(bucket("race"), conf);
    store.createOnce(new byte[] {1}, "meta/release.json");

    assertThatThrownBy(() -> store.createOnce(new byte[] {2}, "meta/release.json"))
        .isInstanceOf(IOException.class);
    assertThat(store.read("meta/release.json")).containsExactly(1);
  }

  @Test
  void refusesTheSlowerOfTwoThatWriteAtTheSameTime() throws IOException {
    ReleaseStore store = ReleaseStore.at(bucket("at-once"), conf);
    InputStream slow =
        new FilterInputStream(new ByteArrayInputStream(new byte[] {2})) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (available() > 0) {
              store.createOnce(new byte[] {1}, "meta/release.json");
            }
            return super.read(buffer, offset, length);
          }
        };

    assertThatThrownBy(() -> store.createOnce(slow, "meta/release.json"))
        .isInstanceOf(IOException.class);
    assertThat(store.read("meta/release.json")).containsExactly(1);
  }

  @Test
  void leavesNothingOfAFileThatFailedHalfWay() throws IOException {
    ReleaseStore store = ReleaseStore.at(bucket("abort"), conf);
    InputStream failing =
        new FilterInputStream(InputStream.nullInputStream()) {
          private int left = 100_000;

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            left -= length;
            if (left < 0) {
              throw new IOException("the disk is gone");
            }
            return length;
          }
        };

    assertThatThrownBy(() -> store.put(failing, "half.parquet"))
        .hasMessageContaining("the disk is gone");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void findsTheNextVersion() throws IOException {
    URI root = bucket("next");
    PaintedRelease.assemble(PaintedRelease.samples(4), "1.0.0", staging());
    publish(root);

    Releases.Next next =
        Releases.of(root, "worldmill", conf)
            .next(PaintedRelease.stage(PaintedRelease.samples(6), folder.resolve("more")));

    assertThat(next.change()).isEqualTo(Change.ADDED);
    assertThat(next.version()).isEqualTo("1.1.0");
  }

  @Test
  void assemblesInABucket() throws IOException {
    URI bucket = bucket("staging");
    PaintedSamples painted = PaintedRelease.samples(4);
    Path local = staging();
    var shards = PaintedRelease.stage(painted, local);
    ReleaseStore store = ReleaseStore.at(bucket, conf);
    try (var tree = Files.walk(local)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        store.put(file, local.relativize(file).toString());
      }
    }

    ReleaseAssembler.assemble(
        PaintedRelease.inputs(painted, "1.0.0"), shards, bucket, conf, folder.resolve("scratch"));

    assertThat(Publisher.publish(bucket, bucket("staged"), conf).outcome())
        .isEqualTo(Outcome.PUBLISHED);
  }

  private Path staging() {
    return folder.resolve("staging");
  }

  private Outcome publish(URI root) throws IOException {
    return Publisher.publish(staging().toUri(), root, conf).outcome();
  }

  private static URI bucket(String prefix) {
    return URI.create("s3a://" + S3Server.BUCKET + "/" + prefix);
  }
}
