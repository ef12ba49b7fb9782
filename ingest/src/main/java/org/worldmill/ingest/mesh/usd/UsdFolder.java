package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.ingest.mesh.BundlePath;
import org.worldmill.ingest.mesh.MappedFile;
import org.worldmill.schemas.MediaException;

/** The files in a folder. */
final class UsdFolder implements UsdFiles {

  private final Path folder;

  UsdFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<Part> open(String path) throws IOException, MediaException {
    Optional<String> inside = BundlePath.ofName(path);
    if (inside.isEmpty() || !Files.isRegularFile(folder.resolve(inside.get()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Part(MappedFile.of(BundlePath.resolve(folder, inside.get())), Optional.of(path), 0));
  }
}
