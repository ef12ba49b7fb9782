package org.worldmill.jobs.catalog;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * An address that a crawl has found, and what was said of it where it was found. Rows are only ever
 * added; of those that one place gave, the last round's holds.
 *
 * @param crawl the crawl's name
 * @param round the round that found it
 * @param urlId identity of the address
 * @param url the address
 * @param domain registered domain of its host
 * @param role what it is asked for as
 * @param modality what a medium promises to be
 * @param depth links from a seed
 * @param hops redirects that led here from the address that was found
 * @param parent where it was found: an address, or the place of a seed
 * @param words what is said of a medium
 * @param licence the terms that are stated for a medium
 * @param tracks timed text that belongs to a medium
 * @param stated what the operator states for media found from here on without evidence of their own
 * @param signals what the place says about automated use
 * @param optOut why it must not be used, if the place says so
 */
public record FrontierRow(
    String crawl,
    long round,
    String urlId,
    String url,
    String domain,
    Role role,
    Optional<Modality> modality,
    int depth,
    int hops,
    String parent,
    Words words,
    Licence licence,
    List<Track> tracks,
    Optional<Stated> stated,
    Optional<String> signals,
    Optional<String> optOut) {

  /** What an address is asked for as. */
  public enum Role {
    /** An index of pages and media. */
    SITEMAP,
    /** A feed. */
    FEED,
    /** An answer of the Wikimedia Commons API. */
    COMMONS,
    /** Metadata of an Internet Archive item. */
    ARCHIVE,
    /** What an oEmbed endpoint tells of a page. */
    OEMBED,
    /** A page. */
    PAGE,
    /** Timed text of a video. */
    TRACK,
    /** A medium. */
    MEDIUM
  }

  /**
   * Candidates for a caption.
   *
   * @param alt alternative text
   * @param title title
   * @param caption caption of the figure, or description
   * @param near text beside it
   */
  public record Words(
      Optional<String> alt,
      Optional<String> title,
      Optional<String> caption,
      Optional<String> near) {

    /** No words. */
    public static final Words NONE =
        new Words(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Timed text.
   *
   * @param url where it is
   * @param language a language tag, if one is given
   */
  public record Track(String url, Optional<String> language) {}

  /**
   * What an operator states.
   *
   * @param licence SPDX id
   * @param attribution whom to name
   */
  public record Stated(Optional<String> licence, Optional<String> attribution) {}

  public FrontierRow {
    tracks = List.copyOf(tracks);
  }
}
