package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may ask, in the folder of journals that all machines see. Spark repeats a task when it has
 * lost touch with its executor, which may be dead or may go on asking; so that no host is asked by
 * two at once,
 *
 * <ul>
 *   <li>a wave has a file while it lasts, and an attempt asks only while it is there;
 *   <li>every journal has a claim, {@code NAME.lock}, that is held while its attempt may ask;
 *   <li>an attempt puts a {@code NAME.stop} before earlier ones of its task and waits until their
 *       claims are free; it gives up if there is a later one. Claims are taken before others are
 *       looked for, so that of two attempts at least one sees the other;
 *   <li>a wave's journals are taken in when all claims are free.
 * </ul>
 */
final class WaveClaims {

  private static final String WAVE = ".wave";
  private static final String LOCK = ".lock";
  private static final String STOP = ".stop";
  private static final long POLL_MILLIS = 20;

  private final Path folder;

  WaveClaims(Path folder) {
    this.folder = folder;
  }

  /** Lets the tasks of a wave ask. */
  void open(String wave) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(wave + WAVE), "");
  }

  /** Whether the wave lasts. */
  boolean isOpen(String wave) {
    return Files.exists(folder.resolve(wave + WAVE));
  }

  /** Claims a journal's name. */
  FileClaim claim(String journal) throws IOException {
    return FileClaim.take(folder.resolve(journal + LOCK));
  }

  /** Whether the holder of this claim has been told to stop. */
  boolean isStopped(String journal) {
    return Files.exists(folder.resolve(journal + STOP));
  }

  /** Names of journals that begin so and were claimed, sorted. */
  List<String> claimed(String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    for (Path file : Scraps.files(folder, LOCK)) {
      String name = file.getFileName().toString();
      if (name.startsWith(prefix)) {
        names.add(name.substring(0, name.length() - LOCK.length()));
      }
    }
    return names;
  }

  /**
   * Tells these to stop and waits for them.
   *
   * @param untilNanos until when, by {@link System#nanoTime}
   * @return those that still hold their claims then
   */
  List<String> stop(List<String> journals, long untilNanos) throws IOException {
    List<String> left = held(journals);
    for (String journal : left) {
      try {
        Files.createFile(folder.resolve(journal + STOP));
      } catch (FileAlreadyExistsException e) {
        // Another has told it.
      }
    }
    while (!left.isEmpty() && System.nanoTime() < untilNanos) {
      pause();
      left = held(left);
    }
    return left;
  }

  private List<String> held(List<String> journals) throws IOException {
    List<String> held = new ArrayList<>();
    for (String journal : journals) {
      if (FileClaim.isHeld(folder.resolve(journal + LOCK))) {
        held.add(journal);
      }
    }
    return held;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the crawl was stopped", e);
    }
  }

  /**
   * Ends all waves: whoever still asks stops before its next request.
   *
   * @param waitNanos how long to wait for requests that are on their way
   * @throws IOException if one takes longer
   */
  void end(long waitNanos) throws IOException {
    for (Path wave : Scraps.files(folder, WAVE)) {
      Files.deleteIfExists(wave);
    }
    List<String> left = stop(claimed(""), System.nanoTime() + waitNanos);
    if (!left.isEmpty()) {
      throw new IOException(
          "executors still ask, though their wave is over: "
              + left
              + " in "
              + folder
              + "; see what became of them, and call again");
    }
  }

  /** Forgets all claims; none may be held. */
  void forget() throws IOException {
    for (String ending : List.of(LOCK, STOP)) {
      for (Path file : Scraps.files(folder, ending)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
