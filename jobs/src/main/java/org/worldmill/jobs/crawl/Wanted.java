package org.worldmill.jobs.crawl;

import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.page.SitemapReader;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlScope;

/** What is wanted of an address by what it is asked for as. */
final class Wanted {

  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
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

  /**
   * Why a reply of this type is not what was asked for; empty if it may be.
   *
   * @param type its media type, empty if it names none
   */
  static Optional<String> mismatch(CrawlScope scope, FrontierRow target, String type) {
    if (target.role() == Role.MEDIUM && !promisesMedia(scope, target, type)) {
      return Optional.of("it is no medium of those wanted, but " + type);
    }
    boolean page = type.isEmpty() || PAGES.contains(type);
    return target.role() == Role.PAGE && !page
        ? Optional.of("it is no page, but " + type)
        : Optional.empty();
  }

  private static boolean promisesMedia(CrawlScope scope, FrontierRow target, String type) {
    Optional<Modality> kind = MediaNames.modality(type);
    boolean vague = type.isEmpty() || type.equals("application/octet-stream");
    boolean text =
        type.equals("text/plain") && target.modality().equals(Optional.of(Modality.MODEL3D));
    return vague || text || kind.filter(scope.media()::contains).isPresent();
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
