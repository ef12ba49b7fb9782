package org.worldmill.ingest.video;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real media for developing; tests that need them are skipped where they are not. */
public final class TestCorpus {

  private TestCorpus() {}

  /** A file of the corpus; skips the test if there is no corpus. */
  public static Path file(String relative) {
    Optional<Path> folder = Optional.of(Path.of("").toAbsolutePath());
    while (folder.isPresent()) {
      Path found = folder.get().resolve("shared/corpus").resolve(relative);
      if (Files.isRegularFile(found)) {
        return found;
      }
      folder = Optional.ofNullable(folder.get().getParent());
    }
    assumeTrue(false, "no shared/corpus above the working directory, so no " + relative);
    throw new IllegalStateException("unreachable");
  }
}
