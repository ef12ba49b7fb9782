package org.worldmill.ingest.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Opens and fetches files of a source. */
public final class SourceReader {

  private SourceReader() {}

  /**
   * The bytes of a file; the caller closes the stream.
   *
   * @throws IOException if it cannot be opened
   */
  public static InputStream open(SourceFile file, Configuration hadoop) throws IOException {
    Optional<Path> local = file.local();
    if (local.isPresent()) {
      return Files.newInputStream(local.get());
    }
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.uri());
    return path.getFileSystem(hadoop).open(path);
  }

  /**
   * The file itself if it is local, else a copy of it in {@code folder}, which must exist.
   *
   * @throws MediaException with code UNREADABLE if it is gone or cannot be read
   */
  public static Path local(SourceFile file, Path folder, Configuration hadoop)
      throws MediaException {
    try {
      Optional<Path> local = file.local();
      if (local.isPresent()) {
        requireReadable(local.get());
        return local.get();
      }
      Path copy = folder.resolve(ContentHash.of(file.uri().toString()));
      try (InputStream in = open(file, hadoop)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return copy;
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new MediaException(
          Code.UNREADABLE, "it was listed and is gone; list the source again", e);
    } catch (IOException e) {
      throw new MediaException(
          Code.UNREADABLE, "it cannot be read (" + e.getMessage() + "); check its permissions", e);
    }
  }

  private static void requireReadable(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isReadable(file)) {
      throw new IOException("access denied");
    }
  }
}
