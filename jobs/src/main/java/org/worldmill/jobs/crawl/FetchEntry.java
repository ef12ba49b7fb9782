package org.worldmill.jobs.crawl;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.FetchReply;
import org.worldmill.ingest.net.Headers;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.schemas.BlobRef;

/**
 * A row of the log of requests in the making: of which address, and in which journal; as long as no
 * reply is given it tells of a request that was not made.
 */
final class FetchEntry {

  private final FrontierRow target;
  private final long round;
  private final String journal;
  private long atMillis = System.currentTimeMillis();
  private Optional<String> address = Optional.empty();
  private int status;
  private long wireBytes;
  private Optional<Held> held = Optional.empty();
  private Optional<String> signals = Optional.empty();

  FetchEntry(FrontierRow target, long round, String journal) {
    this.target = target;
    this.round = round;
    this.journal = journal;
  }

  /** When it was asked for, if that was not now, in milliseconds of Unix time. */
  FetchEntry at(long millis) {
    atMillis = millis;
    return this;
  }

  FetchEntry reply(FetchReply reply) {
    address = reply.address();
    status = reply.status();
    wireBytes = reply.wireBytes();
    return this;
  }

  FetchEntry held(Optional<Held> since) {
    held = since;
    return this;
  }

  FetchEntry signals(List<OptOutSignal> said) {
    signals = OptOutSignal.line(said);
    return this;
  }

  /**
   * The row.
   *
   * @param outcome what came of it
   * @param reason the same, for a person
   */
  FetchRow row(Outcome outcome, String reason) {
    return new FetchRow(
        target.crawl(),
        round,
        target.urlId(),
        target.url(),
        target.domain(),
        target.role(),
        atMillis,
        address,
        status,
        outcome,
        reason,
        wireBytes,
        held,
        signals,
        journal);
  }

  /**
   * What is held of a reply.
   *
   * @param headers its header, for the validators
   * @param atMillis when it came, kept in whole seconds
   */
  static Optional<Held> held(
      Headers headers, long atMillis, Optional<BlobRef> blob, Optional<String> text) {
    return Optional.of(
        new Held(
            headers.first("etag"),
            headers.first("last-modified"),
            atMillis / 1000 * 1000,
            blob,
            text));
  }
}
