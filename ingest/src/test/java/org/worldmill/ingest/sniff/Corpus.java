package org.worldmill.ingest.sniff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The shared corpus of real media, where there is one beside the checkout. */
final class Corpus {

  /** A line of its manifest: path, and what the file is in words. */
  record Entry(String path, String what) {}

  private Corpus() {}

  static Optional<Path> find() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path corpus = at.resolveSibling("shared").resolve("corpus");
      if (Files.exists(corpus.resolve("MANIFEST.tsv"))) {
        return Optional.of(corpus);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  static List<Entry> entries(Path corpus) throws IOException {
    return Files.readAllLines(corpus.resolve("MANIFEST.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(fields -> new Entry(fields[0], fields[8]))
        .toList();
  }
}
