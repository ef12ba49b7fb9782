package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.bench.TimedProcess;

/**
 * Pages and megabytes for a CPU second, of a whole crawl and of programs that only fetch, each load
 * at two sizes: what the larger takes beyond the smaller is the work, the rest is starting and
 * compiling.
 */
final class CrawlSpeed {

  static final int HOSTS = 64;

  /** A picture of the size that img2dataset's authors found to be the mean, and larger ones. */
  static final List<Load> LOADS =
      List.of(
          new Load("pages", 160, 0), new Load("pictures", 80, 130_000), new Load("large", 4, 1 << 22));

  private static final int PART = 4;

  private final Path home;
  private final Path work;
  private final ObjectNode result;

  CrawlSpeed(Path home, Path work, ObjectNode result) {
    this.home = home;
    this.work = work;
    this.result = result;
  }

  void measure(Load load, List<Fetcher> fetchers) throws IOException {
    ObjectNode node = result.putObject(load.name());
    try (WebProcess web = new WebProcess(HOSTS, load.perHost())) {
      ours(load, node.putObject("worldmill"));
      for (Fetcher fetcher : fetchers) {
        if (fetcher.version().isPresent()) {
          peer(fetcher, load, web, node.putObject(fetcher.program()));
        }
      }
      node.put("servers_cpu_s", web.cpuSeconds());
    }
    for (Fetcher fetcher : fetchers) {
      Optional.ofNullable(node.get(fetcher.program()))
          .ifPresent(
              peer ->
                  node.put(
                      "net_cpu_of_worldmill_to_" + fetcher.program(),
                      node.get("worldmill").get("net_cpu_us_an_address").asDouble()
                          / peer.get("net_cpu_us_an_address").asDouble()));
    }
  }

  private void ours(Load load, ObjectNode node) throws IOException {
    Sum small = ours(load.part(PART));
    Sum large = ours(load);
    write(node, small, large);
  }

  /** Addresses and bytes of bodies that a run fetched, and its CPU and wall seconds. */
  private record Sum(long addresses, long bytes, double cpu, double wall) {}

  private Sum ours(Load load) throws IOException {
    Path folder = Files.createTempDirectory(work, "crawl");
    try (WebProcess web = new WebProcess(HOSTS, load.perHost())) {
      Path scope = Files.writeString(folder.resolve("scope.yaml"), scope(load, web, folder));
      OurCrawl crawl = new OurCrawl(home, folder.resolve("log"), "2g", 0, List.of());
      OurCrawl.Outcome outcome = crawl.run(scope, folder.resolve("work"));
      long expected = (long) HOSTS * load.perHost();
      if (outcome.fetched() != expected) {
        throw new IOException("fetched " + outcome.fetched() + " of " + expected + outcome.said());
      }
      return new Sum(
          outcome.fetched(),
          outcome.said().get("wire_bytes").asLong(),
          outcome.ran().cpuSeconds(),
          outcome.ran().wallSeconds());
    } finally {
      Scratch.delete(folder);
    }
  }

  private static String scope(Load load, WebProcess web, Path folder) throws IOException {
    StringBuilder scope = new StringBuilder(OurCrawl.scope("bench", 1_000_000, "1 min"));
    if (load.isPages()) {
      web.hosts().forEach(h -> scope.append("  - page: ").append(web.named(h, "/")).append('\n'));
      return scope.toString();
    }
    List<String> lines = new ArrayList<>();
    for (String host : web.hosts()) {
      load.targets().forEach(target -> lines.add(web.named(host, target)));
    }
    Path list = Files.write(folder.resolve("list.txt"), lines);
    return scope.append("  - {urls: " + list + ", licence: CC-BY-4.0}\n").toString();
  }

  private void peer(Fetcher fetcher, Load load, WebProcess web, ObjectNode node)
      throws IOException {
    write(node, peer(fetcher, load.part(PART), web), peer(fetcher, load, web));
  }

  private Sum peer(Fetcher fetcher, Load load, WebProcess web) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (String host : web.hosts()) {
      load.targets().forEach(target -> addresses.add(web.numbered(host, target)));
    }
    Path folder = Files.createTempDirectory(work, fetcher.program());
    try {
      Path files = Files.createDirectory(folder.resolve("files"));
      TimedProcess ran = fetcher.run(addresses, files, work.resolve("log"));
      long bytes = 0;
      try (var all = Files.walk(files)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
      return new Sum(addresses.size(), bytes, ran.cpuSeconds(), ran.wallSeconds());
    } finally {
      Scratch.delete(folder);
    }
  }

  private static void write(ObjectNode node, Sum small, Sum large) {
    double cpu = large.cpu() - small.cpu();
    long addresses = large.addresses() - small.addresses();
    double megabytes = (large.bytes() - small.bytes()) / 1e6;
    node.put("addresses", large.addresses());
    node.put("megabytes", large.bytes() / 1e6);
    node.put("cpu_s", large.cpu());
    node.put("wall_s", large.wall());
    node.put("small_addresses", small.addresses());
    node.put("small_cpu_s", small.cpu());
    node.put("start_cpu_s", small.cpu() - cpu * small.addresses() / addresses);
    node.put("net_cpu_us_an_address", cpu * 1e6 / addresses);
    node.put("net_addresses_a_cpu_s", addresses / cpu);
    node.put("net_megabytes_a_cpu_s", megabytes / cpu);
    node.put("whole_addresses_a_cpu_s", large.addresses() / large.cpu());
    System.err.printf(Locale.ROOT, "%s%n", node);
  }
}
