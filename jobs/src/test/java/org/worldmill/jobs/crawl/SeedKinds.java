package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.worldmill.jobs.web.HostWeb;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.CrawlSeed.Kind;

/** Seeds of every kind, some of one host, and some of files that are written here. */
final class SeedKinds {

  private final Path folder;
  private final HostWeb web;
  private final SparkSession spark;

  SeedKinds(Path folder, HostWeb web, SparkSession spark) {
    this.folder = folder;
    this.web = web;
    this.spark = spark;
  }

  private static CrawlSeed seed(Kind kind, String place) {
    return new CrawlSeed(kind, place, Optional.empty(), Optional.empty());
  }

  /** All of them. */
  List<CrawlSeed> all() throws IOException {
    SeedFiles files = new SeedFiles(folder, web, spark);
    List<CrawlSeed> seeds = new ArrayList<>();
    seeds.add(seed(Kind.PAGE, web.url("s.test", "/film")));
    seeds.add(seed(Kind.SITEMAP, web.url("s.test", "/index.xml")));
    seeds.add(seed(Kind.SITEMAP, web.url("s.test", "/bomb.xml.gz")));
    seeds.add(seed(Kind.FEED, web.url("s.test", "/feed.xml")));
    seeds.add(seed(Kind.COMMONS, web.url("s.test", "/api.php?format=json")));
    seeds.add(seed(Kind.ARCHIVE, web.url("s.test", "/metadata/item")));
    Path csv = folder.resolve("list.csv");
    Files.writeString(
        csv,
        "URL,TEXT,license,author\n"
            + web.url("s.test", "/csv.png")
            + ",\"A list, with commas\",CC BY 4.0,Cy\n"
            + web.url("s.test", "/refused.png")
            + ",x,MIT,x\nnot an address,x,MIT,x\n");
    seeds.add(seed(Kind.URLS, csv.toString()));
    Path text = folder.resolve("list.txt");
    Files.writeString(text, "# a comment\n" + web.url("s.test", "/stated.png") + "\n");
    seeds.add(
        new CrawlSeed(Kind.URLS, text.toString(), Optional.of("MIT"), Optional.of("The operator")));
    Path lines = folder.resolve("list.jsonl");
    Files.writeString(
        lines,
        "{\"url\": \""
            + web.url("s.test", "/json")
            + "\", \"license\": \"CC0-1.0\","
            + " \"content_mime_detected\": \"image/png\"}\n");
    seeds.add(seed(Kind.URLS, lines.toString()));
    String parquet = folder.resolve("list.parquet").toString();
    spark
        .range(2)
        .select(
            functions
                .concat(
                    functions.lit(web.url("s.test", "/pq")),
                    functions.col("id"),
                    functions.lit(".png"))
                .as("url"),
            functions.lit(SeedSite.ZERO).as("license"))
        .write()
        .parquet(parquet);
    seeds.add(seed(Kind.URLS, parquet));
    Files.write(folder.resolve("captures.warc"), files.warc());
    seeds.add(seed(Kind.WARC, folder.resolve("captures.warc").toString()));
    seeds.add(seed(Kind.URLS, files.lists().toString()));
    seeds.add(files.index());
    Path bucket = Files.createDirectories(folder.resolve("bucket/films/deep"));
    Files.write(bucket.resolve("taken.png"), SeedSite.bytes("taken"));
    Files.write(bucket.resolve("refused.png"), SeedSite.bytes("refused"));
    Files.writeString(bucket.resolve("notes.txt"), "no medium");
    seeds.add(
        new CrawlSeed(
            Kind.BUCKET,
            folder.resolve("bucket/films").toString(),
            Optional.of("CC0-1.0"),
            Optional.of("The archive")));
    return seeds;
  }
}
