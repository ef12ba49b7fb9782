package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;

/**
 * A release of real media, left in {@code target/corpus-release} for {@code
 * scripts/readers/read_release.py}.
 */
class CorpusReleaseTest {

  private static final int PER_KIND = 12;

  @Test
  void carriesRealMedia() throws IOException {
    Optional<Path> corpus = corpus();
    assumeTrue(corpus.isPresent(), "the corpus is not beside this checkout");
    PaintedSamples painted = new PaintedSamples();
    add(painted, Modality.VIDEO, corpus.get().resolve("video"), ".mp4", "video/mp4");
    add(painted, Modality.IMAGE, corpus.get().resolve("image"), ".jpg", "image/jpeg");
    add(painted, Modality.MODEL3D, corpus.get().resolve("model3d"), ".glb", "model/gltf-binary");
    Path release = Path.of("target", "corpus-release").toAbsolutePath();
    deleteTree(release);

    ReleaseManifest manifest = PaintedRelease.assemble(painted, "1.0.0", release);

    assertThat(manifest.rows().keySet()).contains("video/train", "image/train", "model3d/train");
    assertThat(manifest.funnel().published()).isEqualTo(painted.planned().size());
  }

  private static void add(
      PaintedSamples painted, Modality modality, Path folder, String ending, String contentType)
      throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> files =
          tree.filter(file -> file.toString().endsWith(ending)).sorted().limit(PER_KIND).toList();
      for (int i = 0; i < files.size(); i++) {
        painted.add(modality, i, Files.readAllBytes(files.get(i)), contentType);
      }
    }
  }

  private static Optional<Path> corpus() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path corpus = at.resolveSibling("shared").resolve("corpus");
      if (Files.isDirectory(corpus)) {
        return Optional.of(corpus);
      }
    }
    return Optional.empty();
  }

  private static void deleteTree(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
