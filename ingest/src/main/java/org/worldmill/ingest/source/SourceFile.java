package org.worldmill.ingest.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file found at a source.
 *
 * @param sourceUri absolute URI of the source it was found at, without a slash at the end
 * @param path its place below that, with {@code /} between names
 * @param sizeBytes its size when it was listed
 * @param modifiedMillis when it was last written, in milliseconds of Unix time
 */
public record SourceFile(String sourceUri, String path, long sizeBytes, long modifiedMillis) {

  public SourceFile {
    if (path.isEmpty() || path.startsWith("/")) {
      throw new IllegalArgumentException("a source file's path is relative: '" + path + "'");
    }
  }

  /** Where it is, special characters of the path escaped. */
  public URI uri() {
    URI root = URI.create(sourceUri);
    String below = root.getPath().endsWith("/") ? root.getPath() : root.getPath() + "/";
    try {
      return new URI(root.getScheme(), root.getAuthority(), below + path, null, null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a source's URI was accepted and cannot be joined", e);
    }
  }

  /** The file itself, if it lies on a local filesystem. */
  public Optional<Path> local() {
    URI root = URI.create(sourceUri);
    return "file".equals(root.getScheme())
        ? Optional.of(Path.of(root.getPath()).resolve(path))
        : Optional.empty();
  }

  /** The last name of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder it lies in, relative to the source; empty for the root. */
  public String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
