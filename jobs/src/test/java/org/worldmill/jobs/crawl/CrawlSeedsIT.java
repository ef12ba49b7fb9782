package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.jobs.web.Reply;
import org.worldmill.jobs.web.Request;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.crawl.CrawlAgent;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

/** Seeds of every kind, through tables and tasks, and what is answered about them afterwards. */
class CrawlSeedsIT {

  @TempDir private static Path folder;
  private static HostWeb web;
  private static SparkSession spark;
  private static Workdir workdir;
  private static Catalog catalog;
  private static CrawlScope scope;
  private static CrawlOutcome outcome;
  private static Map<String, CrawledRow> crawled;
  private static final List<CrawlView> views = new ArrayList<>();

  @BeforeAll
  static void crawl() throws IOException {
    System.setProperty(LoopbackFixture.PROPERTY, "5");
    web = new HostWeb();
    Map<String, Function<Request, Reply>> paths = new SeedSite(web).paths();
    web.site(
        "s.test",
        request -> paths.getOrDefault(request.target(), r -> Reply.notFound()).apply(request));
    workdir = new Workdir(folder.resolve("work"));
    spark = SparkSessions.open(workdir, ResourceConfig.DEFAULT);
    catalog = new Catalog(spark);
    scope = scope("seeds", new SeedKinds(folder, web, spark).all());
    outcome = run(scope);
    crawled =
        catalog.read(MillTable.CRAWLED).stream()
            .filter(row -> row.crawl().equals("seeds"))
            .collect(
                Collectors.toMap(
                    row -> row.retrieval().url().replaceFirst("http://s.test:[0-9]+", ""),
                    row -> row,
                    (a, b) -> a,
                    TreeMap::new));
  }

  @AfterAll
  static void close() throws IOException {
    System.clearProperty(LoopbackFixture.PROPERTY);
    spark.stop();
    web.close();
  }

  private static CrawlOutcome run(CrawlScope scope) throws IOException {
    List<String> refused = List.of(ContentHash.of(SeedSite.bytes("refused")));
    return new Crawl(spark, workdir, ResourceConfig.DEFAULT, scope, refused, Progress.SILENT)
        .watchedBy(views::add)
        .run();
  }

  private static CrawlScope scope(String name, List<CrawlSeed> seeds) {
    return new CrawlScope(
        name,
        new CrawlAgent("TrialBot", "https://example.org/", "bot@example.org"),
        seeds,
        List.of("s.test"),
        0,
        false,
        CrawlScope.ALL_MEDIA,
        LicenceProfile.OPEN,
        CrawlBudget.DEFAULT,
        CrawlLimits.DEFAULT);
  }

  @Test
  void everyKindOfSeedLeadsToItsMedia() {
    assertThat(outcome.stopped()).isEqualTo("nothing is left to ask for");
    assertThat(outcome.ended()).isTrue();
    assertThat(crawled.keySet())
        .containsExactly(
            "/below.png",
            "/beside.png",
            "/commons.png",
            "/csv.png",
            "/download/item/scan.png",
            "/embedded.png",
            "/feed.png",
            "/film.mp4",
            "/held.png",
            "/json",
            "/map.png",
            "/pq0.png",
            "/pq1.png",
            "/ranged.png",
            "/stated.png",
            place("bucket/films/deep/taken.png"));
  }

  private static String place(String file) {
    return "file:" + folder.resolve(file).toUri().getRawPath();
  }

  @Test
  void anObjectOfABucketHasTheTermsThatItsOperatorStates() {
    CrawledRow object = crawled.get(place("bucket/films/deep/taken.png"));
    assertThat(object.path()).endsWith("bucket/films/deep/taken.png").doesNotStartWith("/");
    assertThat(object.licence().spdx()).contains("CC0-1.0");
    assertThat(object.licence().attribution()).contains("The archive");
    assertThat(object.retrieval().basis()).contains("scope: seeds.licence = CC0-1.0");
    assertThat(crawled.get("/embedded.png").licence().attribution()).contains("Em");
    assertThat(crawled.get("/embedded.png").licence().evidence().orElseThrow())
        .startsWith("oEmbed license = ");
  }

