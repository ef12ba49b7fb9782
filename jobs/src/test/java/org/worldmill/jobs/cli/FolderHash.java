package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.worldmill.schemas.ContentHash;

/** The files of a folder, each with the SHA-256 of its bytes. */
final class FolderHash {

  private FolderHash() {}

  static SortedMap<String, String> of(Path folder) throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), ContentHash.of(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }
}
