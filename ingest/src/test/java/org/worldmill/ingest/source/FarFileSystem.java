package org.worldmill.ingest.source;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under another scheme: a filesystem that our code knows only through Hadoop. */
public final class FarFileSystem extends RawLocalFileSystem {

  @Override
  public String getScheme() {
    return "far";
  }

  @Override
  public URI getUri() {
    return URI.create("far://host");
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return plain(super.getFileStatus(path));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return Arrays.stream(super.listStatus(path))
        .map(FarFileSystem::plain)
        .toArray(FileStatus[]::new);
  }

  // Hadoop's own status looks up permissions by a file: URI, which this is not.
  private static FileStatus plain(FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        1,
        status.getBlockSize(),
        status.getModificationTime(),
        status.getPath());
  }
}
