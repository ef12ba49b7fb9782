package org.worldmill.ingest.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.worldmill.schemas.BlobRef;

/** Blobs in a local folder. A blob is staged on the same disk and renamed into place. */
final class LocalBlobs implements BlobPlace {

  private final Path root;

  LocalBlobs(Path root) {
    this.root = root;
  }

  @Override
  public Path stage() throws IOException {
    Path staging = root.resolve("staging");
    Files.createDirectories(staging);
    // Not createTempFile: that makes files which only their owner may read.
    return Files.createFile(staging.resolve(UUID.randomUUID() + ".part"));
  }

  @Override
  public void putIfAbsent(Path staged, BlobRef blob) throws IOException {
    if (has(blob)) {
      return;
    }
    Path target = root.resolve(BlobStore.path(blob));
    Files.createDirectories(target.getParent());
    // Two writers may both come here; they rename the same bytes, so that either may win.
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public boolean takeIfAbsent(Path local, BlobRef blob) throws IOException {
    if (has(blob)) {
      return true;
    }
    Path target = root.resolve(BlobStore.path(blob));
    Files.createDirectories(target.getParent());
    try {
      Files.move(local, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      // It lies on another disk.
      return false;
    }
  }

  @Override
  public InputStream open(BlobRef blob) throws IOException {
    return Files.newInputStream(require(blob));
  }

  @Override
  public boolean has(BlobRef blob) throws IOException {
    Path path = root.resolve(BlobStore.path(blob));
    return Files.exists(path) && Files.size(path) == blob.sizeBytes();
  }

  @Override
  public void delete(BlobRef blob) throws IOException {
    Files.deleteIfExists(root.resolve(BlobStore.path(blob)));
  }

  Path require(BlobRef blob) throws IOException {
    Path path = root.resolve(BlobStore.path(blob));
    if (!Files.exists(path)) {
      throw BlobStore.missing(blob, path.toString());
    }
    return path;
  }
}
