package org.worldmill.ingest.mesh.pack;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A zip archive of unknown origin: names lead nowhere else, and limits hold on entries, unpacked
 * bytes and the ratio of unpacked to packed bytes, counted while unpacking and not as stated.
 */
final class ZipPackage implements Closeable {

  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_BYTES = 2L << 30;
  private static final long MAX_RATIO = 100;
  private static final long FREE_BYTES = 1 << 20;

  private final ZipFile zip;
  private final TreeMap<String, ZipEntry> entries = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private long unpacked;

  private ZipPackage(ZipFile zip) throws MediaException {
    this.zip = zip;
    if (zip.size() > MAX_ENTRIES) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its archive has %d entries, the limit is %d; pack fewer files"
              .formatted(zip.size(), MAX_ENTRIES));
    }
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      entries.put(entry.getName(), entry);
      names.add(entry.getName());
    }
  }

  static ZipPackage open(Path file) throws IOException, MediaException {
    try {
      return new ZipPackage(new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw broken(e);
    }
  }

  static MediaException broken(IOException e) {
    return new MediaException(
        Code.CORRUPT, "its archive is broken: " + e.getMessage() + "; fetch the file again", e);
  }

  /** The names of all entries, in the order of the archive. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The name of an entry, whatever the case of its letters. */
  Optional<String> find(String name) {
    return entries.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /** How many entries end like this. */
  long count(String ending) {
    return entries.keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(ending))
        .count();
  }

  /** The bytes of an entry; reading them fails with an {@link IOException} over a limit. */
  InputStream open(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new java.io.FileNotFoundException(name);
    }
    long packed = Math.max(0, entry.getCompressedSize());
    long most = Math.min(MAX_BYTES - unpacked, FREE_BYTES + MAX_RATIO * packed);
    return new Limited(zip.getInputStream(entry), most);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Over a limit of an archive. */
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1;

    BombException(long most) {
      super(
          "an entry of its archive unpacks to over %d bytes; pack it without such an entry"
              .formatted(most));
    }
  }

  private final class Limited extends FilterInputStream {

    private final long most;
    private long read;

    Limited(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int done = super.read(target, offset, length);
      count(Math.max(0, done));
      return done;
    }

    private void count(int bytes) throws BombException {
      read += bytes;
      unpacked += bytes;
      if (read > most) {
        throw new BombException(most);
      }
    }
  }
}
