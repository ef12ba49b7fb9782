package org.worldmill.shard;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.io.IOUtils;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** The files below one folder of a Hadoop filesystem, named by paths relative to it. */
final class ReleaseStore {

  private static final String UNFINISHED = ".unfinished";

  /** Asks an object store to create a file only if there is none, and to say so otherwise. */
  private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

  private final FileSystem files;
  private final Path root;

  private ReleaseStore(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  /** The folder at {@code root}: a path, or a URI that a Hadoop filesystem opens. */
  static ReleaseStore at(URI root, Configuration conf) throws IOException {
    FileSystem files = FileSystem.get(root.getScheme() == null ? local() : root, conf);
    // Hadoop's local filesystem adds .crc files, which are no part of a release.
    FileSystem plain = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    // This constructor drops a slash at the end, which java.nio adds to the URI of a folder.
    Path path = new Path(root.getScheme(), root.getAuthority(), root.getPath());
    return new ReleaseStore(plain, path.makeQualified(plain.getUri(), plain.getWorkingDirectory()));
  }

  private static URI local() {
    return URI.create("file:///");
  }

  /** The folder {@code name} in this one. */
  ReleaseStore in(String name) {
    return new ReleaseStore(files, new Path(root, name));
  }

  /** The folder itself. */
  URI uri() {
    return root.toUri();
  }

  Path path(String name) {
    return new Path(root, name);
  }

  /** The place of a file as a person would write it. */
  String show(String name) {
    return path(name).toString();
  }

  InputStream open(String name) throws IOException {
    return files.open(path(name));
  }

  FSDataInputStream openSeekable(String name) throws IOException {
    return files.open(path(name));
  }

  /** All of a small file. */
  byte[] read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  boolean exists(String name) throws IOException {
    try {
      return files.getFileStatus(path(name)).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  void delete(String name) throws IOException {
    files.delete(path(name), false);
  }

  /** Every file with its size; empty if there is no such folder. */
  SortedMap<String, Long> list() throws IOException {
    SortedMap<String, Long> found = new TreeMap<>();
    String prefix = root.toUri().getPath() + "/";
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
      while (all.hasNext()) {
        LocatedFileStatus status = all.next();
        found.put(status.getPath().toUri().getPath().substring(prefix.length()), status.getLen());
      }
    } catch (FileNotFoundException e) {
      return found;
    }
    return found;
  }

  /** Names of the folders directly below this one. */
  List<String> folders() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(root)) {
        if (status.isDirectory()) {
          names.add(status.getPath().getName());
        }
      }
    } catch (FileNotFoundException e) {
      return names;
    }
    Collections.sort(names);
    return names;
  }

  /** Copies a local file here, replacing what was there. It appears whole or not at all. */
  void put(java.nio.file.Path source, String name) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      put(in, name);
    }
  }

  /** Copies a stream here, replacing what was there. The file appears whole or not at all. */
  void put(InputStream in, String name) throws IOException {
    boolean atomic = appearsWhenClosed();
    Path target = atomic ? path(name) : path(name + UNFINISHED);
    FSDataOutputStream out = files.create(target, true);
    copy(in, out);
    if (!atomic) {
      files.delete(path(name), false);
      if (!files.rename(target, path(name))) {
        throw new IOException("cannot rename " + target + " to " + path(name));
      }
    }
  }

  /** Whether a file that is being written is invisible until it is closed, as in object stores. */
  boolean appearsWhenClosed() {
    return files.getUri().getScheme().startsWith("s3");
  }

  /** Closing a stream after a failure would publish what was written so far: it is aborted. */
  static void copy(InputStream in, FSDataOutputStream out) throws IOException {
    boolean copied = false;
    try {
      in.transferTo(out);
      copied = true;
    } finally {
      if (!copied) {
        abort(out);
      }
    }
    out.close();
  }

  private static void abort(FSDataOutputStream out) {
    try {
      out.abort();
    } catch (UnsupportedOperationException e) {
      // A filesystem that cannot abort writes to an unfinished name, which is never published.
      IOUtils.closeStream(out);
    }
  }

  /**
   * Creates a file that must not exist yet: it appears whole, and of two that try, one fails.
   *
   * @throws IOException if it exists
   */
  void createOnce(byte[] content, String name) throws IOException {
    if (files.getUri().getScheme().equals("file")) {
      createLocal(content, java.nio.file.Path.of(path(name).toUri().getPath()));
      return;
    }
    createOnce(new ByteArrayInputStream(content), name);
  }

  /** The decision falls when all is written: whoever was first to end has created the file. */
  void createOnce(InputStream content, String name) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder =
        files.createFile(path(name)).recursive().overwrite(false);
    if (files.hasPathCapability(path(name), CONDITIONAL)) {
      builder.must(CONDITIONAL, true);
    }
    copy(content, builder.build());
  }

  /** A hard link is made at once or, if its name is taken, not at all. */
  private static void createLocal(byte[] content, java.nio.file.Path target) throws IOException {
    java.nio.file.Path unfinished =
        target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(unfinished.resolveSibling(""));
    Files.write(unfinished, content);
    try {
      Files.createLink(target, unfinished);
    } finally {
      Files.delete(unfinished);
    }
  }

  /** A file as Parquet reads it. */
  InputFile parquet(String name) {
    Path path = path(name);
    return new InputFile() {
      @Override
      public long getLength() throws IOException {
        return files.getFileStatus(path).getLen();
      }

      @Override
      public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(files.open(path));
      }

      @Override
      public String toString() {
        return path.toString();
      }
    };
  }
}
