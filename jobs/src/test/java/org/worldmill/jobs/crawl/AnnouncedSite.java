package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.net.AddressGuard;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.ingest.net.WebClient;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.jobs.web.Reply;
import org.worldmill.schemas.crawl.CrawlAgent;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

/**
 * A site whose front page links to nothing, and whose robots.txt names a sitemap that leads to the
 * rest, one that it keeps, and two on hosts that are not within the scope; and a lane that asks it.
 */
final class AnnouncedSite {

  /** All that a crawl that follows sitemaps asks it for, each once. */
  static final List<String> ALL =
      List.of("/robots.txt", "/.well-known/tdmrep.json", "/", "/map.xml", "/far", "/far.png");

  private static final String HOST = "announced.test";
  private static final String STRANGER = "stranger.test";

  private final HostWeb web;
  private final Path folder;

  /** The site, on this web; what lanes need lies in the folder. */
  AnnouncedSite(HostWeb web, Path folder) throws IOException {
    this.web = web;
    this.folder = Files.createDirectories(folder);
    Map<String, Reply> paths =
        Map.of(
            "/robots.txt",
            Reply.of(200, "text/plain", robots()),
            "/",
            Reply.of(200, "text/html", "no links"),
            "/map.xml",
            Reply.of(200, "application/xml", map()),
            "/far",
            Reply.of(200, "text/html", "far from everything"),
            "/far.png",
            Reply.of(200, "image/png", SeedSite.bytes("far")));
    web.site(HOST, request -> paths.getOrDefault(request.target(), Reply.notFound()));
    web.site(STRANGER, request -> Reply.of(200, "text/html", "not within the scope"));
  }

  private String robots() {
    return "User-agent: *\nDisallow: /kept/\nSitemap: "
        + url("/map.xml")
        + "\nSitemap: "
        + url("/kept/map.xml")
        + "\nSitemap: "
        + web.url(STRANGER, "/map.xml")
        + "\nSitemap: http://127.0.0.1/map.xml\n";
  }

  private String map() {
    return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'><url><loc>"
        + url("/far")
        + "</loc><image:image><image:loc>"
        + url("/far.png")
        + "</image:loc><image:license>"
        + SeedSite.BY
        + "</image:license></image:image></url></urlset>";
  }

  String url(String path) {
    return web.url(HOST, path);
  }

  /** What it and the stranger were asked for, in this order. */
  List<String> asked() {
    return web.log().stream()
        .map(served -> served.request())
        .filter(request -> Set.of(HOST, STRANGER).contains(request.host()))
        .map(request -> (request.host().equals(HOST) ? "" : request.host()) + request.target())
        .toList();
  }

  /** A scope that begins with its front page. */
  CrawlScope scope(String name, boolean sitemaps) {
    return new CrawlScope(
        name,
        new CrawlAgent("TrialBot", "https://example.org/", "bot@example.org"),
        List.of(new CrawlSeed(CrawlSeed.Kind.PAGE, url("/"), Optional.empty(), Optional.empty())),
        List.of(),
        0,
        sitemaps,
        CrawlScope.ALL_MEDIA,
        LicenceProfile.OPEN,
        CrawlBudget.DEFAULT,
        CrawlLimits.DEFAULT);
  }

  /**
   * Begins with the front page, and makes so many steps or all there are.
   *
   * @param journals where its journal is left
   */
  void steps(CrawlScope scope, Path journals, String name, int most) throws IOException {
    WaveClaims claims = new WaveClaims(Files.createDirectories(journals));
    claims.open("r1-w1");
    LoopbackFixture fixture = new LoopbackFixture(1_000_000);
    AddressGuard guard = AddressGuard.of(fixture);
    try (Journal journal = new Journal(journals, name);
        WebClient client = new WebClient(guard, scope.limits(), scope.agent().header(), 1)) {
      CrawlTools tools =
          new CrawlTools(
              scope,
              1,
              client,
              guard,
              new BlobStore(folder.resolve("blobs").toUri(), new Configuration()),
              folder,
              journal,
              "r1-w1",
              Optional.of(fixture),
              new AtomicLong(1 << 20),
              Set.of(),
              new Finder(scope));
      Ask front =
          Ask.first(
              FrontierEntry.planted(scope.name(), 1, CrawlRows.url(url("/")), Role.PAGE, url("/"))
                  .row());
      LaneOrder order =
          new LaneOrder(
              HOST,
              List.of(HOST),
              List.copyOf(LaneBook.places(guard, HOST)),
              List.of(),
              List.of(front),
              List.of(HOST),
              100);
      Lane lane = new Lane(EarlierAttempts.read(journals, "r1-w1-p0-").rest(order, 0), tools);
      for (int i = 0; i < most && !lane.isDone(); i++) {
        lane.step();
      }
    }
  }
}
