package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.bench.TimedProcess;
import org.worldmill.ingest.net.LoopbackFixture;

/**
 * {@code scripts/worldmill crawl} in a process of its own: the real command, on the web of the
 * fixture that its property switches on.
 *
 * @param home the project's folder
 * @param log where its standard error goes
 * @param memory the heap's limit, as the launcher takes it
 * @param delayMillis the pause between two requests of a host
 * @param options more options of its JVM
 */
record OurCrawl(Path home, Path log, String memory, long delayMillis, List<String> options) {

  private static final ObjectMapper JSON = new ObjectMapper();

  OurCrawl {
    options = List.copyOf(options);
  }

  /** What came of a call. */
  record Outcome(TimedProcess ran, JsonNode said, long peakRssMib) {

    long fetched() {
      JsonNode outcomes = said.path("outcomes");
      return outcomes.path("READ").asLong() + outcomes.path("STORED").asLong();
    }
  }

  /**
   * Runs it.
   *
   * @throws IOException if it failed
   */
  Outcome run(Path scope, Path workdir) throws IOException {
    List<String> java = new ArrayList<>(options);
    java.add("-D" + LoopbackFixture.PROPERTY + "=" + delayMillis);
    List<String> command =
        List.of(
            "env",
            "WORLDMILL_MEMORY=" + memory,
            "WORLDMILL_JAVA_OPTS=" + String.join(" ", java),
            home.resolve("scripts/worldmill").toString(),
            "crawl",
            scope.toString(),
            "--workdir",
            workdir.toString(),
            "--json");
    try (ResidentPeak peak = new ResidentPeak("org.worldmill.jobs.cli.Worldmill")) {
      TimedProcess ran = TimedProcess.run(command, log);
      if (ran.exitCode() != 0) {
        throw new IOException("the crawl failed:\n" + Files.readString(log) + ran.output());
      }
      String last = ran.output().strip().lines().reduce((a, b) -> b).orElse("{}");
      return new Outcome(ran, JSON.readTree(last), peak.mib());
    }
  }

  /** The head of a scope: who asks, and how far it goes. */
  static String scope(String name, long requests, String wave) {
    return """
        name: %s
        agent: {name: BenchBot, url: "https://bot.example.org/", address: bot@example.org}
        depth: 2
        sitemaps: false
        budget: {time: 1 h, requests: %d}
        limits: {wave: %s}
        seeds:
        """
        .formatted(name, requests, wave);
  }
}
