package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.jobs.crawl.Crawl;
import org.worldmill.jobs.crawl.CrawlOutcome;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.jobs.web.Referee;
import org.worldmill.jobs.web.Served;
import org.worldmill.jobs.web.WebOfHosts;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.config.ScopeLoader;
import org.worldmill.schemas.crawl.CrawlScope;

/**
 * A crawl of a web of hosts on loopback: by the real command line from two executors, of which one
 * is killed, then killed as a whole; resumed and repeated in this process, which saves two starts
 * of a JVM; and taken into the mill. What it did is read from the servers' log, not from its own.
 */
class CrawlIT {

  private static final long DELAY_MILLIS = 60;
  private static final int HOSTS = 320;
  private static final String FIXTURE = "-D" + LoopbackFixture.PROPERTY + "=" + DELAY_MILLIS;
  private static final String AGENT = "TrialBot/1.0 (+https://bot.example.org/; bot@example.org)";

  @TempDir private static Path folder;
  private static WebOfHosts web;
  private static Referee referee;
  private static final List<Long> KILLS = new ArrayList<>();
  private static int beforeTheFirstKill;
  private static int beforeTheSecondKill;
  private static boolean repeated;
  private static MillProcess killed;
  private static CrawlOutcome first;
  private static List<Served> log;
  private static CrawlOutcome second;
  private static List<Served> again;

  @BeforeAll
  static void crawl() throws Exception {
    web = new WebOfHosts(20261201, HOSTS);
    referee = new Referee(web.sites(), DELAY_MILLIS * 1_000_000, AGENT);
    Files.writeString(folder.resolve("scope.yaml"), scope());
    killInItsMidst();
    System.setProperty(LoopbackFixture.PROPERTY, Long.toString(DELAY_MILLIS));
    Workdir workdir = new Workdir(folder.resolve("work"));
    ResourceConfig resources = ResourceConfig.DEFAULT;
    SparkSession spark = SparkSessions.open(workdir, resources);
    try {
      CrawlScope scope = ScopeLoader.load(folder.resolve("scope.yaml"));
      first = new Crawl(spark, workdir, resources, scope, List.of(), Progress.SILENT).run();
      log = web.servers().log();
      web.servers().forget();
      second = new Crawl(spark, workdir, resources, scope, List.of(), Progress.SILENT).run();
      again = web.servers().log();
    } finally {
      spark.stop();
      System.clearProperty(LoopbackFixture.PROPERTY);
    }
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  private static String scope() {
    return """
        name: trial
        agent: {name: TrialBot, url: "https://bot.example.org/", address: bot@example.org}
        depth: 2
        budget: {time: 10 min}
        limits: {image: 1 MiB, wave: 20 s, deadline: 10 s}
        seeds:
        """
        + web.seeds();
  }

  /**
   * An executor is killed when an eighth has been asked for; all are when its task has been begun
   * anew by another, and has asked for some more.
   */
  private static void killInItsMidst() throws Exception {
    try (CrawlRun run =
        new CrawlRun(
            ClusterEnvironment.of(folder.resolve("spark"), FIXTURE),
            folder,
            List.of(
                "crawl",
                folder.resolve("scope.yaml").toString(),
                "--workdir",
                folder.resolve("work").toString(),
                "--set",
                "resources.master=" + ClusterEnvironment.MASTER))) {
      run.await(() -> asked() > web.mostAsks() / 8);
      beforeTheFirstKill = asked();
      KILLS.add(run.killExecutor());
      run.await(CrawlIT::isRepeated);
      int more = asked() + 100;
      run.await(() -> asked() > more);
      beforeTheSecondKill = asked();
      repeated = isRepeated();
      KILLS.add(run.kill());
      killed = run.ended();
    }
    // What was in flight reaches the servers' log when they notice.
    Thread.sleep(500);
  }

  /** Whether a task has been begun twice: its attempts' journals begin with the same name. */
  private static boolean isRepeated() {
    String[] names = folder.resolve("work/crawl/trial/journal").toFile().list();
    Set<String> tasks = new HashSet<>();
    return Stream.of(names == null ? new String[0] : names)
        .filter(name -> name.endsWith(".jsonl"))
        .anyMatch(name -> !tasks.add(name.substring(0, name.indexOf('-', name.indexOf("-p") + 1))));
  }

  private static int asked() {
    return web.servers().log().size();
  }

  @Test
  void wasKilledTwiceInItsMidst() {
    assertThat(killed.exitCode()).as(killed.story()).isEqualTo(137);
    assertThat(beforeTheFirstKill).isPositive();
    assertThat(repeated).as(killed.story()).isTrue();
    assertThat(beforeTheSecondKill).isGreaterThan(beforeTheFirstKill);
    assertThat(log.size()).as(first.toString()).isGreaterThan(beforeTheSecondKill);
    assertThat(web.sites().size()).isGreaterThanOrEqualTo(HOSTS);
  }

  @Test
  void keptItsMannersWhateverWasKilled() {
    assertThat(referee.asked(log, web.servers().canary(), KILLS)).isEmpty();
    assertThat(referee.rulesFirst(log)).isEmpty();
  }

  @Test
  void lostNothingAndStoredNothingTwice() throws IOException {
    assertThat(referee.lost(log)).as(first.toString()).isEmpty();
    List<String> stored = new ArrayList<>();
    FolderHash.of(folder.resolve("work/blobs"))
        .forEach(
            (file, hash) -> {
              // A writer that was killed leaves a part, which is no blob.
              if (!file.startsWith("staging/")) {
                stored.add(hash);
              }
            });
    assertThat(Referee.stored(stored, new HashSet<>(web.media().values()))).isEmpty();
    assertThat(first.media()).isEqualTo(web.media().size());
  }

  @Test
  void theSecondRoundMovesNoMediaByte() {
    assertThat(second.round()).as(second.toString()).isEqualTo(2);
    assertThat(second.media()).isEqualTo(web.media().size());
    assertThat(referee.movedAgain(again)).isEmpty();
    assertThat(referee.asked(again, web.servers().canary(), List.of())).isEmpty();
    assertThat(again.stream().filter(served -> served.status() == 304).count())
        .isGreaterThan(web.media().size() / 2);
  }

  @Test
  void theMillTakesItInWithItsEvidence() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            "sources:\n  - {uri: 'crawl:trial', include: ['" + WebOfHosts.GALLERY + "/**']}\n");
    MillProcess run =
        MillProcess.within(
            "run",
            "--config",
            config.toString(),
            "--workdir",
            folder.resolve("work").toString(),
            "--json");
    assertThat(run.exitCode()).as(run.story()).isZero();
    assertThat(run.json().get("quarantined").asLong()).as(run.story()).isZero();
    assertThat(run.json().get("published").asLong()).as(run.story()).isEqualTo(2);
    String shards = FolderText.of(Path.of(run.json().get("release").asText()).resolve("data"));
    assertThat(shards)
        .contains(
            web.servers().url(WebOfHosts.GALLERY, "/a.png"),
            "CC-BY-4.0",
            "figure rel=license = https://creativecommons.org/licenses/by/4.0/",
            "Ada Painter",
            "Bo Brush");
  }
}
