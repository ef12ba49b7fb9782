package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.ingest.net.WebUrl;

/**
 * A crawl of a web on loopback through the real command line: killed in its midst, resumed,
 * repeated and taken into the mill. What it did is read from the servers' log, not from its own.
 */
class CrawlIT {

  private static final long DELAY_MILLIS = 250;
  private static final int PLAIN = 12;

  @TempDir private static Path folder;
  private static HostWeb web;
  private static TrialWeb trial;
  private static MillProcess killed;
  private static MillProcess first;
  private static List<HostWeb.Served> beforeTheKill;
  private static List<HostWeb.Served> log;
  private static MillProcess second;
  private static List<HostWeb.Served> again;

  @BeforeAll
  static void crawl() throws Exception {
    web = new HostWeb();
    trial = new TrialWeb(web);
    trial.build(PLAIN);
    Files.writeString(folder.resolve("scope.yaml"), scope(trial.seeds()));
    killed = killedInItsMidst();
    beforeTheKill = web.log();
    first = crawl(List.of());
    log = web.log();
    web.forget();
    second = crawl(List.of());
    again = web.log();
  }

  @AfterAll
  static void close() throws IOException {
    web.close();
  }

  private static String scope(List<String> seeds) {
    return """
        name: trial
        agent: {name: TrialBot, url: "https://bot.example.org/", address: bot@example.org}
        depth: 2
        budget: {time: 10 min}
        limits: {image: 1 MiB, wave: 5 s, deadline: 1 min}
        seeds:
        """
        + seeds.stream().map(s -> "  - page: " + s + "\n").collect(Collectors.joining());
  }

  private static String[] command(List<String> more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "crawl",
                folder.resolve("scope.yaml").toString(),
                "--workdir",
                folder.resolve("work").toString(),
                "--json"));
    all.addAll(more);
    return all.toArray(String[]::new);
  }

  private static Map<String, String> environment() {
    return Map.of("WORLDMILL_JAVA_OPTS", "-D" + LoopbackFixture.PROPERTY + "=" + DELAY_MILLIS);
  }

  private static MillProcess crawl(List<String> more) throws IOException {
    MillProcess run = MillProcess.run(environment(), command(more));
    assertThat(run.exitCode()).as(run.story()).isZero();
    return run;
  }

  /** Killed, as by kill -9, once the servers have been asked often enough. */
  private static MillProcess killedInItsMidst() throws Exception {
    List<String> line = new ArrayList<>();
    line.add(MillProcess.root().resolve("scripts/worldmill").toString());
    line.addAll(List.of(command(List.of())));
    Path errors = folder.resolve("killed.err");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("killed.out").toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment());
    Process process = builder.start();
    long until = System.nanoTime() + 120_000_000_000L;
    while (web.log().size() < 60 && process.isAlive() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    process.destroyForcibly();
    int code = process.waitFor();
    // What was in flight reaches the servers' log when they notice.
    Thread.sleep(1000);
    return new MillProcess(code, "", Files.readAllLines(errors));
  }

  @Test
  void askedAtAllAndTookWhatItMay() throws IOException {
    assertThat(killed.exitCode()).as(killed.story()).isEqualTo(137);
    JsonNode result = first.json();
    // The pictures of the plain hosts, and those of open, moving, broken and busy.
    assertThat(result.get("media").asLong()).as(first.story()).isEqualTo(2L * PLAIN + 5);
  }

  @Test
  void keptThePausesAndOneRequestAtATimePerDomain() {
    Map<String, List<HostWeb.Served>> byDomain = new HashMap<>();
    log.forEach(
        served ->
            byDomain
                .computeIfAbsent(WebUrl.domain(served.request().host()), d -> new ArrayList<>())
                .add(served));
    assertThat(byDomain).hasSizeGreaterThan(PLAIN);
    byDomain.forEach(
        (domain, served) -> {
          served.sort(Comparator.comparingLong(HostWeb.Served::startedNanos));
          for (int i = 1; i < served.size(); i++) {
            long pause = served.get(i).startedNanos() - served.get(i - 1).startedNanos();
            assertThat(pause / 1_000_000)
                .as(domain + " " + served.get(i).request().target())
                .isGreaterThanOrEqualTo(DELAY_MILLIS);
          }
        });
  }

  @Test
  void askedForNothingThatIsForbidden() {
    Set<String> asked =
        log.stream()
            .map(s -> s.request().host() + s.request().target())
            .collect(Collectors.toSet());
    assertThat(asked).doesNotContainAnyElementsOf(trial.forbidden());
    assertThat(web.canary()).isEmpty();
    assertThat(asked).contains("open.test/robots.txt", "header.test/no.png");
    // Each origin was asked for its rules before anything else.
    Map<String, String> firstOf = new HashMap<>();
    log.forEach(s -> firstOf.putIfAbsent(s.request().host(), s.request().target()));
    assertThat(firstOf.values()).containsOnly("/robots.txt");
  }

  @Test
  void saidWhoAsks() {
    assertThat(log)
        .allMatch(
            served ->
                served
                    .request()
                    .header("User-Agent")
                    .equals("TrialBot/1.0 (+https://bot.example.org/; bot@example.org)"));
  }

  @Test
  void askedAgainAtMostWhatWasInFlight() {
    Map<String, Long> before = answered(beforeTheKill);
    Map<String, Long> after = answered(log.subList(beforeTheKill.size(), log.size()));
    assertThat(before).isNotEmpty();
    assertThat(after).allSatisfy((address, times) -> assertThat(times).isEqualTo(1));
    // One request of each lane may have been on its way.
    after.keySet().retainAll(before.keySet());
    assertThat(after.size()).isLessThanOrEqualTo(trial.seeds().size());
  }

  /** How often each address was answered in full, those left out that never come whole. */
  private static Map<String, Long> answered(List<HostWeb.Served> served) {
    return served.stream()
        .filter(s -> s.status() == 200)
        .filter(s -> !s.request().target().matches("/(half|endless)[.]png"))
        .collect(
            Collectors.groupingBy(
                s -> s.request().host() + s.request().target(), Collectors.counting()));
  }

  @Test
  void theSecondRoundMovesNoMediaByte() throws IOException {
    JsonNode result = second.json();
    assertThat(result.get("round").asLong()).as(second.story()).isEqualTo(2);
    assertThat(result.get("media").asLong()).isEqualTo(2L * PLAIN + 5);
    long bytes =
        again.stream()
            .filter(s -> s.status() == 200 || s.status() == 206)
            .filter(s -> s.request().target().endsWith(".png"))
            .filter(s -> !forbiddenAfterAll(s.request().host()))
            .mapToLong(HostWeb.Served::bytes)
            .sum();
    assertThat(bytes).isZero();
    assertThat(again.stream().filter(s -> s.status() == 304).count())
        .isGreaterThanOrEqualTo(2L * PLAIN);
  }

  /** Hosts whose pictures are refused each time anew, for what the reply says. */
  private static boolean forbiddenAfterAll(String host) {
    return Set.of("header.test", "usage.test", "plus.test", "endless.test", "lying.test")
        .contains(host);
  }

  @Test
  void theMillTakesItInWithItsEvidence() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            "sources:\n  - {uri: 'crawl:trial', include: ['open.test/**']}\n");
    MillProcess run =
        MillProcess.run(
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
            web.url("open.test", "/a.png"),
            "CC-BY-4.0",
            "figure rel=license = " + TrialWeb.CC_BY,
            "Ada Painter",
            "Bo Brush");
  }
}