  @Test
  void anObjectThatIsAsItWasIsNotReadAgainAndOneThatIsGoneIsNotHeld() throws IOException {
    List<CrawlSeed> bucket = List.of(scope.seeds().get(scope.seeds().size() - 1));
    Path objects = folder.resolve("bucket/films/deep");
    CrawlScope alone = scope("objects", bucket);
    assertThat(run(alone).outcomes()).containsEntry("STORED", 1L);
    assertThat(run(alone).outcomes()).containsOnlyKeys("UNCHANGED", "FORBIDDEN_BY_HASH");
    Files.writeString(objects.resolve("taken.png"), "another picture");
    Files.delete(objects.resolve("refused.png"));
    CrawlOutcome third = run(alone);
    assertThat(third.outcomes()).isEqualTo(Map.of("STORED", 1L, "GONE", 1L));
    assertThat(third.media()).isEqualTo(1);
  }

  @Test
  void sitemapsThatAKilledCrawlHasReadOfAreFollowedWhenItIsResumed() throws IOException {
    AnnouncedSite site = new AnnouncedSite(web, folder.resolve("announced"));
    CrawlScope named = site.scope("named", true);
    Path journals = Crawl.journals(workdir, named.name());
    // Left behind by a lane that was killed after its first request.
    site.steps(named, journals, "r1-w1-p0-1.jsonl", 1);
    assertThat(site.asked()).containsExactly("/robots.txt");
    assertThat(run(named).media()).isEqualTo(1);
    assertThat(site.asked()).containsExactlyInAnyOrderElementsOf(AnnouncedSite.ALL);
    assertThat(String.join("\n", CrawlWhy.of(spark, named, site.url("/map.xml")).lines()))
        .contains(site.url("/robots.txt"));
    assertThat(String.join("\n", CrawlWhy.of(spark, named, site.url("/kept/map.xml")).lines()))
        .contains("FORBIDDEN_BY_ROBOTS");
  }

  @Test
  void eachHasItsWordsAndTerms() {
    CrawledRow csv = crawled.get("/csv.png");
    assertThat(csv.words().caption()).contains("A list, with commas");
    assertThat(csv.licence().spdx()).contains("CC-BY-4.0");
    assertThat(csv.licence().attribution()).contains("Cy");
    CrawledRow stated = crawled.get("/stated.png");
    assertThat(stated.licence().evidence()).contains("scope: seeds.licence = MIT");
    assertThat(stated.licence().confidence()).isEqualTo(0.5);
    assertThat(stated.retrieval().basis()).startsWith("profile open: MIT by scope");
    CrawledRow film = crawled.get("/film.mp4");
    assertThat(film.words().title()).contains("A film");
    assertThat(film.retrieval().page()).contains(web.url("s.test", "/film"));
    assertThat(film.texts()).hasSize(1);
    assertThat(film.texts().get(0).content()).contains("Hello");
    assertThat(film.texts().get(0).language()).contains("en");
    assertThat(crawled.get("/held.png").retrieval().retrievedAt())
        .isEqualTo("2020-02-02T02:02:02Z");
  }

