package org.worldmill.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.config.PublishConfig;
import org.worldmill.schemas.config.ResourceConfig;

class WorkdirTest {

  @TempDir Path folder;

  @Test
  void placesAreNamedTheSameBeforeAndAfterTheyExist() throws IOException {
    Workdir workdir = new Workdir(folder);
    URI releases = workdir.releases(PublishConfig.DEFAULT);
    URI blobs = workdir.blobs(ResourceConfig.DEFAULT);
    Files.createDirectories(folder.resolve("releases"));
    Files.createDirectories(folder.resolve("blobs"));
    assertThat(workdir.releases(PublishConfig.DEFAULT)).isEqualTo(releases);
    assertThat(workdir.blobs(ResourceConfig.DEFAULT)).isEqualTo(blobs);
  }

  @Test
  void aBucketPrefixIsAFolder() {
    PublishConfig publish = new PublishConfig(Optional.of("s3a://bucket/open"), Optional.empty());
    assertThat(new Workdir(folder).releases(publish).resolve("data/1.0.0"))
        .isEqualTo(URI.create("s3a://bucket/open/data/1.0.0"));
  }
}
