package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.FrontierRow.Stated;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;

/**
 * Plants the seeds of a scope into the frontier. Lists of URLs are read by Spark, so that they may
 * be of any length; their columns are known by the names that published sets use: {@code url}, with
 * {@code caption}, {@code text} or {@code alt}, {@code license}, {@code author}, {@code page} and
 * the media type {@code content_mime_detected} of Common Crawl's columnar index.
 */
final class Seeds {

  private static final Set<String> URLS =
      Set.of("url", "image_url", "video_url", "contenturl", "content_url", "link", "uri");
  private static final Set<String> WORDS = Set.of("caption", "text", "description", "alt_text");
  private static final Set<String> LICENCES = Set.of("license", "licence", "license_url");
  private static final Set<String> PERSONS = Set.of("author", "attribution", "creator", "credit");
  private static final Set<String> TYPES =
      Set.of("content_mime_detected", "content_mime_type", "mime", "mime_type", "media_type");
  private static final Set<String> PARENTS = Set.of("page", "page_url", "foreign_landing_url");

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
    return new FrontierRow(
        scope.name(),
        round,
        url.id(),
        url.text(),
        url.domain(),
        Role.valueOf(seed.kind().name()),
        Optional.empty(),
        0,
        0,
        seed.place(),
        FrontierRow.Words.NONE,
        Licence.UNKNOWN,
        List.of(),
        Optional.of(new Stated(seed.licence(), seed.attribution())),
        Optional.empty(),
        Optional.empty());
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

  /** Makes rows of the frontier of the rows of a list; in executors. */
  static final class ListReader implements java.io.Serializable {

    private static final long serialVersionUID = 1;

    private final WaveSettings settings;
    private final String seed;
    private final long round;
    private final List<String> columns;

    ListReader(WaveSettings settings, CrawlSeed seed, long round, List<String> columns) {
      this.settings = settings;
      this.seed = CrawlJson.line(seed);
      this.round = round;
      this.columns = List.copyOf(columns);
    }

    Iterator<Row> rows(Row entry) {
      String spelled = text(entry, URLS).orElse("").strip();
      if (spelled.isEmpty() || spelled.startsWith("#")) {
        return List.<Row>of().iterator();
      }
      try {
        WebUrl url = WebUrl.of(spelled);
        FrontierRow row = row(url, entry);
        return List.of(RecordCodec.of(FrontierRow.class).toRow(row)).iterator();
      } catch (AddressException e) {
        // A line that is no address leads nowhere.
        return List.<Row>of().iterator();
      }
    }

    private FrontierRow row(WebUrl url, Row entry) {
      CrawlScope scope = settings.scope();
      CrawlSeed from = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
      Optional<Modality> kind =
          text(entry, TYPES)
              .flatMap(MediaNames::modality)
              .or(() -> MediaNames.typeOf(url.path()).flatMap(MediaNames::modality));
      FrontierRow.Words words =
          new FrontierRow.Words(
              text(entry, Set.of("alt")),
              text(entry, Set.of("title")),
              text(entry, WORDS),
              Optional.empty());
      Licence licence =
          LicenceGate.stated(
              text(entry, LICENCES).orElse(""), "list " + from.place(), text(entry, PERSONS));
      return new FrontierRow(
          scope.name(),
          round,
          url.id(),
          url.text(),
          url.domain(),
          kind.isPresent() ? Role.MEDIUM : Role.PAGE,
          kind,
          0,
          0,
          text(entry, PARENTS).filter(page -> page.startsWith("http")).orElse(from.place()),
          words,
          Finder.licence(licence, Optional.of(new Stated(from.licence(), from.attribution()))),
          List.of(),
          Optional.of(new Stated(from.licence(), from.attribution())),
          Optional.empty(),
          Optional.empty());
    }

    /** The first text in a column of one of these names, whatever their case. */
    private Optional<String> text(Row entry, Set<String> names) {
      for (int i = 0; i < columns.size(); i++) {
        if (names.contains(columns.get(i).toLowerCase(Locale.ROOT)) && !entry.isNullAt(i)) {
          return Optional.of(String.valueOf(entry.get(i))).filter(text -> !text.isBlank());
        }
      }
      return Optional.empty();
    }
  }
}
