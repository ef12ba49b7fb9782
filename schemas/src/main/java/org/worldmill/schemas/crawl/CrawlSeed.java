package org.worldmill.schemas.crawl;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a crawl begins.
 *
 * @param kind how the place is read
 * @param place a web address, or the path or URI of a file that a Hadoop filesystem opens
 * @param licence licence that the operator states for media found here without evidence of their
 *     own
 * @param attribution whom the operator names for such media
 * @param warcs of an index, where its WARC files stand: a folder or the prefix of a bucket
 */
public record CrawlSeed(
    Kind kind,
    String place,
    Optional<String> licence,
    Optional<String> attribution,
    Optional<String> warcs) {

  /** A user in the authority of an address. */
  private static final Pattern USER = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*@");

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
    ARCHIVE,
    /** Common Crawl's columnar index, in Parquet: captures are read from their WARC files. */
    INDEX,
    /** A folder or the prefix of a bucket with media in it, read with the operator's access. */
    BUCKET
  }

  /** A seed of its own. */
  public CrawlSeed(
      Kind kind, String place, Optional<String> licence, Optional<String> attribution) {
    this(kind, place, licence, attribution, Optional.empty());
  }

  public CrawlSeed {
    if (place.isBlank()) {
      throw new IllegalArgumentException("a seed needs a place");
    }
    for (String named : List.of(place, warcs.orElse(""))) {
      if (USER.matcher(named).find()) {
        throw new IllegalArgumentException(
            "a seed names a user or a key in its address; leave it out, and give access to buckets"
                + " through the environment");
      }
    }
    if (kind == Kind.INDEX && warcs.isEmpty()) {
      throw new IllegalArgumentException(
          "an index needs warcs, where its WARC files stand, as in s3a://commoncrawl/");
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

  /** Whether a place of this kind stands for the site that it is on. */
  boolean isOfASite() {
    return switch (kind) {
      case PAGE, SITEMAP, FEED -> true;
      case COMMONS, ARCHIVE, URLS, WARC, WAT, INDEX, BUCKET -> false;
    };
  }

  private static boolean onTheWeb(Kind kind) {
    return switch (kind) {
      case PAGE, SITEMAP, FEED, COMMONS, ARCHIVE -> true;
      case URLS, WARC, WAT, INDEX, BUCKET -> false;
    };
  }
}
