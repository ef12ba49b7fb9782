package org.worldmill.jobs.crawl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that a process has locked as long as it works, so that others can tell a dead process from
 * one that is only out of touch: the operating system, or the file server, lets go of the lock when
 * the process ends, however it ends.
 */
final class FileClaim implements Closeable {

  /**
   * What this process holds. Quirk: a process that opens and closes a file loses its lock on it
   * (POSIX), so its own claims must not be tried.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private FileClaim(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Claims a file that nobody else has; it is made.
   *
   * @throws IOException if it is there already, or cannot be locked
   */
  static FileClaim take(Path file) throws IOException {
    Path key = file.toAbsolutePath();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    OWN.add(key);
    try {
      return new FileClaim(key, channel, channel.lock());
    } catch (IOException e) {
      OWN.remove(key);
      channel.close();
      throw e;
    }
  }

  /** Whether a process that lives holds it; not, if there is no such file. */
  static boolean isHeld(Path file) throws IOException {
    if (OWN.contains(file.toAbsolutePath())) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock probe = channel.tryLock()) {
      return probe == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Lets go of it; the file stays, as a sign that it was claimed. */
  @Override
  public void close() throws IOException {
    try {
      lock.release();
      channel.close();
    } finally {
      OWN.remove(file);
    }
  }
}
