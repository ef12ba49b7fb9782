package org.worldmill.bench.crawl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.bench.MachineLoad;
import org.worldmill.bench.TimedProcess;

/**
 * Pages and megabytes for a CPU second, of a whole crawl and of programs that only fetch. What a
 * crawl of one picture of each host takes is starting, and stated apart; what compiling the rest of
 * a crawl costs is in the figures.
 */
final class CrawlSpeed {

  static final int HOSTS = 64;

  /** A picture of the size that img2dataset's authors found to be the mean, and larger ones. */
  static final List<Load> LOADS =
      List.of(
          new Load("pages", 40, 0),
          new Load("pictures", 40, 130_000),
          new Load("large", 2, 1 << 22));

  private static final Load START = new Load("start", 1, 130_000);

  private final Path home;
  private final Path work;

  CrawlSpeed(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /** Measures starting, then the loads; each into an object of its name. */
  void measure(List<Load> loads, ObjectNode result) throws IOException {
    Sum start = ours(START);
    for (Load load : loads) {
      ObjectNode node = result.putObject(load.name());
      node.put("machine_load_before", MachineLoad.now());
      node.put("start_cpu_s", start.cpu());
      measure(load, start, node);
      node.put("machine_load_after", MachineLoad.now());
    }
  }

  private void measure(Load load, Sum start, ObjectNode node) throws IOException {
    ObjectNode own = node.putObject("worldmill");
    write(own, ours(load), start);
    try (WebProcess web = new WebProcess(HOSTS, load.perHost())) {
      for (Fetcher fetcher : Fetcher.values()) {
        Optional<String> version = fetcher.version();
        ObjectNode peer = node.putObject(fetcher.program());
        peer.put("version", version.orElse("not installed"));
        if (version.isPresent()) {
          write(peer, peer(fetcher, load, web), Sum.NOTHING);
          node.put(
              "net_cpu_of_worldmill_to_" + fetcher.program(),
              own.get("net_cpu_us_an_address").asDouble()
                  / peer.get("net_cpu_us_an_address").asDouble());
        }
      }
    }
  }

  /** Addresses and bytes of bodies that a run fetched, and its CPU and wall seconds. */
  private record Sum(long addresses, long bytes, double cpu, double wall) {

    static final Sum NOTHING = new Sum(0, 0, 0, 0);
  }

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

  private static void write(ObjectNode node, Sum whole, Sum start) {
    double cpu = whole.cpu() - start.cpu();
    long addresses = whole.addresses() - start.addresses();
    node.put("addresses", whole.addresses());
    node.put("megabytes", whole.bytes() / 1e6);
    node.put("cpu_s", whole.cpu());
    node.put("wall_s", whole.wall());
    node.put("net_cpu_us_an_address", cpu * 1e6 / addresses);
    node.put("net_addresses_a_cpu_s", addresses / cpu);
    node.put("net_megabytes_a_cpu_s", (whole.bytes() - start.bytes()) / 1e6 / cpu);
    System.err.printf(Locale.ROOT, "%s%n", node);
  }
}
