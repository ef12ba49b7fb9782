package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.VoidFunction;
import org.worldmill.ingest.page.WarcCaptures;
import org.worldmill.ingest.page.WatReader;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Reads a WARC or WAT file into a journal. Nothing is asked for. What a robots.txt says today is
 * the part of those who ask.
 */
final class CaptureTask implements VoidFunction<Iterator<String>> {

  private static final long serialVersionUID = 1;

  private final WaveSettings settings;
  private final String seed;

  CaptureTask(WaveSettings settings, CrawlSeed seed) {
    this.settings = settings;
    this.seed = CrawlJson.line(seed);
  }

  @Override
  public void call(Iterator<String> files) throws IOException {
    while (files.hasNext()) {
      new Reading(files.next()).run();
    }
  }

  /** A name for a journal of what was read from a place, another one each time. */
  static String journal(long round, String place) {
    String hash = ContentHash.of(place).substring(0, 16);
    long process = ProcessHandle.current().pid();
    return String.format("r%d-captures-%s-%d-%d.jsonl", round, hash, process, System.nanoTime());
  }

  /** Reads all captures of a stream into a journal. */
  static void captures(InputStream in, CaptureLines lines, Journal journal, Path folder)
      throws IOException {
    try (WarcCaptures captures = new WarcCaptures(in)) {
      for (var next = captures.next(); next.isPresent(); next = captures.next()) {
        try {
          Optional<JournalLine> line = lines.line(next.get(), folder);
          if (line.isPresent()) {
            journal.write(line.get());
          }
        } catch (UncheckedIOException | IOException e) {
          // A capture whose body is damaged is one that we do not have.
          if (e instanceof FileSystemException disk) {
            throw disk;
          }
        }
      }
    }
  }

  /** One file. */
  private final class Reading {

    private final String file;
    private final CrawlSeed from = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
    private final String name;
    private final CaptureLines lines;

    Reading(String file) {
      this.file = file;
      name = journal(settings.round(), file);
      lines = new CaptureLines(settings, from, file, name);
    }

    void run() throws IOException {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
      FileSystem filesystem = path.getFileSystem(settings.hadoop());
      Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "captures-");
      try (InputStream in = filesystem.open(path);
          Journal journal = new Journal(settings.journals(), name)) {
        if (from.kind() == CrawlSeed.Kind.WAT) {
          extracts(in, journal);
        } else {
          captures(in, lines, journal, folder);
        }
      } finally {
        Scraps.delete(folder);
      }
    }

    private void extracts(InputStream in, Journal journal) throws IOException {
      try (WatReader reader = new WatReader(in, lines.optOuts())) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          WatReader.Extract extract = next.get();
          FrontierRow page = lines.row(extract.page(), Role.PAGE, Optional.empty());
          List<FrontierRow> rows =
              new ArrayList<>(lines.finder().rows(page, extract.found(), List.of()));
          journal.write(new JournalLine(Optional.empty(), rows, Optional.empty()));
        }
      }
    }
  }
}
