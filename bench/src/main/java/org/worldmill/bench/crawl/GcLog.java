package org.worldmill.bench.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JVM's own log ({@code -Xlog:gc}) says of its heap.
 *
 * @param collections collections of the whole heap
 * @param aliveMib the most that was left after one of them, in MiB; 0 if there was none
 */
record GcLog(int collections, long aliveMib) {

  private static final Pattern WHOLE =
      Pattern.compile("Pause Full \\([^)]*\\) [0-9]+M->([0-9]+)M\\(");

  /** The option that writes it. */
  static String option(Path file) {
    return "-Xlog:gc:file=" + file;
  }

  static GcLog read(Path file) throws IOException {
    return of(Files.readAllLines(file));
  }

  static GcLog of(List<String> lines) {
    int collections = 0;
    long alive = 0;
    for (String line : lines) {
      Matcher whole = WHOLE.matcher(line);
      if (whole.find()) {
        collections++;
        alive = Math.max(alive, Long.parseLong(whole.group(1)));
      }
    }
    return new GcLog(collections, alive);
  }
}
