package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.EmbeddedOptOut;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.FetchRow;
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

/** Copies objects of a bucket, one after the other, and says in a line what came of each. */
final class ObjectCopy {

  private final WaveSettings settings;
  private final CrawlScope scope;
  private final CrawlSeed from;
  private final Path body;
  private final String journal;

  ObjectCopy(WaveSettings settings, CrawlSeed from, Path folder, String journal) {
    this.settings = settings;
    scope = settings.scope();
    this.from = from;
    body = folder.resolve("body");
    this.journal = journal;
  }

  JournalLine line(BucketReader.Found object, Optional<FetchRow> known) throws IOException {
    URI uri = URI.create(object.uri());
    String type = MediaNames.typeOf(uri.getPath()).orElseThrow();
    Modality kind = MediaNames.modality(type).orElseThrow();
    FrontierRow row = row(uri, kind);
    FetchEntry entry = new FetchEntry(row, settings.round(), journal);
    Optional<Held> same =
        known.flatMap(FetchRow::held).filter(h -> h.etag().equals(Optional.of(object.tag())));
    if (same.isPresent()) {
      return line(entry.held(same), Outcome.UNCHANGED, "it is as it was", row);
    }
    if (object.bytes() > scope.mostBytes(kind)) {
      return line(entry, Outcome.TOO_LARGE, "it has " + object.bytes() + " bytes", row);
    }
    copy(uri);
    Optional<OptOutSignal> inside = EmbeddedOptOut.in(body);
    List<OptOutSignal> signals = inside.map(List::of).orElse(List.of());
    Optional<OptOutSignal> optOut = OptOutSignal.forbidding(signals, kind);
    entry.signals(signals);
    if (optOut.isPresent()) {
      return line(entry, Outcome.FORBIDDEN_BY_OPT_OUT, optOut.get().toString(), row);
    }
    if (!settings.refused().isEmpty()
        && new HashSet<>(settings.refused()).contains(ContentHash.of(body))) {
      String reason = "the hash list of the operator has it";
      return line(entry, Outcome.FORBIDDEN_BY_HASH, reason, row);
    }
    BlobRef blob = settings.blobs().put(body, type);
    Held held =
        new Held(
            Optional.of(object.tag()),
            Optional.empty(),
            System.currentTimeMillis() / 1000 * 1000,
            Optional.of(blob),
            Optional.empty());
    return line(entry.held(Optional.of(held)), Outcome.STORED, "copied", row);
  }

  /** The line of an object that was there and is no more. */
  JournalLine gone(FetchRow known) {
    URI uri = URI.create(known.url());
    Modality kind =
        MediaNames.typeOf(uri.getPath()).flatMap(MediaNames::modality).orElse(Modality.VIDEO);
    FrontierRow row = row(uri, kind);
    FetchEntry entry = new FetchEntry(row, settings.round(), journal);
    return line(entry, Outcome.GONE, "it is no longer in " + from.place(), row);
  }

  private FrontierRow row(URI uri, Modality kind) {
    return FrontierEntry.planted(scope.name(), settings.round(), uri, Role.MEDIUM, from.place())
        .modality(Optional.of(kind))
        .stated(Optional.of(new FrontierRow.Stated(from.licence(), from.attribution())))
        .terms(Licence.UNKNOWN)
        .row();
  }

  private void copy(URI uri) throws IOException {
    var path = new org.apache.hadoop.fs.Path(uri);
    try (InputStream in = path.getFileSystem(settings.hadoop()).open(path)) {
      Files.copy(in, body, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static JournalLine line(
      FetchEntry entry, Outcome outcome, String reason, FrontierRow row) {
    return JournalLine.of(entry.row(outcome, reason), List.of(row));
  }
}
