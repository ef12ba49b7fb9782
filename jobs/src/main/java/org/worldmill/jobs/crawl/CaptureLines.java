package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.manners.EmbeddedOptOut;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Capture;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.ingest.page.PageReader;
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
 * Makes lines of a journal of replies that somebody's crawl has recorded: pages lead on as if they
 * had been fetched, media are kept if the header that was recorded has no opt-out, nor the bytes
 * themselves, and the operator's hash list has them not.
 */
final class CaptureLines {

  private final CrawlScope scope;
  private final Finder finder;
  private final long round;
  private final CrawlSeed from;
  private final String place;
  private final String journal;
  private final BlobStore blobs;
  private final Set<String> refused;
  private final OptOuts optOuts;

  /**
   * Lines of captures.
   *
   * @param from the seed that they come of
   * @param place where they are recorded
   * @param journal the name of the journal that they go to
   */
  CaptureLines(WaveSettings settings, CrawlSeed from, String place, String journal) {
    scope = settings.scope();
    finder = new Finder(scope);
    round = settings.round();
    this.from = from;
    this.place = place;
    this.journal = journal;
    blobs = settings.blobs();
    refused = new HashSet<>(settings.refused());
    optOuts = new OptOuts(scope.agent().token());
  }

  Finder finder() {
    return finder;
  }

  OptOuts optOuts() {
    return optOuts;
  }

  /** The line of a capture; empty of one that nobody wants. */
  Optional<JournalLine> line(Capture capture, Path folder) throws IOException {
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
    List<FrontierRow> rows = new ArrayList<>(finder.rows(page, found, List.of()));
    rows.add(page);
    var held = held(capture, Optional.empty());
    FetchEntry entry = entry(page, capture).held(held).signals(found.signals());
    return JournalLine.of(entry.row(Outcome.READ, "read from " + place), rows);
  }

  private JournalLine medium(Capture capture, Modality kind, Path folder) throws IOException {
    FrontierRow medium = row(capture.url(), Role.MEDIUM, Optional.of(kind));
    List<OptOutSignal> signals = new ArrayList<>(optOuts.of(capture.headers()));
    Path body = folder.resolve("body");
    long most = scope.mostBytes(kind);
    Files.copy(new Bounded(capture.body(), most + 1), body, StandardCopyOption.REPLACE_EXISTING);
    Outcome outcome = Outcome.STORED;
    String reason = "read from " + place;
    EmbeddedOptOut.in(body).ifPresent(signals::add);
    Optional<OptOutSignal> optOut = OptOutSignal.forbidding(signals, kind);
    Optional<Held> held = Optional.empty();
    if (optOut.isPresent()) {
      outcome = Outcome.FORBIDDEN_BY_OPT_OUT;
      reason = optOut.get().toString();
    } else if (Files.size(body) > most) {
      outcome = Outcome.TOO_LARGE;
    } else if (!refused.isEmpty() && refused.contains(ContentHash.of(body))) {
      outcome = Outcome.FORBIDDEN_BY_HASH;
      reason = "the hash list of the operator has it";
    } else {
      BlobRef blob = blobs.put(body, capture.headers().mediaType().orElseThrow());
      held = held(capture, Optional.of(blob));
    }
    FetchEntry entry = entry(medium, capture).held(held).signals(signals);
    return JournalLine.of(entry.row(outcome, reason), List.of(medium));
  }

  private static Optional<Held> held(Capture capture, Optional<BlobRef> blob) {
    return FetchEntry.held(capture.headers(), capture.at().toEpochMilli(), blob, Optional.empty());
  }

  private FetchEntry entry(FrontierRow target, Capture capture) {
    return new FetchEntry(target, round, journal).at(capture.at().toEpochMilli());
  }

  /** A row of an address that stands in this place. */
  FrontierRow row(WebUrl url, Role role, Optional<Modality> kind) {
    return FrontierEntry.planted(scope.name(), round, url, role, place)
        .modality(kind)
        .stated(Optional.of(new FrontierRow.Stated(from.licence(), from.attribution())))
        .terms(Licence.UNKNOWN)
        .row();
  }
}
