package org.worldmill.jobs.crawl;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.FrontierRow.Stated;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Makes rows of the frontier of the rows of a list; in executors. Its columns are known by the
 * names that published sets use: {@code url}, with {@code caption}, {@code text} or {@code alt},
 * {@code license}, {@code author}, {@code page} and the media type {@code content_mime_detected} of
 * Common Crawl's columnar index.
 */
final class ListReader implements java.io.Serializable {

  private static final long serialVersionUID = 1;

  private static final Set<String> URLS =
      Set.of("url", "image_url", "video_url", "contenturl", "content_url", "link", "uri");
  private static final Set<String> WORDS = Set.of("caption", "text", "description", "alt_text");
  private static final Set<String> LICENCES = Set.of("license", "licence", "license_url");
  private static final Set<String> PERSONS = Set.of("author", "attribution", "creator", "credit");
  private static final Set<String> TYPES =
      Set.of("content_mime_detected", "content_mime_type", "mime", "mime_type", "media_type");
  private static final Set<String> PARENTS = Set.of("page", "page_url", "foreign_landing_url");

  private final String crawl;
  private final String seed;
  private final long round;
  private final List<String> columns;
  private transient @Nullable CrawlSeed from;

  ListReader(String crawl, CrawlSeed seed, long round, List<String> columns) {
    this.crawl = crawl;
    this.seed = CrawlJson.line(seed);
    this.round = round;
    this.columns = List.copyOf(columns);
  }

  Iterator<Row> rows(Row entry) {
    String spelled = text(entry, URLS).orElse("").strip();
    if (spelled.isEmpty() || spelled.startsWith("#")) {
      return List.<Row>of().iterator();
    }
    try {
      WebUrl url = WebUrl.of(spelled);
      FrontierRow row = row(url, entry);
      return List.of(RecordCodec.of(FrontierRow.class).toRow(row)).iterator();
    } catch (AddressException e) {
      // A line that is no address leads nowhere.
      return List.<Row>of().iterator();
    }
  }

  private FrontierRow row(WebUrl url, Row entry) {
    CrawlSeed from = from();
    Optional<Modality> kind =
        text(entry, TYPES)
            .flatMap(MediaNames::modality)
            .or(() -> MediaNames.typeOf(url.path()).flatMap(MediaNames::modality));
    FrontierRow.Words words =
        new FrontierRow.Words(
            text(entry, Set.of("alt")),
            text(entry, Set.of("title")),
            text(entry, WORDS),
            Optional.empty());
    Licence licence =
        LicenceGate.stated(
            text(entry, LICENCES).orElse(""), "list " + from.place(), text(entry, PERSONS));
    String parent =
        text(entry, PARENTS).filter(page -> page.startsWith("http")).orElse(from.place());
    Role role = kind.isPresent() ? Role.MEDIUM : Role.PAGE;
    return FrontierEntry.planted(crawl, round, url, role, parent)
        .modality(kind)
        .words(words)
        .stated(Optional.of(new Stated(from.licence(), from.attribution())))
        .terms(licence)
        .row();
  }

  /** The seed, parsed once in each task. */
  private CrawlSeed from() {
    CrawlSeed parsed = from;
    if (parsed == null) {
      parsed = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
      from = parsed;
    }
    return parsed;
  }

  /** The first text in a column of one of these names, whatever their case. */
  private Optional<String> text(Row entry, Set<String> names) {
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i).toLowerCase(Locale.ROOT)) && !entry.isNullAt(i)) {
        return Optional.of(String.valueOf(entry.get(i))).filter(text -> !text.isBlank());
      }
    }
    return Optional.empty();
  }
}
