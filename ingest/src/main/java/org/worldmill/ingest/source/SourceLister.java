package org.worldmill.ingest.source;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.schemas.config.SourceConfig;

/**
 * Lists the files of a source: everything below a folder or bucket prefix, or one single file.
 * Hidden files and folders (a name that begins with a dot) are left out, and so is what the
 * source's patterns leave out. Links are followed, a loop of links is entered once; links to
 * nothing, devices and pipes are no files. The order is that of the paths' characters, whatever the
 * filesystem says.
 */
public final class SourceLister {

  private SourceLister() {}

  /**
   * The files of a source, sorted by path.
   *
   * @throws SourceException if the source is missing, or part of it cannot be read
   */
  public static List<SourceFile> list(SourceConfig source, Configuration hadoop) {
    URI root = root(source.uri());
    Predicate<String> wanted = selection(source);
    try {
      List<SourceFile> found =
          "file".equals(root.getScheme())
              ? LocalTree.list(root, wanted)
              : RemoteTree.list(root, hadoop, wanted);
      return found.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    } catch (FileNotFoundException e) {
      throw new SourceException(
          "the source "
              + source.uri()
              + " does not exist; check its spelling and that it is"
              + " mounted or reachable from here",
          e);
    } catch (IOException e) {
      throw new SourceException(
          "the source "
              + source.uri()
              + " cannot be listed ("
              + e.getMessage()
              + "); check that it is reachable and may be read",
          e);
    }
  }

  /** The absolute URI of a source, without a slash at its end. */
  static URI root(String uri) {
    // A local path may hold any character; only what begins like "s3a://" or "file:" is a URI.
    if (!uri.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")) {
      return local(new File(uri));
    }
    try {
      URI parsed = URI.create(uri);
      if ("file".equals(parsed.getScheme())) {
        return local(new File(parsed.getPath()));
      }
      return URI.create(uri.replaceAll("(?<=[^/])/+$", ""));
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          "the source " + uri + " is no valid URI; escape special characters, a space is %20", e);
    }
  }

  private static URI local(File file) {
    String path = file.toPath().toAbsolutePath().normalize().toString();
    URI bare = new File(path).toURI();
    // File.toURI ends folders with a slash, which would make the URI depend on what exists.
    String text = bare.getRawPath();
    String cut =
        text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return URI.create("file://" + cut);
  }

  private static Predicate<String> selection(SourceConfig source) {
    List<PathGlob> include = source.include().stream().map(PathGlob::of).toList();
    List<PathGlob> exclude = source.exclude().stream().map(PathGlob::of).toList();
    return path ->
        (include.isEmpty() || include.stream().anyMatch(glob -> glob.matches(path)))
            && exclude.stream().noneMatch(glob -> glob.matches(path));
  }
}
