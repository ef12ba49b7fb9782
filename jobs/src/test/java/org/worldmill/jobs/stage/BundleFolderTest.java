package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;

class BundleFolderTest {

  @TempDir private Path folder;

  private BlobStore blobs() {
    return new BlobStore(folder.resolve("blobs").toUri(), new Configuration(false));
  }

  private BlobRef blob(String text) throws Exception {
    return blobs().put(text.getBytes(StandardCharsets.UTF_8), "text/plain");
  }

  @Test
  void laysFilesOutAsTheyLayWithinOneFolder() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));
    Path main =
        BundleFolder.layOut(
            blobs(),
            blob("main"),
            "set/models/a.urdf",
            List.of(
                new Companion("tex/a.png", blob("picture")),
                new Companion("../meshes/a.obj", blob("mesh")),
                new Companion("../../other/b.obj", blob("other")),
                new Companion("../../../data/c.parquet", blob("series"))),
            work);

    assertThat(main.getFileName()).hasToString("a.urdf");
    assertThat(main).hasContent("main");
    assertThat(main.resolveSibling("tex/a.png")).hasContent("picture");
    assertThat(main.resolveSibling("../meshes/a.obj")).hasContent("mesh");
    assertThat(main.resolveSibling("../../other/b.obj").normalize())
        .hasContent("other")
        .startsWith(work);
    assertThat(main.resolveSibling("../../../data/c.parquet").normalize())
        .hasContent("series")
        .startsWith(work);
  }

  @Test
  void aFileOnItsOwnNeedsNoFolder() throws Exception {
    Path work = Files.createDirectories(folder.resolve("work"));

    assertThat(BundleFolder.layOut(blobs(), blob("main"), "a.obj", List.of(), work))
        .hasContent("main");
    assertThat(work.resolve("bundle")).doesNotExist();
  }
}
