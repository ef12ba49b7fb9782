package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.FrontierRow.Stated;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Plants the seeds of a scope into the frontier. Lists of URLs are read by Spark, so that they may
 * be of any length.
 */
final class Seeds {

  private final Catalog catalog;
  private final CrawlScope scope;
  private final WaveSettings settings;

  Seeds(Catalog catalog, CrawlScope scope, WaveSettings settings) {
    this.catalog = catalog;
    this.scope = scope;
    this.settings = settings;
  }

  /**
   * Plants all of them.
   *
   * @throws IOException if a file cannot be read
   */
  void plant(long round) throws IOException {
    List<FrontierRow> web = new ArrayList<>();
    for (CrawlSeed seed : scope.seeds()) {
      switch (seed.kind()) {
        case PAGE, SITEMAP, FEED, COMMONS, ARCHIVE -> web.add(onTheWeb(seed, round));
        case URLS -> plantList(seed, round);
        case WARC, WAT -> readCaptures(seed);
        case INDEX -> new IndexReader(catalog.spark(), settings, seed).read();
        case BUCKET -> new BucketReader(catalog, settings, seed).read();
      }
    }
    catalog.append(MillTable.FRONTIER, web);
  }

  private FrontierRow onTheWeb(CrawlSeed seed, long round) throws AddressException {
    WebUrl url = WebUrl.of(seed.place());
    Role role = Role.valueOf(seed.kind().name());
    return FrontierEntry.planted(scope.name(), round, url, role, seed.place())
        .stated(Optional.of(new Stated(seed.licence(), seed.attribution())))
        .row();
  }

  /** A list may be one file, or a folder or prefix with lists of any kinds below it. */
  private void plantList(CrawlSeed seed, long round) throws IOException {
    Map<String, List<String>> byKind = new TreeMap<>();
    for (String file : SourcePlaces.list(seed.place(), settings.hadoop())) {
      byKind.computeIfAbsent(extension(file), unused -> new ArrayList<>()).add(file);
    }
    byKind.forEach((kind, files) -> plant(seed, round, list(kind, files)));
  }

  private Dataset<Row> list(String kind, List<String> files) {
    String[] places = files.toArray(String[]::new);
    DataFrameReader reader = catalog.spark().read();
    return switch (kind) {
      case "csv" -> reader.option("header", "true").option("multiLine", "true").csv(places);
      case "tsv" -> reader.option("header", "true").option("sep", "\t").csv(places);
      case "json", "jsonl", "ndjson" -> reader.json(places);
      case "parquet" -> reader.parquet(places);
      default -> reader.text(places).withColumnRenamed("value", "url");
    };
  }

  private void plant(CrawlSeed seed, long round, Dataset<Row> list) {
    ListReader reader = new ListReader(scope.name(), seed, round, List.of(list.columns()));
    catalog.append(
        MillTable.FRONTIER,
        catalog
            .spark()
            .createDataFrame(
                list.toJavaRDD().flatMap(reader::rows), MillTable.FRONTIER.codec().schema()));
  }

  private void readCaptures(CrawlSeed seed) throws IOException {
    List<String> files = SourcePlaces.list(seed.place(), settings.hadoop());
    JavaSparkContext.fromSparkContext(catalog.spark().sparkContext())
        .parallelize(files, Math.max(1, files.size()))
        .foreachPartition(new CaptureTask(settings, seed));
  }

  /** The part of a name after its last dot, compression left out. */
  private static String extension(String place) {
    return MediaNames.extension(
        place.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst)$", ""));
  }
}
