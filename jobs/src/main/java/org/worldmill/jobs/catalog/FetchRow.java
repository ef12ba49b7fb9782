package org.worldmill.jobs.catalog;

import java.util.Optional;
import org.worldmill.schemas.BlobRef;

/**
 * One request of a crawl, or one decision not to make it. The log is only ever added to.
 *
 * @param crawl the crawl's name
 * @param round the round
 * @param urlId identity of the address
 * @param url the address
 * @param domain registered domain of its host
 * @param role what it was asked for as
 * @param atMillis when, in milliseconds of Unix time
 * @param address the address that was connected to
 * @param status the status of the reply; 0 if there was none
 * @param outcome what came of it
 * @param reason the same, for a person
 * @param wireBytes bytes of the body that came over the wire
 * @param held what is held of it since
 * @param signals what was said about automated use
 * @param journal the journal that told of it
 */
public record FetchRow(
    String crawl,
    long round,
    String urlId,
    String url,
    String domain,
    FrontierRow.Role role,
    long atMillis,
    Optional<String> address,
    int status,
    Outcome outcome,
    String reason,
    long wireBytes,
    Optional<Held> held,
    Optional<String> signals,
    String journal) {

  /** What came of an address. */
  public enum Outcome {
    /** A page, sitemap or feed was read. */
    READ(true),
    /** A medium or a track was stored. */
    STORED(true),
    /** It is as it was. */
    UNCHANGED(true),
    /** It stands elsewhere, which is in the frontier now. */
    REDIRECTED(true),
    /** robots.txt forbids it. */
    FORBIDDEN_BY_ROBOTS(true),
    /** An opt-out forbids its use. */
    FORBIDDEN_BY_OPT_OUT(true),
    /** Its host must not be asked. */
    FORBIDDEN_ADDRESS(true),
    /** The hash list of the operator forbids to keep it. */
    FORBIDDEN_BY_HASH(true),
    /** It is gone (404, 410). */
    GONE(true),
    /** It is larger than the limit. */
    TOO_LARGE(true),
    /** It is something else than it was asked for as, or cannot be had. */
    FAILED(true),
    /** It will be asked again. */
    DEFERRED(false);

    private final boolean settled;

    Outcome(boolean settled) {
      this.settled = settled;
    }

    /** Whether this round is done with the address. */
    public boolean isSettled() {
      return settled;
    }
  }

  /**
   * What is held of an address.
   *
   * @param etag by what its server tells whether it has changed
   * @param lastModified the same
   * @param storedAtMillis when the bytes came, in milliseconds of Unix time
   * @param blob the bytes of a medium
   * @param text the text of a track
   */
  public record Held(
      Optional<String> etag,
      Optional<String> lastModified,
      long storedAtMillis,
      Optional<BlobRef> blob,
      Optional<String> text) {

    /** Whether its server can be asked for it without getting it again. */
    public boolean canBeCompared() {
      return etag.isPresent() || lastModified.isPresent();
    }
  }
}
