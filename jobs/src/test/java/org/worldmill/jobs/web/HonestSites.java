package org.worldmill.jobs.web;

import static org.worldmill.jobs.web.Answers.bytes;
import static org.worldmill.jobs.web.Answers.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Sites that mean well: whatever they have is to be had. */
final class HonestSites {

  private static final String RULES = "User-agent: *\nDisallow: /private/\n";

  private HonestSites() {}

  /** Two pictures and a page. */
  static Site plain(String host) {
    return new Site(host, "plain")
        .page(
            "/",
            "<link rel=license href='"
                + Answers.CC_BY
                + "'><img src='/p0.png' alt='one of "
                + host
                + "'><img src='p1.png' alt='two'><a href='/next'>next</a>")
        .page("/next", "<p>the end of " + host + "</p><a href='/'>back</a>")
        .picture("/p0.png", bytes(host + 0))
        .picture("/p1.png", bytes(host + 1));
  }

  /** Two real pictures, each with its own evidence, for those who open what they took. */
  static Site gallery(String host) {
    return new Site(host, "gallery")
        .page(
            "/",
            "<title>Gallery</title><a href='/more'>more</a>"
                + figure("/a.png", Answers.CC_BY, "A painted field"))
        .page(
            "/more",
            "<link rel=license href='"
                + Answers.CC_BY
                + "'><meta name=author content='Bo Brush'>"
                + "<img src='b.png' alt='A second field'><img src='a.png'><a href='/'>back</a>")
        .picture("/a.png", Painting.of("a"))
        .picture("/b.png", Painting.of("b"));
  }

  /** Parts that robots.txt keeps, and terms that are not taken. */
  static Site parted(String host) {
    return new Site(host, "parted")
        .robots(RULES + "\nUser-agent: otherbot\nDisallow: /\n")
        .page(
            "/",
            "<a href='/private/page'>no</a>"
                + figure("/a.png")
                + figure("/private/p.png")
                + figure("/nc.png", Answers.CC_BY_NC, "For friends")
                + "<img src='/unknown.png' alt='no terms'>")
        .picture("/a.png", bytes(host))
        .never("/private/page", "/private/p.png", "/nc.png", "/unknown.png");
  }

  /** Asks for a longer pause. */
  static Site patient(String host) {
    return new Site(host, "Crawl-delay")
        .robots("User-agent: *\nCrawl-delay: 0.4\n")
        .crawlDelay(400)
        .page("/", figure("/a.png") + figure("/b.png"))
        .picture("/a.png", bytes(host + "a"))
        .picture("/b.png", bytes(host + "b"));
  }

  /** Tells changes by a date, or not at all. */
  static Site dated(String host) {
    byte[] dated = bytes(host + "dated");
    byte[] bare = bytes(host + "bare");
    return new Site(host, "dated")
        .page("/", figure("/dated.png") + figure("/bare.png"))
        .put("/dated.png", Resource.medium(dated, Answers.dated(dated)))
        .put("/bare.png", Resource.medium(bare, r -> Reply.of(200, "image/png", bare)));
  }

  /** A sitemap index with a plain and a compressed part, of pages, pictures and films. */
  static Site mapped(HostWeb web, String host) {
    String image =
        "<image:image><image:loc>%s</image:loc><image:license>"
            + Answers.CC_BY
            + "</image:license></image:image>";
    String film =
        "<video:video><video:title>t</video:title><video:description>d</video:description>"
            + "<video:thumbnail_loc>%s</video:thumbnail_loc>"
            + "<video:content_loc>%s</video:content_loc></video:video>";
    String one = part(web.url(host, "/one"), image.formatted(web.url(host, "/one.png")));
    String termless = film.formatted(web.url(host, "/thumb.png"), web.url(host, "/film.mp4"));
    String two = part(web.url(host, "/two"), image.formatted(web.url(host, "/two.png")) + termless);
    String index =
        "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            + "<sitemap><loc>%s</loc></sitemap><sitemap><loc>%s</loc></sitemap></sitemapindex>";
    String index2 = index.formatted(web.url(host, "/1.xml"), web.url(host, "/2.xml.gz"));
    return new Site(host, "sitemap")
        .seed("sitemap: %s/sitemap.xml")
        .put("/sitemap.xml", Resource.must(r -> Reply.of(200, "application/xml", index2)))
        .put("/1.xml", Resource.must(r -> Reply.of(200, "application/xml", one)))
        .put("/2.xml.gz", Resource.must(r -> Reply.of(200, "application/gzip", zipped(two))))
        .page("/one", "one")
        .page("/two", "two")
        .picture("/one.png", bytes(host + "one"))
        .picture("/two.png", bytes(host + "two"))
        .never("/film.mp4", "/thumb.png");
  }

