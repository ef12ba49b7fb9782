package org.worldmill.jobs.crawl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Files that seeds name: lists, recorded replies, and an index of these.
 *
 * @param folder where they are made
 * @param web the web that they tell of
 * @param spark writes tables
 */
record SeedFiles(Path folder, HostWeb web, SparkSession spark) {

  /** A folder of lists, of several kinds. */
  Path lists() throws IOException {
    Path lists = Files.createDirectories(folder.resolve("lists/a"));
    Files.writeString(lists.resolve("_SUCCESS"), "");
    Files.writeString(
        lists.resolve("part.csv"), "url,license\n" + web.url("s.test", "/below.png") + ",MIT\n");
    Files.writeString(
        lists.resolveSibling("more.jsonl"),
        "{\"url\": \"" + web.url("s.test", "/beside.png") + "\", \"license\": \"MIT\"}\n");
    return folder.resolve("lists");
  }

  /** A table as Common Crawl's, of records in the midst of a file. */
  CrawlSeed index() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> rows = new ArrayList<>();
    Path warcs = Files.createDirectories(folder.resolve("cc/crawl-data/CC-MAIN-2024-22"));
    for (String name : List.of("skipped", "ranged", "elsewhere", "gone")) {
      ByteArrayOutputStream record = new ByteArrayOutputStream();
      record(
          record,
          "/" + name,
          "Content-Type: text/html\r\n",
          ("<link rel=license href='" + SeedSite.BY + "'><img src='/" + name + ".png'>")
              .getBytes(StandardCharsets.UTF_8));
      int offset = out.size();
      try (OutputStream member = new GZIPOutputStream(out)) {
        record.writeTo(member);
      }
      int length = out.size() - offset;
      String host = name.equals("elsewhere") ? "http://other.test/x" : web.url("s.test", "/x");
      if (!name.equals("skipped")) {
        rows.add(
            String.format(
                "{\"url\": \"%s\", \"fetch_status\": %d, \"content_mime_detected\":"
                    + " \"text/html\", \"warc_filename\":"
                    + " \"crawl-data/CC-MAIN-2024-22/a.warc.gz\", \"warc_record_offset\": %d,"
                    + " \"warc_record_length\": %d}",
                host, name.equals("gone") ? 404 : 200, offset, length));
      }
    }
    Files.write(warcs.resolve("a.warc.gz"), out.toByteArray());
    Path json = Files.write(folder.resolve("index.json"), rows);
    String table = folder.resolve("index").toString();
    spark.read().json(json.toString()).write().parquet(table);
    return new CrawlSeed(
        CrawlSeed.Kind.INDEX,
        table,
        Optional.empty(),
        Optional.empty(),
        Optional.of(folder.resolve("cc").toString()));
  }

  /** A page with two pictures, one of which its header keeps from use. */
  byte[] warc() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String page =
        "<link rel=license href='" + SeedSite.BY + "'><img src='/held.png'><img src='/no.png'>";
    record(out, "/old", "Content-Type: text/html\r\n", page.getBytes(StandardCharsets.UTF_8));
    record(out, "/held.png", "Content-Type: image/png\r\n", SeedSite.bytes("held"));
    record(
        out, "/no.png", "Content-Type: image/png\r\nX-Robots-Tag: noai\r\n", SeedSite.bytes("no"));
    return out.toByteArray();
  }

  private void record(ByteArrayOutputStream out, String path, String headers, byte[] body)
      throws IOException {
    byte[] head =
        ("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    String record =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            + web.url("s.test", path)
            + "\r\nWARC-Date: 2020-02-02T02:02:02Z\r\nWARC-Record-ID: <urn:uuid:"
            + java.util.UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8))
            + ">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
            + (head.length + body.length)
            + "\r\n\r\n";
    out.write(record.getBytes(StandardCharsets.UTF_8));
    out.write(head);
    out.write(body);
    out.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }
}
