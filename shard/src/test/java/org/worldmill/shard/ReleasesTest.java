package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.Modality;
import org.worldmill.shard.Releases.Change;
import org.worldmill.shard.Releases.Next;

class ReleasesTest {

  private static final Configuration CONF = new Configuration(false);

  @TempDir Path folder;

  @Test
  void beginsAtOneZeroZero() throws IOException {
    assertThat(releases().versions()).isEmpty();
    assertThat(next(PaintedRelease.samples(4), "a"))
        .isEqualTo(new Next("1.0.0", Optional.empty(), Change.FIRST));
  }

  @Test
  void seesThatNothingChanged() throws IOException {
    publish(PaintedRelease.samples(4), "1.0.0");

    assertThat(next(PaintedRelease.samples(4), "a"))
        .isEqualTo(new Next("1.0.0", Optional.of("1.0.0"), Change.NONE));
  }

  @Test
  void raisesMinorWhenItemsWereAdded() throws IOException {
    publish(PaintedRelease.samples(4), "1.0.0");
    PaintedSamples more = PaintedRelease.samples(4);
    more.add(Modality.VIDEO, 100, 1000);

    assertThat(next(more, "a")).isEqualTo(new Next("1.1.0", Optional.of("1.0.0"), Change.ADDED));
  }

  @Test
  void raisesMajorWhenItemsWereRemoved() throws IOException {
    publish(PaintedRelease.samples(6), "1.2.3");

    assertThat(next(PaintedRelease.samples(4), "a"))
        .isEqualTo(new Next("2.0.0", Optional.of("1.2.3"), Change.BREAKING));
  }

  @Test
  void raisesMajorWhenItemsMovedToAnotherSplit() throws IOException {
    publish(PaintedRelease.samples(6), "1.0.0");
    List<ShardFile> moved =
        PaintedRelease.stage(PaintedRelease.samples(6), folder.resolve("a")).stream()
            .map(ReleasesTest::asTest)
            .toList();

    assertThat(releases().next(moved).change()).isEqualTo(Change.BREAKING);
  }

  @Test
  void raisesPatchWhenTheSameItemsWerePackedAnew() throws IOException {
    publish(PaintedRelease.samples(6), "1.0.0");
    List<ShardFile> repacked =
        PaintedRelease.stage(PaintedRelease.samples(6), folder.resolve("a")).stream()
            .map(shard -> withHash(shard, "0".repeat(64)))
            .toList();

    assertThat(releases().next(repacked))
        .isEqualTo(new Next("1.0.1", Optional.of("1.0.0"), Change.REPACKAGED));
  }

  @Test
  void sortsVersionsByNumberAndIgnoresUnfinishedOnes() throws IOException {
    publish(PaintedRelease.samples(2), "1.9.0");
    publish(PaintedRelease.samples(2), "1.10.0");
    Files.createDirectories(folder.resolve("root/worldmill/2.0.0/meta"));
    Files.createDirectories(folder.resolve("root/worldmill/notes"));

    assertThat(releases().versions()).containsExactly("1.9.0", "1.10.0");
    assertThat(Releases.latest(folder.resolve("root").toUri(), "worldmill", CONF))
        .contains("1.10.0");
  }

  private static ShardFile asTest(ShardFile s) {
    return new ShardFile(
        s.path().replace("/train-", "/test-"),
        s.bytes(),
        s.sha256(),
        s.rows(),
        s.rowGroupRows(),
        s.offsets(),
        s.externals());
  }

  private static ShardFile withHash(ShardFile s, String sha256) {
    return new ShardFile(
        s.path(), s.bytes(), sha256, s.rows(), s.rowGroupRows(), s.offsets(), s.externals());
  }

  private Releases releases() throws IOException {
    return Releases.of(folder.resolve("root").toUri(), "worldmill", CONF);
  }

  private Next next(PaintedSamples painted, String name) throws IOException {
    return releases().next(PaintedRelease.stage(painted, folder.resolve(name)));
  }

  private void publish(PaintedSamples painted, String version) throws IOException {
    Path staging = folder.resolve("staging-" + version);
    PaintedRelease.assemble(painted, version, staging);
    Publisher.publish(staging.toUri(), folder.resolve("root").toUri(), CONF);
  }
}