  /**
   * Nothing links to what it has: its robots.txt names the sitemaps that do, one of them kept, one
   * on a host that is no seed's.
   */
  static Site announced(HostWeb web, String host, String stranger) {
    String image =
        "<image:image><image:loc>%s</image:loc><image:license>"
            + Answers.CC_BY
            + "</image:license></image:image>";
    String map = part(web.url(host, "/far"), image.formatted(web.url(host, "/named.png")));
    return new Site(host, "sitemap in robots.txt")
        .robots(
            RULES
                + Stream.of(
                        web.url(host, "/named.xml"),
                        web.url(host, "/private/map.xml"),
                        web.url(stranger, "/map.xml"))
                    .map(url -> "Sitemap: " + url + "\n")
                    .collect(Collectors.joining()))
        .page("/", "no links")
        .put("/named.xml", Resource.must(r -> Reply.of(200, "application/xml", map)))
        .page("/far", "far")
        .picture("/named.png", bytes(host + "named"))
        .never("/private/map.xml");
  }

  /** A host that a crawl is told of, but that is not within its scope. */
  static Site stranger(String host) {
    return new Site(host, "not in the scope").found().never("/map.xml", Site.ROBOTS, Site.TDMREP);
  }

  private static String part(String page, String more) {
    return "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        + " xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
        + " xmlns:video='http://www.google.com/schemas/sitemap-video/1.1'><url><loc>"
        + page
        + "</loc>"
        + more
        + "</url></urlset>";
  }

  static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** One domain with three hosts, one of which stands on a machine that others stand on too. */
  static List<Site> family(HostWeb web, String domain, String machine) {
    String near = "img." + domain;
    String far = machine + "--cdn." + domain;
    return List.of(
        new Site("www." + domain, "family")
            .page(
                "/",
                figure(web.url(near, "/near.png"))
                    + figure(web.url(far, "/far.png"))
                    + figure("/own.png"))
            .picture("/own.png", bytes(domain + "own")),
        new Site(near, "family").found().picture("/near.png", bytes(domain + "near")),
        new Site(far, "family").found().picture("/far.png", bytes(domain + "far")));
  }

  /** Compressed pages, a slow picture, one that comes in two parts, one that stands elsewhere. */
  static Site various(String host, byte[] elsewhere) {
    byte[] slow = bytes(host + "slow");
    byte[] half = bytes(host + "half");
    byte[] page = zipped(figure("/slow.png") + figure("/half.png") + figure("/twin.png"));
    return new Site(host, "various")
        .put(
            "/",
            Resource.must(r -> Reply.of(200, "text/html", page).with("Content-Encoding", "gzip")))
        .put("/slow.png", Resource.medium(slow, Answers.dripping(slow, 6, 50)))
        .put("/half.png", Resource.medium(half, Answers.halved(half)).asks(2))
        .picture("/twin.png", elsewhere);
  }

  /** Headers that are no opt-out. */
  static Site allowing(String host) {
    byte[] picture = bytes(host);
    return new Site(host, "allowing")
        .robots("User-agent: *\nContent-Signal: search=yes, ai-train=yes\nAllow: /\n")
        .page("/", figure("/a.png"))
        .put(
            "/a.png",
            Resource.medium(
                picture,
                r ->
                    Answers.picture(picture)
                        .apply(r)
                        .with("X-Robots-Tag", "otherbot: noai")
                        .with("Content-Usage", "train-ai=y")));
  }
}
