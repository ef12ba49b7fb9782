package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps two runs out of one working directory. The operating system holds the lock, so that it ends
 * with the process, however that ends.
 */
final class WorkdirLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private WorkdirLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The lock of this working directory; empty if another run holds it. */
  static Optional<WorkdirLock> tryLock(Path workdir) throws IOException {
    Files.createDirectories(workdir);
    FileChannel channel =
        FileChannel.open(
            workdir.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new WorkdirLock(channel, lock));
      }
    } catch (OverlappingFileLockException e) {
      // Held by another thread of this process: the same answer.
    }
    channel.close();
    return Optional.empty();
  }

  /** The lock, or a {@link UsageException} that says what to do. */
  static WorkdirLock lock(Path workdir) throws IOException, UsageException {
    return tryLock(workdir)
        .orElseThrow(
            () ->
                new UsageException(
                    "another run is at work in "
                        + workdir
                        + "; wait for it, or choose another --workdir"));
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
