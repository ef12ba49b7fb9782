package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.function.VoidFunction;
import org.worldmill.ingest.manners.EmbeddedOptOut;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Capture;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.ingest.page.PageReader;
import org.worldmill.ingest.page.WarcCaptures;
import org.worldmill.ingest.page.WatReader;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Reads a WARC or WAT file into a journal. Nothing is asked for: pages lead on as if they had been
 * fetched, media are kept if the header that was recorded has no opt-out. What a robots.txt says
 * today is the part of those who ask.
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

  /** One file. */
  private final class Reading {

    private final String file;
    private final CrawlScope scope = settings.scope();
    private final CrawlSeed from = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
    private final OptOuts optOuts = new OptOuts(scope.agent().token());
    private final String name;

    Reading(String file) {
      this.file = file;
      String hash = ContentHash.of(file).substring(0, 16);
      long process = ProcessHandle.current().pid();
      name =
          String.format(
              "r%d-captures-%s-%d-%d.jsonl", settings.round(), hash, process, System.nanoTime());
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
          captures(in, journal, folder);
        }
      } finally {
        Scraps.delete(folder);
      }
    }

    private void extracts(InputStream in, Journal journal) throws IOException {
      try (WatReader reader = new WatReader(in, optOuts)) {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          WatReader.Extract extract = next.get();
          FrontierRow page = row(extract.page(), Role.PAGE, Optional.empty());
          List<FrontierRow> rows =
              new ArrayList<>(new Finder(scope).rows(page, extract.found(), List.of()));
          journal.write(new JournalLine(Optional.empty(), rows, Optional.empty()));
        }
      }
    }

    private void captures(InputStream in, Journal journal, Path folder) throws IOException {
      try (WarcCaptures captures = new WarcCaptures(in)) {
        for (var next = captures.next(); next.isPresent(); next = captures.next()) {
          try {
            Optional<JournalLine> line = line(next.get(), folder);
            if (line.isPresent()) {
              journal.write(line.get());
            }
          } catch (UncheckedIOException | IOException e) {
            // A capture whose body is damaged is one that we do not have.
            if (e instanceof java.nio.file.FileSystemException disk) {
              throw disk;
            }
          }
        }
      }
    }

    private Optional<JournalLine> line(Capture capture, Path folder) throws IOException {
      if (capture.status() != 200) {
        return Optional.empty();
      }
      String type = capture.headers().mediaType().orElse("");
      if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
        return Optional.of(page(capture));
      }
      Optional<Modality> kind = MediaNames.modality(type).filter(scope.media()::contains);
      return kind.isPresent() ? Optional.of(medium(capture, kind.get(), folder)) : Optional.empty();
    }

    private JournalLine page(Capture capture) throws IOException {
      FrontierRow page = row(capture.url(), Role.PAGE, Optional.empty());
      InputStream bounded = new Bounded(capture.body(), scope.limits().pageBytes());
      Discovery found = new PageReader(optOuts).read(bounded, capture.headers(), capture.url());
      List<FrontierRow> rows = new ArrayList<>(new Finder(scope).rows(page, found, List.of()));
      rows.add(page);
      var held = held(capture, Optional.empty());
      FetchEntry entry = entry(page, capture).held(held).signals(found.signals());
      return JournalLine.of(entry.row(Outcome.READ, "read from " + file), rows);
    }

    private JournalLine medium(Capture capture, Modality kind, Path folder) throws IOException {
      FrontierRow medium = row(capture.url(), Role.MEDIUM, Optional.of(kind));
      List<OptOutSignal> signals = new ArrayList<>(optOuts.of(capture.headers()));
      Path body = folder.resolve("body");
      long most = scope.mostBytes(kind);
      Files.copy(new Bounded(capture.body(), most + 1), body, StandardCopyOption.REPLACE_EXISTING);
      Outcome outcome = Outcome.STORED;
      String reason = "read from " + file;
      EmbeddedOptOut.in(body).ifPresent(signals::add);
      Optional<OptOutSignal> optOut = OptOutSignal.forbidding(signals, kind);
      Optional<Held> held = Optional.empty();
      if (optOut.isPresent()) {
        outcome = Outcome.FORBIDDEN_BY_OPT_OUT;
        reason = optOut.get().toString();
      } else if (Files.size(body) > most) {
        outcome = Outcome.TOO_LARGE;
      } else {
        var blob = settings.blobs().put(body, capture.headers().mediaType().orElseThrow());
        held = held(capture, Optional.of(blob));
      }
      FetchEntry entry = entry(medium, capture).held(held).signals(signals);
      return JournalLine.of(entry.row(outcome, reason), List.of(medium));
    }

    private static Optional<Held> held(Capture capture, Optional<BlobRef> blob) {
      return FetchEntry.held(
          capture.headers(), capture.at().toEpochMilli(), blob, Optional.empty());
    }

    private FetchEntry entry(FrontierRow target, Capture capture) {
      return new FetchEntry(target, settings.round(), name).at(capture.at().toEpochMilli());
    }

    private FrontierRow row(WebUrl url, Role role, Optional<Modality> kind) {
      return FrontierEntry.planted(scope.name(), settings.round(), url, role, file)
          .modality(kind)
          .stated(Optional.of(new FrontierRow.Stated(from.licence(), from.attribution())))
          .terms(Licence.UNKNOWN)
          .row();
    }
  }
}
