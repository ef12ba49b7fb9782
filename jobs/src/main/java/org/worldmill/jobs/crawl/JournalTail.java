package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.HostRow;

/**
 * Follows the journals of a wave while its tasks write them: each call reads the lines that have
 * come since the last. A line that is not at its end yet is left for the next.
 */
final class JournalTail {

  private static final int MOST_AT_ONCE = 8 << 20;

  private final Path folder;
  private final String prefix;
  private final Map<Path, Long> read = new HashMap<>();

  /** The journals in this folder whose names begin so. */
  JournalTail(Path folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /**
   * A line of a journal; of what it led to, which is the larger part of it, the identities alone.
   *
   * @param fetch a request, or the decision not to make it
   * @param found what it led to
   * @param host what was learnt of a host
   */
  record Step(Optional<FetchRow> fetch, List<Found> found, Optional<HostRow> host) {

    Step {
      found = List.copyOf(found);
    }
  }

  /** An address that was found. */
  record Found(String urlId) {}

  /** Reads what is new, in the order of each journal. */
  void follow(Consumer<Step> heard) throws IOException {
    List<Path> files = Scraps.files(folder, ".jsonl");
    for (Path file : files) {
      if (String.valueOf(file.getFileName()).startsWith(prefix)) {
        follow(file, heard);
      }
    }
  }

  private void follow(Path file, Consumer<Step> heard) throws IOException {
    long from = read.getOrDefault(file, 0L);
    byte[] bytes;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long more = Math.min(MOST_AT_ONCE, in.length() - from);
      if (more <= 0) {
        return;
      }
      in.seek(from);
      bytes = new byte[(int) more];
      in.readFully(bytes);
    }
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
        CrawlJson.read(line, Step.class).ifPresent(heard);
        start = i + 1;
      }
    }
    // A line longer than a read would never end: what there is of it is passed over.
    boolean endless = start == 0 && bytes.length == MOST_AT_ONCE;
    read.put(file, from + (endless ? bytes.length : start));
  }
}
