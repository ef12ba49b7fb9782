package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  private void plantList(CrawlSeed seed, long round) {
    SparkSession spark = catalog.spark();
    String place = seed.place();
    Dataset<Row> list =
        switch (extension(place)) {
          case "csv" ->
              spark.read().option("header", "true").option("multiLine", "true").csv(place);
          case "tsv" -> spark.read().option("header", "true").option("sep", "\t").csv(place);
          case "json", "jsonl", "ndjson" -> spark.read().json(place);
          case "parquet" -> spark.read().parquet(place);
          default -> spark.read().text(place).withColumnRenamed("value", "url");
        };
    ListReader reader = new ListReader(settings, seed, round, List.of(list.columns()));
    catalog.append(
        MillTable.FRONTIER,
        spark.createDataFrame(
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
