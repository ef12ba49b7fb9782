package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.OptOutSignal.Reach;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.ingest.page.MediaLink;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.FrontierRow.Stated;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

class FinderTest {

  private static final String PAGE = "https://example.org/";

  private static FrontierRow page() {
    return CrawlRows.found(PAGE, Role.PAGE, "seed", 1, Licence.UNKNOWN);
  }

  private static MediaLink medium(String url, Modality modality, Licence licence) {
    return new MediaLink(
        CrawlRows.url(url),
        modality,
        MediaLink.Words.NONE,
        licence,
        List.of(new MediaLink.Track(CrawlRows.url(url + ".vtt"), Optional.of("en"))));
  }

  private static Discovery found(List<WebUrl> pages, List<MediaLink> media) {
    return new Discovery(pages, List.of(), media, List.of());
  }

  @Test
  void followsLinksWithinItsHostsAndDepth() {
    List<WebUrl> links =
        List.of(CrawlRows.url("https://example.org/a"), CrawlRows.url("https://other.org/b"));
    List<FrontierRow> rows =
        new Finder(CrawlRows.scope(List.of(), PAGE))
            .rows(page(), found(links, List.of()), List.of());
    assertThat(rows).extracting(FrontierRow::url).containsExactly("https://example.org/a");
    assertThat(rows.get(0).depth()).isEqualTo(1);
    // The scope's depth is 1.
    assertThat(
            new Finder(CrawlRows.scope(List.of(), PAGE))
                .rows(rows.get(0), found(links, List.of()), List.of()))
        .isEmpty();
    assertThat(
            new Finder(CrawlRows.scope(List.of("*.other.org"), PAGE))
                .rows(page(), found(links, List.of()), List.of()))
        .extracting(FrontierRow::url)
        .containsExactly("https://other.org/b");
  }

  @Test
  void takesTheSitemapsThatRobotsTxtNamesOnHostsOfTheScopeAlone() {
    List<String> named =
        List.of(
            "https://example.org/a.xml",
            "https://EXAMPLE.org:443/a.xml",
            "https://other.org/b.xml",
            "https://127.0.0.1/c.xml",
            "https://me:hunter2@example.org/d.xml",
            "ftp://example.org/e.xml",
            "nonsense");
    List<FrontierRow> rows =
        new Finder(CrawlRows.scope(List.of(), PAGE)).sitemaps(CrawlRows.url(PAGE), named, 7);
    assertThat(rows).extracting(FrontierRow::url).containsExactly("https://example.org/a.xml");
    FrontierRow row = rows.get(0);
    assertThat(row.role()).isEqualTo(Role.SITEMAP);
    assertThat(row.parent()).isEqualTo("https://example.org/robots.txt");
    assertThat(row.round()).isEqualTo(7);
    assertThat(row.stated()).isEmpty();
    Finder both = new Finder(CrawlRows.scope(List.of("example.org", "*.other.org"), PAGE));
    assertThat(both.sitemaps(CrawlRows.url(PAGE), named, 1))
        .extracting(FrontierRow::url)
        .containsExactly("https://example.org/a.xml", "https://other.org/b.xml");
  }

  @Test
  void takesNoSitemapsOfAHostBeyondTheScopeNorUnasked() {
    List<String> named = List.of("https://example.org/a.xml");
    assertThat(
            new Finder(CrawlRows.scope(List.of(), PAGE))
                .sitemaps(CrawlRows.url("https://cdn.net/i.png"), named, 1))
        .isEmpty();
    assertThat(
            new Finder(CrawlRows.scope(List.of(), false, PAGE))
                .sitemaps(CrawlRows.url(PAGE), named, 1))
        .isEmpty();
  }

  @Test
  void takesTheFirstOfManySitemaps() {
    List<String> named =
        IntStream.range(0, 2000).mapToObj(i -> "https://example.org/" + i + ".xml").toList();
    assertThat(new Finder(CrawlRows.scope(List.of(), PAGE)).sitemaps(CrawlRows.url(PAGE), named, 1))
        .extracting(FrontierRow::url)
        .containsExactlyElementsOf(named.subList(0, Finder.MOST_SITEMAPS));
  }

  @Test
  void hostsThatAreListedBoundMediaToo() {
    MediaLink link = medium("https://cdn.net/v.mp4", Modality.VIDEO, CrawlRows.BY);
    Discovery found = found(List.of(), List.of(link));
    assertThat(new Finder(CrawlRows.scope(List.of(), PAGE)).rows(page(), found, List.of()))
        .extracting(FrontierRow::role)
        .containsExactly(Role.MEDIUM, Role.TRACK);
    assertThat(
            new Finder(CrawlRows.scope(List.of("example.org"), PAGE))
                .rows(page(), found, List.of()))
        .isEmpty();
  }

  @Test
  void anOptOutOfTheSiteIsOnEveryMediumThatItReaches() {
    Discovery found =
        found(
            List.of(),
            List.of(
                medium("https://example.org/i.png", Modality.IMAGE, CrawlRows.BY),
                medium("https://example.org/v.mp4", Modality.VIDEO, CrawlRows.BY)));
    List<OptOutSignal> site = List.of(new OptOutSignal("meta robots", "noimageai", Reach.IMAGES));
    List<FrontierRow> rows = new Finder(CrawlRows.scope(List.of(), PAGE)).rows(page(), found, site);
    assertThat(rows.get(0).optOut()).contains("meta robots: noimageai (forbids images)");
    assertThat(rows.get(1).optOut()).isEmpty();
    assertThat(rows.get(1).signals()).contains("meta robots: noimageai (forbids images)");
  }

  @Test
  void theOperatorSpeaksOnlyWhereNobodyElseDoes() {
    Optional<Stated> stated = Optional.of(new Stated(Optional.of("MIT"), Optional.of("Us")));
    Licence ours = Finder.licence(Licence.UNKNOWN, stated);
    assertThat(ours.spdx()).contains("MIT");
    assertThat(ours.attribution()).contains("Us");
    assertThat(ours.confidence()).isEqualTo(0.5);
    assertThat(ours.evidence()).contains("scope: seeds.licence = MIT");
    assertThat(Finder.licence(CrawlRows.BY, stated).spdx()).contains("CC-BY-4.0");
    assertThat(Finder.licence(CrawlRows.BY, stated).attribution()).contains("Ada");
  }

  @Test
  void placesOfMediaTellThemApart() {
    String plain = "https://example.org/a/b.png";
    assertThat(Settlement.path(plain, "0123456789")).isEqualTo("example.org/a/b.png");
    assertThat(Settlement.path("http://example.org/a/b.png", "0123456789"))
        .isEqualTo("example.org/a/b~01234567.png");
    assertThat(Settlement.path("https://example.org/a/b.png?x=/c", "0123456789"))
        .isEqualTo("example.org/a/b~01234567.png");
    assertThat(Settlement.path("https://example.org/", "0123456789"))
        .isEqualTo("example.org/index~01234567");
  }
}
