package org.worldmill.ingest.source;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists a folder or prefix of any Hadoop filesystem. One flat listing, which s3a answers with a
 * thousand objects a request, not one request a folder.
 */
final class RemoteTree {

  private RemoteTree() {}

  static List<SourceFile> list(URI root, Configuration hadoop, Predicate<String> wanted)
      throws IOException {
    Path top = new Path(root.getPath().isEmpty() ? URI.create(root + "/") : root);
    FileSystem filesystem = top.getFileSystem(hadoop);
    FileStatus status = filesystem.getFileStatus(top);
    if (status.isFile()) {
      String text = root.toString();
      return List.of(file(text.substring(0, text.lastIndexOf('/')), top.getName(), status));
    }
    String prefix = status.getPath().toUri().getPath();
    String folder = prefix.endsWith("/") ? prefix : prefix + "/";
    List<SourceFile> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> files = filesystem.listFiles(top, true);
    while (files.hasNext()) {
      LocatedFileStatus next = files.next();
      String path = next.getPath().toUri().getPath().substring(folder.length());
      if (next.isFile() && !isHidden(path) && wanted.test(path)) {
        found.add(file(root.toString(), path, next));
      }
    }
    return found;
  }

  private static SourceFile file(String sourceUri, String path, FileStatus status) {
    return new SourceFile(sourceUri, path, status.getLen(), status.getModificationTime());
  }

  private static boolean isHidden(String path) {
    return path.startsWith(".") || path.contains("/.");
  }
}
