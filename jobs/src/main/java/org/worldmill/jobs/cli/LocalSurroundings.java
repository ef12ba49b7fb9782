package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.robot.LeRobotFiles;
import org.worldmill.ingest.source.Sidecars;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.worker.BesideFilm;

/** Finds what lies beside a film on this machine, by names alone, as a source's listing would. */
final class LocalSurroundings {

  private LocalSurroundings() {}

  /**
   * What tells of a film.
   *
   * @throws IOException if its folder cannot be listed
   */
  static BesideFilm of(Path film) throws IOException {
    Path file = film.toAbsolutePath().normalize();
    List<String> series =
        LeRobotFiles.of(
            file.toString().replace(file.getFileSystem().getSeparator(), "/"),
            path -> Files.isRegularFile(file.resolveSibling(path)));
    return new BesideFilm(
        List.of(),
        logs(file),
        at(file, LeRobotFiles.series(series)),
        at(file, LeRobotFiles.info(series)));
  }

  private static List<String> logs(Path film) throws IOException {
    Path folder = java.util.Objects.requireNonNull(film.getParent(), "a file has a folder");
    String name = film.getFileName().toString();
    String stem = name.substring(0, Math.max(1, name.lastIndexOf('.')));
    List<SourceFile> listing = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, path -> path.getFileName().toString().startsWith(stem))) {
      for (Path path : files) {
        if (Files.isRegularFile(path)) {
          listing.add(new SourceFile("file:/", path.getFileName().toString(), Files.size(path), 0));
        }
      }
    }
    return Sidecars.of(listing).beside(new SourceFile("file:/", name, 0, 0)).stream()
        .filter(sidecar -> sidecar.kind().mayBeTelemetry())
        .map(sidecar -> folder.resolve(sidecar.file().name()).toString())
        .toList();
  }

  private static Optional<String> at(Path film, Optional<String> path) {
    return path.map(place -> film.resolveSibling(place).normalize().toString());
  }
}
