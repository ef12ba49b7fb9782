package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.worldmill.ingest.net.LoopbackFixture;

/**
 * A crawl of a web on loopback beside {@code curl --parallel} and {@code wget} of the same
 * addresses, in CPU seconds of whole processes; the servers are this process and not counted. A
 * crawl of one host states the start-up apart. Pauses between requests are taken out, since they
 * cost time and no work; robots.txt, opt-outs, terms, hashes and journals are all in.
 *
 * <p>Arguments: a folder, which is not used; the project's folder.
 */
public final class Crawl {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HOSTS = 100;
  private static final int PAGES = 20;
  private static final int PICTURES = 20;
  private static final int PICTURE_BYTES = 100_000;
  private static final String TERMS = "https://creativecommons.org/licenses/by/4.0/";

  private final Path home;
  private final Path work;
  private final byte[] picture = new byte[PICTURE_BYTES];
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private int port;

  private Crawl(Path home, Path work) {
    this.home = home;
    this.work = work;
    new Random(1).nextBytes(picture);
  }

  /** Runs it and prints the figures. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    Path work = Files.createTempDirectory("bench-crawl");
    Crawl crawl = new Crawl(home, work);
    try {
      ObjectNode result = crawl.measure();
      Path target = home.resolve("bench/results/crawl.json");
      Files.createDirectories(target.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    } finally {
      crawl.servers.forEach(server -> server.stop(0));
      crawl.pool.shutdownNow();
    }
  }

  private static String host(int number) {
    return "h" + number + ".test";
  }

  private void serve() throws IOException {
    for (int i = 0; i < HOSTS; i++) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(LoopbackFixture.address(host(i)), port), 64);
      port = server.getAddress().getPort();
      server.setExecutor(pool);
      server.createContext("/", this::answer);
      server.start();
      servers.add(server);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean page = path.startsWith("/page");
    boolean image = path.startsWith("/picture");
    byte[] body = image ? picture : page ? page(path) : new byte[0];
    exchange.getResponseHeaders().set("Content-Type", image ? "image/png" : "text/html");
    exchange.sendResponseHeaders(page || image ? 200 : 404, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** A page of about 20 kB that leads to the next, and to a picture. */
  private static byte[] page(String path) {
    int number = Integer.parseInt(path.substring("/page".length()));
    StringBuilder html = new StringBuilder("<html><head><title>Page</title>");
    html.append("<link rel=license href='").append(TERMS).append("'></head><body>");
    for (int i = 0; i < 200; i++) {
      html.append("<p class='text'>A paragraph of a page that says nothing, number ").append(i);
      html.append(" of ").append(number).append(".</p>");
    }
    if (number + 1 < PAGES) {
      html.append("<a href='/page").append(number + 1).append("'>next</a>");
    }
    html.append("<figure><img src='/picture").append(number).append("' alt='A picture'>");
    return html.append("</figure></body></html>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode measure() throws IOException {
    serve();
    Path log = Files.createFile(work.resolve("log"));
    TimedProcess start = crawl(1, 1, log);
    TimedProcess whole = crawl(HOSTS, PAGES, log);
    String load = MachineLoad.now();
    long requests = (long) HOSTS * (PAGES + PICTURES);
    double megabytes =
        HOSTS * (PAGES * (double) page("/page0").length + (double) PICTURES * PICTURE_BYTES) / 1e6;
    ObjectNode result = JSON.createObjectNode();
    result.put("requests", requests).put("megabytes", megabytes).put("load", load);
    result.set("outcome", JSON.readTree(last(whole.output())));
    row(result, "crawl", whole.cpuSeconds(), whole.wallSeconds(), requests, megabytes);
    row(
        result,
        "crawl_net_of_start_up",
        whole.cpuSeconds() - start.cpuSeconds(),
        whole.wallSeconds() - start.wallSeconds(),
        requests,
        megabytes);
    TimedProcess curl = TimedProcess.run(curl(), log);
    row(result, "curl", curl.cpuSeconds(), curl.wallSeconds(), requests, megabytes);
    TimedProcess wget =
        TimedProcess.run(
            List.of("wget", "-q", "-i", addresses().toString(), "-P", work + "/wget"), log);
    row(result, "wget", wget.cpuSeconds(), wget.wallSeconds(), requests, megabytes);
    return result;
  }

  private static String last(String output) {
    return output.strip().lines().reduce((a, b) -> b).orElse("{}");
  }

  private void row(
      ObjectNode result, String name, double cpu, double wall, long requests, double megabytes) {
    ObjectNode row = result.putObject(name);
    row.put("cpu_s", cpu).put("wall_s", wall);
    row.put("requests_per_cpu_s", requests / cpu).put("megabytes_per_cpu_s", megabytes / cpu);
    System.out.printf(
        Locale.ROOT,
        "%-22s %7.1f CPU s %7.1f s, %7.0f requests and %7.1f MB a CPU second%n",
        name,
        cpu,
        wall,
        requests / cpu,
        megabytes / cpu);
  }

  private TimedProcess crawl(int hosts, int pages, Path log) throws IOException {
    StringBuilder scope = new StringBuilder("name: bench\n");
    scope.append("agent: {name: BenchBot, url: 'https://example.org/', address: b@example.org}\n");
    scope.append("depth: ").append(Math.min(100, pages - 1)).append("\nseeds:\n");
    for (int i = 0; i < hosts; i++) {
      scope.append("  - page: http://").append(host(i)).append(':').append(port).append("/page0\n");
    }
    Path file = Files.writeString(work.resolve("scope" + hosts + ".yaml"), scope);
    TimedProcess run =
        TimedProcess.run(
            List.of(
                "env",
                "WORLDMILL_JAVA_OPTS=-D" + LoopbackFixture.PROPERTY + "=0",
                home.resolve("scripts/worldmill").toString(),
                "crawl",
                file.toString(),
                "--workdir",
                work.resolve("w" + hosts).toString(),
                "--json"),
            log);
    if (run.exitCode() != 0) {
      throw new IOException("the crawl failed:\n" + Files.readString(log));
    }
    return run;
  }

  /** Every address but robots.txt and its kin, which curl and wget do not ask for. */
  private List<String> urls() {
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < HOSTS; i++) {
      String origin =
          "http://" + LoopbackFixture.address(host(i)).getHostAddress() + ":" + port + "/";
      for (int n = 0; n < PAGES; n++) {
        urls.add(origin + "page" + n);
        urls.add(origin + "picture" + n);
      }
    }
    return urls;
  }

  private Path addresses() throws IOException {
    return Files.write(work.resolve("urls"), urls());
  }

  private List<String> curl() throws IOException {
    Path folder = Files.createDirectory(work.resolve("curl"));
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String url : urls()) {
      lines.add("url = \"" + url + "\"");
      lines.add("output = \"" + folder.resolve("f" + number++) + "\"");
    }
    Path config = Files.write(work.resolve("curl.config"), lines);
    return List.of(
        "curl",
        "-s",
        "--noproxy",
        "*",
        "--parallel",
        "--parallel-max",
        "64",
        "-K",
        config.toString());
  }
}
