package org.worldmill.schemas.crawl;

import java.util.Optional;

/**
 * Where a crawl begins.
 *
 * @param kind how the place is read
 * @param place a web address, or the path or URI of a file that a Hadoop filesystem opens
 * @param licence licence that the operator states for media found here without evidence of their
 *     own
 * @param attribution whom the operator names for such media
 */
public record CrawlSeed(
    Kind kind, String place, Optional<String> licence, Optional<String> attribution) {

  /** How a place is read. */
  public enum Kind {
    /** A page to start from. */
    PAGE,
    /** A sitemap or an index of sitemaps on the web. */
    SITEMAP,
    /** An RSS or Atom feed on the web. */
    FEED,
    /** A file of URLs: txt, csv, json lines or Parquet. */
    URLS,
    /** A WARC file: what was fetched before is read from it, not asked for again. */
    WARC,
    /** A WAT file: links that somebody else's crawl found. */
    WAT,
    /** An answer of the Wikimedia Commons API with imageinfo and extmetadata, on the web. */
    COMMONS,
    /** An item's metadata of the Internet Archive, on the web. */
    ARCHIVE
  }

  public CrawlSeed {
    if (place.isBlank()) {
      throw new IllegalArgumentException("a seed needs a place");
    }
    if (onTheWeb(kind) && !place.matches("https?://.+")) {
      throw new IllegalArgumentException(
          "a seed of this kind is a web address, not '" + place + "'");
    }
  }

  /** Whether a place of this kind is asked for on the web, under all its rules. */
  public boolean onTheWeb() {
    return onTheWeb(kind);
  }

  private static boolean onTheWeb(Kind kind) {
    return switch (kind) {
      case PAGE, SITEMAP, FEED, COMMONS, ARCHIVE -> true;
      case URLS, WARC, WAT -> false;
    };
  }
}
