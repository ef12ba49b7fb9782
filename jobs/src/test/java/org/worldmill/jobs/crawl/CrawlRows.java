package org.worldmill.jobs.crawl;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlAgent;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

/** Rows for tests. */
final class CrawlRows {

  static final Licence BY =
      new Licence(
          Optional.of("CC-BY-4.0"),
          Optional.empty(),
          Optional.of("Ada"),
          Optional.of("figure"),
          0.9);

  private CrawlRows() {}

  static WebUrl url(String text) {
    try {
      return WebUrl.of(text);
    } catch (AddressException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static FrontierRow found(String text, Role role, String parent, long round, Licence licence) {
    return found(text, role, parent, round, licence, Optional.empty());
  }

  static FrontierRow found(
      String text, Role role, String parent, long round, Licence licence, Optional<String> optOut) {
    WebUrl url = url(text);
    return new FrontierRow(
        "trial",
        round,
        url.id(),
        url.text(),
        url.domain(),
        role,
        role == Role.MEDIUM ? Optional.of(Modality.IMAGE) : Optional.empty(),
        0,
        0,
        parent,
        FrontierRow.Words.NONE,
        licence,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        optOut);
  }

  static FetchRow asked(String text, long round, long at, Outcome outcome, Optional<Held> held) {
    WebUrl url = url(text);
    return new FetchRow(
        "trial",
        round,
        url.id(),
        url.text(),
        url.domain(),
        Role.MEDIUM,
        at,
        Optional.of("127.1.1.1"),
        200,
        outcome,
        "told",
        10,
        held,
        Optional.empty(),
        "journal.jsonl");
  }

  static Held held(String etag, long at) {
    return new Held(
        Optional.of(etag).filter(tag -> !tag.isEmpty()),
        Optional.empty(),
        at,
        Optional.of(new BlobRef(ContentHash.of("x"), 1, "image/png")),
        Optional.empty());
  }

  static CrawlScope scope(List<String> hosts, String... pages) {
    return scope(hosts, true, pages);
  }

  static CrawlScope scope(List<String> hosts, boolean sitemaps, String... pages) {
    return new CrawlScope(
        "trial",
        new CrawlAgent("Bot", "https://example.org/", "bot@example.org"),
        List.of(pages).stream()
            .map(p -> new CrawlSeed(CrawlSeed.Kind.PAGE, p, Optional.empty(), Optional.empty()))
            .toList(),
        hosts,
        1,
        sitemaps,
        CrawlScope.ALL_MEDIA,
        LicenceProfile.OPEN,
        CrawlBudget.DEFAULT,
        CrawlLimits.DEFAULT);
  }
}
