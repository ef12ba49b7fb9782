package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.cli.HostWeb;
import org.worldmill.jobs.cli.HostWeb.Reply;
import org.worldmill.jobs.cli.HostWeb.Request;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.PaintedFilms;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.crawl.CrawlAgent;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

/** A film of a page, with its timed text and what stands beside it, from the web to the release. */
class CrawlToReleaseIT {

  private static final String BY = "https://creativecommons.org/licenses/by/4.0/";
  private static final String SECRET = "X-Amz-Signature=5f00d5ec2e7";

  @TempDir private static Path folder;
  private static HostWeb web;
  private static SparkSession spark;
  private static Catalog catalog;
  private static Path report;

  @BeforeAll
  static void crawlAndMill() throws IOException {
    System.setProperty(LoopbackFixture.PROPERTY, "5");
    web = new HostWeb();
    Path film = folder.resolve("film.mp4");
    PaintedFilms.lively(film, 320, 240, 5, 11);
    byte[] bytes = Files.readAllBytes(film);
    Map<String, Function<Request, Reply>> paths = new TreeMap<>();
    paths.put("/film.mp4?" + SECRET, r -> Reply.of(200, "video/mp4", bytes));
    paths.put("/en.vtt", r -> Reply.of(200, "text/vtt", vtt()));
    paths.put("/", r -> Reply.of(200, "text/html", page()));
    paths.put("/robots.txt", r -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /no\n"));
    web.site(
        "film.test",
        request -> paths.getOrDefault(request.target(), r -> Reply.notFound()).apply(request));
    Workdir workdir = new Workdir(folder.resolve("work"));
    spark = SparkSessions.open(workdir, ResourceConfig.DEFAULT);
    catalog = new Catalog(spark);
    new Crawl(spark, workdir, ResourceConfig.DEFAULT, scope(), List.of(), Progress.SILENT).run();
    Path config =
        Files.writeString(folder.resolve("pipeline.yaml"), "sources:\n  - {uri: 'crawl:films'}\n");
    Mill mill = new Mill(spark, workdir, ConfigLoader.load(config, List.of()));
    mill.run();
    URI release = URI.create(mill.release().orElseThrow().uri());
    report = Path.of(release).resolve("report/index.html");
  }

  @AfterAll
  static void close() throws IOException {
    System.clearProperty(LoopbackFixture.PROPERTY);
    spark.stop();
    web.close();
  }

  private static String page() {
    return "<link rel=license href='"
        + BY
        + "'><meta name=author content='Ada'><section>Boxes drift by all day."
        + "<video src='/film.mp4?"
        + SECRET
        + "' title='Boxes'><track src=/en.vtt srclang=en></video></section>"
        + "<img src='/no.png' alt='private'>";
  }

  private static String vtt() {
    return "WEBVTT\n\n00:00.500 --> 00:02.000\nThe first boxes\n\n"
        + "00:03.000 --> 00:04.000\nOther boxes\n";
  }

  private static CrawlScope scope() {
    return new CrawlScope(
        "films",
        new CrawlAgent("TrialBot", "https://example.org/", "bot@example.org"),
        List.of(
            new CrawlSeed(
                CrawlSeed.Kind.PAGE,
                web.url("film.test", "/"),
                Optional.empty(),
                Optional.empty())),
        List.of("film.test"),
        0,
        CrawlScope.ALL_MEDIA,
        LicenceProfile.OPEN,
        CrawlBudget.DEFAULT,
        CrawlLimits.DEFAULT);
  }

  /** What people said of each clip, in the order of the film: text, kind and sources. */
  private static List<String> said(int clip) {
    List<Item> items =
        catalog.read(MillTable.ITEMS).stream()
            .sorted(java.util.Comparator.comparingInt(Item::index))
            .toList();
    return catalog.read(MillTable.CAPTIONS).stream()
        .map(CaptionRow::caption)
        .filter(caption -> caption.itemId().equals(items.get(clip).itemId()))
        .filter(caption -> !caption.kind().equals("composed"))
        .map(c -> c.kind() + ": " + c.text() + " " + c.sources().get(0).replaceFirst(".*#", "#"))
        .toList();
  }

  @Test
  void timedTextIsSaidOfTheClipsThatItIsSpokenIn() {
    assertThat(catalog.read(MillTable.ITEMS)).hasSize(2);
    assertThat(said(0))
        .containsExactlyInAnyOrder(
            "human: The first boxes #t=0.500,2.000",
            "human: Boxes #title",
            "nearby: Boxes drift by all day. #near_text");
    assertThat(said(1)).contains("human: Other boxes #t=3.000,4.000");
  }

  @Test
  void theReportSaysWhereItCameFromAndWhatWasRefused() throws IOException {
    String page = Files.readString(report, StandardCharsets.UTF_8);
    assertThat(page)
        .contains("<section id=\"crawl\">", "TrialBot/1.0", "film.test", "CC-BY-4.0")
        .contains("robots.txt disallows it", web.url("film.test", "/no.png"))
        .contains("\"web\":{\"url\":\"" + web.url("film.test", "/film.mp4"))
        .contains("profile open: CC-BY-4.0 by page rel=license");
  }

  @Test
  void whatOpensADoorIsNotPublished() throws IOException {
    Asset asset = catalog.read(MillTable.ASSETS).get(0);
    assertThat(asset.retrieval().orElseThrow().url())
        .isEqualTo(web.url("film.test", "/film.mp4?X-Amz-Signature=..."));
    assertThat(Files.readString(report)).doesNotContain("5f00d5ec2e7");
  }
}
