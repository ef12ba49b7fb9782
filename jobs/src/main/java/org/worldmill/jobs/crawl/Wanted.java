package org.worldmill.jobs.crawl;

import org.worldmill.ingest.page.SitemapReader;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlScope;

/** What is wanted of an address by what it is asked for as. */
final class Wanted {

  private static final int MOST_TRACK_BYTES = 256 << 10;

  private Wanted() {}

  /** The Accept header. */
  static String accept(Role role) {
    return switch (role) {
      case PAGE -> "text/html, application/xhtml+xml;q=0.9";
      case SITEMAP, FEED -> "application/xml, text/xml, */*;q=0.5";
      case COMMONS, ARCHIVE, OEMBED -> "application/json";
      case TRACK -> "text/vtt, text/plain;q=0.9, */*;q=0.5";
      case MEDIUM -> "video/*, image/*, model/*, */*;q=0.5";
    };
  }

  /** Most bytes of a body, after decompression. */
  static long mostBytes(CrawlScope scope, FrontierRow target) {
    return switch (target.role()) {
      case MEDIUM -> scope.mostBytes(target.modality().orElse(Modality.VIDEO));
      case TRACK -> MOST_TRACK_BYTES;
      case SITEMAP -> SitemapReader.MOST_BYTES;
      default -> scope.limits().pageBytes();
    };
  }
}