  @Test
  void whatIsInACaptureIsNotAskedForAgain() {
    Set<String> asked =
        web.log().stream()
            .map(s -> s.request().target())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked)
        .doesNotContain(
            "/old", "/held.png", "/no.png", "/deeper", "/ranged", "/skipped.png", "/gone.png");
    assertThat(asked).doesNotContain("/elsewhere.png").contains("/ranged.png");
    assertThat(asked).contains("/robots.txt", "/refused.png");
  }

  @Test
  void whatIsRefusedSaysWhy() throws IOException {
    Map<Outcome, String> reasons = new TreeMap<>();
    for (FetchRow row : catalog.read(MillTable.FETCHES)) {
      assertThat(row.reason()).isNotBlank();
      reasons.merge(row.outcome(), row.reason(), (a, b) -> a + "; " + b);
    }
    assertThat(reasons.get(Outcome.FORBIDDEN_BY_HASH)).contains("hash list");
    assertThat(reasons.get(Outcome.FORBIDDEN_BY_OPT_OUT)).contains("X-Robots-Tag: noai");
    assertThat(reasons.get(Outcome.FAILED)).contains("larger than 50 MB");
    CrawlWhy no = CrawlWhy.of(spark, scope, web.url("s.test", "/no.png"));
    assertThat(String.join("\n", no.lines()))
        .contains("is not held: FORBIDDEN_BY_OPT_OUT", "X-Robots-Tag: noai");
    CrawlWhy yes = CrawlWhy.of(spark, scope, web.url("s.test", "/map.png"));
    assertThat(String.join("\n", yes.lines()))
        .contains("may be used: profile open: CC-BY-4.0 by sitemap image:license");
    assertThat(CrawlWhy.of(spark, scope, web.url("s.test", "/nobody")).isKnown()).isFalse();
  }

  @Test
  void whoeverLooksSeesItCome() {
    CrawlView last =
        views.stream()
            .filter(view -> view.crawl().equals("seeds"))
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(last.asked()).isEqualTo(outcome.requests());
    assertThat(last.bytes()).isEqualTo(outcome.wireBytes());
    assertThat(last.hosts()).extracting(CrawlView.Host::domain).containsExactly("s.test");
    assertThat(last.refused()).containsEntry("hash list", 2L).containsKey("opt-out");
    assertThat(last.left()).isZero();
  }

  @Test
  void aForecastAsksNobody() {
    int before = web.log().size();
    CrawlForecast forecast = CrawlForecast.of(spark, scope);
    assertThat(web.log()).hasSize(before);
    assertThat(forecast.hosts()).hasSize(1);
    CrawlForecast.Host host = forecast.hosts().get(0);
    assertThat(host.robots()).isEqualTo("robots.txt: none");
    assertThat(host.documents() + host.media()).isPositive();
    assertThat(host.delaySeconds()).isEqualTo(1.0);
    assertThat(forecast.lines().get(0)).startsWith("as TrialBot/1.0");
  }

  /** What decides of an address, in words that can travel. */
  private static String decision(Knowledge known, long round) {
    LicenceGate gate = new LicenceGate(LicenceProfile.OPEN);
    return Candidate.of(known.best())
        + known.refusal(round, gate, Long.MAX_VALUE / 2)
        + known.attempts()
        + known.last().map(FetchRow::outcome);
  }

  private static boolean hasBytesOrText(Knowledge known) {
    return known.held().filter(h -> h.blob().isPresent() || h.text().isPresent()).isPresent();
  }

  @Test
  void outlinesDecideAsAllThatIsKnownDoes() {
    for (long round : List.of(1L, 2L)) {
      Addresses addresses = new Addresses(catalog, "seeds", round);
      List<String> all = addresses.all().map(known -> decision(known, round)).collect();
      assertThat(all).hasSizeGreaterThan(20);
      assertThat(addresses.outlines().map(known -> decision(known, round)).collect())
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void someAddressesAreKnownAsAmongAll() {
    Addresses addresses = new Addresses(catalog, "seeds", 1);
    Map<String, String> all =
        addresses.all().map(known -> known.best().urlId() + known).collect().stream()
            .collect(Collectors.toMap(text -> text.substring(0, 32), text -> text.substring(32)));
    Set<String> some = all.keySet().stream().sorted().limit(3).collect(Collectors.toSet());
    assertThat(addresses.of(some).map(Knowledge::toString).collect())
        .containsExactlyInAnyOrderElementsOf(some.stream().map(all::get).toList());
    List<String> kept =
        addresses.all().filter(CrawlSeedsIT::hasBytesOrText).map(Knowledge::toString).collect();
    assertThat(kept).isNotEmpty();
    assertThat(addresses.held().map(Knowledge::toString).collect()).containsAll(kept);
  }

  @Test
  void aJournalThatIsKnownIsNotTakenTwice() throws IOException {
    Journals journals = new Journals(catalog, Crawl.journals(workdir, "again"), 0);
    FetchRow fetch =
        CrawlRows.asked("https://example.org/a", 1, 7, Outcome.STORED, Optional.empty());
    for (int i = 0; i < 2; i++) {
      // Left behind by a driver that was killed before it could delete it.
      try (Journal journal = new Journal(journals.folder(), "journal.jsonl")) {
        journal.write(JournalLine.of(fetch, List.of()));
      }
      assertThat(journals.absorb().requests()).isEqualTo(i == 0 ? 1 : 0);
    }
    assertThat(
            Waves.rows(catalog, MillTable.FETCHES, "trial")
                .where("journal = 'journal.jsonl'")
                .count())
        .isEqualTo(1);
  }
}
