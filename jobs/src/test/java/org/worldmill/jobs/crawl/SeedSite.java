package org.worldmill.jobs.crawl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.jobs.web.Reply;
import org.worldmill.jobs.web.Request;

/** What a host answers to the seeds of every kind: pages, lists of addresses, and the media. */
final class SeedSite {

  static final String BY = "https://creativecommons.org/licenses/by/4.0/";
  static final String ZERO = "https://creativecommons.org/publicdomain/zero/1.0/";

  private final HostWeb web;

  SeedSite(HostWeb web) {
    this.web = web;
  }

  /** The bytes of the medium of a name. */
  static byte[] bytes(String name) {
    return ("picture " + name).getBytes(StandardCharsets.UTF_8);
  }

  private static Function<Request, Reply> picture(String name) {
    return r -> Reply.of(200, "image/png", bytes(name)).with("ETag", "\"" + name + "\"");
  }

  /** Its answers by target. */
  Map<String, Function<Request, Reply>> paths() {
    Map<String, Function<Request, Reply>> paths = new TreeMap<>();
    for (String name :
        List.of(
            "csv",
            "stated",
            "pq0",
            "pq1",
            "map",
            "feed",
            "commons",
            "refused",
            "below",
            "beside",
            "ranged",
            "elsewhere",
            "gone",
            "skipped",
            "embedded")) {
      paths.put("/" + name + ".png", picture(name));
    }
    paths.put("/json", picture("json"));
    paths.put("/download/item/scan.png", picture("archive"));
    paths.put("/film.mp4", r -> Reply.of(200, "video/mp4", bytes("film")));
    paths.put(
        "/film.vtt", r -> Reply.of(200, "text/vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n"));
    paths.put(
        "/film",
        r ->
            Reply.of(
                200,
                "text/html",
                "<link rel=license href='"
                    + BY
                    + "'><video src=/film.mp4 title='A film'>"
                    + "<track src=/film.vtt srclang=en></video><a href='/deeper'>beyond the depth</a>"
                    + "<link rel=alternate type='application/json+oembed' href='/oembed?of=film'>"));
    paths.put(
        "/oembed?of=film",
        r ->
            Reply.of(
                200,
                "application/json",
                "{\"version\": \"1.0\", \"type\": \"photo\", \"url\": \"/embedded.png\","
                    + " \"author_name\": \"Em\", \"license_url\": \""
                    + ZERO
                    + "\"}"));
    String space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    paths.put(
        "/index.xml",
        r ->
            Reply.of(
                200,
                "application/xml",
                "<sitemapindex xmlns='"
                    + space
                    + "'><sitemap><loc>"
                    + web.url("s.test", "/map.xml")
                    + "</loc></sitemap></sitemapindex>"));
    paths.put(
        "/map.xml",
        r ->
            Reply.of(
                200,
                "application/xml",
                "<urlset xmlns='"
                    + space
                    + "' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>"
                    + "<url><loc>"
                    + web.url("s.test", "/empty")
                    + "</loc><image:image><image:loc>"
                    + web.url("s.test", "/map.png")
                    + "</image:loc><image:license>"
                    + BY
                    + "</image:license></image:image></url></urlset>"));
    paths.put("/empty", r -> Reply.of(200, "text/html", "nothing"));
    paths.put("/bomb.xml.gz", r -> Reply.of(200, "application/gzip", bomb()));
    paths.put(
        "/feed.xml",
        r ->
            Reply.of(
                200,
                "application/rss+xml",
                "<rss xmlns:cc='x'><channel><item><title>News</title><enclosure url='/feed.png' "
                    + "type='image/png'/><cc:license>"
                    + BY
                    + "</cc:license></item></channel></rss>"));
    paths.put(
        "/api.php?format=json",
        r ->
            Reply.of(
                200,
                "application/json",
                "{\"query\": {\"pages\": [{\"title\": \"File:C.png\", \"imageinfo\": [{\"url\": \""
                    + web.url("s.test", "/commons.png")
                    + "\", \"mime\": \"image/png\", \"extmetadata\":"
                    + "{\"LicenseUrl\": {\"value\": \""
                    + ZERO
                    + "\"}}}]}]}}"));
    paths.put(
        "/metadata/item",
        r ->
            Reply.of(
                200,
                "application/json",
                "{\"metadata\": {\"identifier\": \"item\", \"licenseurl\": \""
                    + ZERO
                    + "\"}, \"files\":"
                    + "[{\"name\": \"scan.png\", \"source\": \"original\"}]}"));
    return paths;
  }

  private static byte[] bomb() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 50; i++) {
        out.write(blanks);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
