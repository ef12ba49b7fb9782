package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.curate.duplicate.HashList;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.catalog.RefusalRow;
import org.worldmill.jobs.crawl.Crawl;
import org.worldmill.jobs.crawl.CrawlOutcome;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.PaintedFilms;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.jobs.web.Reply;
import org.worldmill.jobs.web.Request;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.PipelineConfig;
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
  private static byte[] banned;
  private static Workdir workdir;
  private static Path report;
  private static List<QuarantineRow> rejected;
  private static CrawlOutcome again;

  @BeforeAll
  static void crawlAndMill() throws IOException, MediaException {
    System.setProperty(LoopbackFixture.PROPERTY, "5");
    web = new HostWeb();
    Path film = folder.resolve("film.mp4");
    PaintedFilms.lively(film, 320, 240, 5, 11);
    byte[] bytes = Files.readAllBytes(film);
    Map<String, Function<Request, Reply>> paths = new TreeMap<>();
    paths.put("/film.mp4?" + SECRET, r -> Reply.of(200, "video/mp4", bytes));
    paths.put("/en.vtt", r -> Reply.of(200, "text/vtt", vtt()));
    paths.put("/", r -> Reply.of(200, "text/html", page()));
    String shy = "<meta name=robots content=noai><link rel=license href='" + BY + "'>";
    paths.put("/shy.html", r -> Reply.of(200, "text/html", shy + "<img src='/shy.png'>"));
    paths.put("/robots.txt", r -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /no\n"));
    web.site(
        "film.test",
        request -> paths.getOrDefault(request.target(), r -> Reply.notFound()).apply(request));
    banned = picture("png");
    paths.put("/banned.png", r -> Reply.of(200, "image/png", banned).with("ETag", "\"b\""));
    workdir = new Workdir(folder.resolve("work"));
    spark = SparkSessions.open(workdir, ResourceConfig.DEFAULT);
    catalog = new Catalog(spark);
    crawlOnce();
    PipelineConfig config = config(list());
    Mill mill = new Mill(spark, workdir, config);
    mill.run();
    URI release = URI.create(mill.release().orElseThrow().uri());
    report = Path.of(release).resolve("report/index.html");
    rejected = catalog.read(MillTable.QUARANTINE);
    again = crawlOnce();
  }

  private static CrawlOutcome crawlOnce() throws IOException {
    return new Crawl(spark, workdir, ResourceConfig.DEFAULT, scope(), List.of(), Progress.SILENT)
        .run();
  }

  private static PipelineConfig config(Path list) throws IOException {
    Path file = folder.resolve("pipeline.yaml");
    Files.writeString(
        file, "sources:\n  - {uri: 'crawl:films'}\ncurate:\n  refuse: ['" + list + "']\n");
    return ConfigLoader.load(file, List.of());
  }

  /** A list of the forbidden picture as a JPEG, whose bytes are others than those on the web. */
  private static Path list() throws IOException, MediaException {
    Path copy = Files.write(folder.resolve("copy.jpg"), picture("jpg"));
    List<Signature> found = new FileSignatures(PipelineConfig.DEFAULT).of(copy);
    Path list = folder.resolve("banned.hashes");
    try (Writer out = Files.newBufferedWriter(list)) {
      HashList.write(found, out);
    }
    return list;
  }

  private static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(320) - 20, random.nextInt(240) - 20, 60, 40);
    }
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
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
        + "<img src='/no.png' alt='private'><img src='/banned.png' alt='listed'>";
  }

  private static String vtt() {
    return "WEBVTT\n\n00:00.500 --> 00:02.000\nThe first boxes\n\n"
        + "00:03.000 --> 00:04.000\nOther boxes\n";
  }

  private static CrawlSeed seed(String page) {
    return new CrawlSeed(
        CrawlSeed.Kind.PAGE, web.url("film.test", page), Optional.empty(), Optional.empty());
  }

  private static CrawlScope scope() {
    return new CrawlScope(
        "films",
        new CrawlAgent("TrialBot", "https://example.org/", "bot@example.org"),
        List.of(seed("/"), seed("/shy.html")),
        List.of("film.test"),
        0,
        false,
        CrawlScope.ALL_MEDIA,
        LicenceProfile.OPEN,
        CrawlBudget.DEFAULT,
        CrawlLimits.DEFAULT);
  }

  /** What people said of each clip, in the order of the film: text, kind and sources. */
  private static List<String> said(int clip) {
    List<Item> items =
        catalog.read(MillTable.ITEMS).stream()
            .sorted(Comparator.comparingInt(Item::index))
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
        .contains("meta robots: noai (forbids)", web.url("film.test", "/shy.png"))
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

  @Test
  void whatAHashListHasIsNotKeptNorTakenAgain() throws IOException {
    String sha = ContentHash.of(banned);
    List<RefusalRow> rows = catalog.read(MillTable.REFUSALS);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).assetId()).isEqualTo(sha);
    assertThat(rows.get(0).sourceUri()).isEqualTo("crawl://films");
    assertThat(rows.get(0).reason()).startsWith("matches entry 1 of banned.hashes: ");
    assertThat(rejected)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.assetId()).isEqualTo(sha);
              assertThat(row.code()).isEqualTo(MediaException.Code.REFUSED);
              assertThat(row.message()).startsWith("its bytes are not kept: it matches entry 1");
            });
    BlobStore blobs =
        new BlobStore(
            workdir.blobs(ResourceConfig.DEFAULT), spark.sparkContext().hadoopConfiguration());
    assertThat(blobs.has(new BlobRef(sha, banned.length, "image/png"))).isFalse();
    assertThat(catalog.read(MillTable.ITEMS)).noneMatch(item -> item.assetId().equals(sha));
    // The crawl asks for it again, since nobody told its server, and keeps nothing.
    assertThat(again.outcomes()).containsEntry(FetchRow.Outcome.FORBIDDEN_BY_HASH.name(), 1L);
    assertThat(again.media()).isEqualTo(1);
  }

  @Test
  void anAssetAnswersWhyItMayBeUsedFromWhereWhenAndUnderWhichWords() {
    Asset asset = catalog.read(MillTable.ASSETS).get(0);
    for (String subject :
        List.of(
            asset.assetId().substring(0, 12),
            asset.name(),
            web.url("film.test", "/film.mp4?" + SECRET))) {
      AssetEvidence evidence = AssetEvidence.of(spark, subject);
      assertThat(evidence.found()).as(subject).isTrue();
      assertThat(evidence.facts())
          .containsEntry("licence", "CC-BY-4.0")
          .containsEntry("whom to name", "Ada")
          .containsEntry("found on", web.url("film.test", "/"))
          .containsEntry("may be used by", "profile open: CC-BY-4.0 by page rel=license = " + BY)
          .containsEntry("said of its use", "nothing was said")
          .containsKeys("fetched at", "asked as", "items");
      assertThat(String.join("\n", evidence.history()))
          .contains("found on " + web.url("film.test", "/"), "STORED, status 200: stored");
      assertThat(String.join("\n", evidence.lines())).doesNotContain("5f00d5ec2e7");
    }
    assertThat(AssetEvidence.of(spark, "nothing/of/the/kind.mp4").found()).isFalse();
  }
}
