package org.worldmill.jobs.crawl;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a task has done so far, a line a step, each on its way to disk before the next step of its
 * lane begins. A crawl that is killed so loses what was in flight, and no more. Safe for use by the
 * threads of a task.
 */
final class Journal implements Closeable {

  private final String name;
  private final BufferedWriter out;

  /** A new journal of this name in a folder that all machines see. */
  Journal(Path folder, String name) throws IOException {
    this.name = name;
    Files.createDirectories(folder);
    out =
        Files.newBufferedWriter(
            folder.resolve(name), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
  }

  String name() {
    return name;
  }

  synchronized void write(JournalLine line) throws IOException {
    out.write(CrawlJson.line(line));
    out.write('\n');
    out.flush();
  }

  /** Addresses that earlier attempts of a task have settled: journals with this prefix. */
  static Set<String> settled(Path folder, String prefix) throws IOException {
    Set<String> settled = new HashSet<>();
    if (!Files.isDirectory(folder)) {
      return settled;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              .flatMap(line -> CrawlJson.read(line, JournalLine.class).stream())
              .flatMap(line -> line.fetch().stream())
              .filter(fetch -> fetch.outcome().isSettled())
              .forEach(fetch -> settled.add(fetch.urlId()));
        }
      }
    }
    return settled;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
