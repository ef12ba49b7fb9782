package org.worldmill.ingest.source;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;

/** Walks a local folder. Java's own walk knows loops of links, which Hadoop's does not. */
final class LocalTree extends SimpleFileVisitor<Path> {

  private final Path top;
  private final String sourceUri;
  private final Predicate<String> wanted;
  private final List<SourceFile> found = new ArrayList<>();

  private LocalTree(Path top, String sourceUri, Predicate<String> wanted) {
    this.top = top;
    this.sourceUri = sourceUri;
    this.wanted = wanted;
  }

  static List<SourceFile> list(URI root, Predicate<String> wanted) throws IOException {
    Path top = Path.of(root.getPath());
    if (!Files.exists(top)) {
      throw new FileNotFoundException(top.toString());
    }
    boolean single = !Files.isDirectory(top);
    Path folder = single && top.getParent() != null ? top.getParent() : top;
    String text = root.toString();
    String uri = single ? text.substring(0, text.lastIndexOf('/')) : text;
    LocalTree tree = new LocalTree(folder, uri, single ? path -> true : wanted);
    Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
    return tree.found;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
    return !dir.equals(top) && isHidden(dir)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = top.relativize(file).toString().replace(File.separatorChar, '/');
    if (attributes.isRegularFile() && !isHidden(file) && wanted.test(path)) {
      long modified = attributes.lastModifiedTime().toMillis();
      found.add(new SourceFile(sourceUri, path, attributes.size(), modified));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    // A loop was walked already; a file may be gone since its folder was read.
    if (failure instanceof FileSystemLoopException || failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw new IOException("at " + file + ": " + failure, failure);
  }

  private static boolean isHidden(Path path) {
    Path name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }
}
