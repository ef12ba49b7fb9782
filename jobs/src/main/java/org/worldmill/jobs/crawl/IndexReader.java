package org.worldmill.jobs.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.SparkFiles;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import scala.Tuple2;

/**
 * Reads captures that Common Crawl's columnar index names, by file, offset and length, out of WARC
 * files: those of pages and wanted media that were answered with 200, on the hosts of the scope.
 * Nobody is asked for anything. The columns are those of the published table: {@code url}, {@code
 * fetch_status}, {@code content_mime_detected}, {@code warc_filename}, {@code warc_record_offset}
 * and {@code warc_record_length}.
 */
final class IndexReader {

  private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");
  private static final String TYPE = "content_mime_detected";
  private static final List<String> NEEDED =
      List.of("url", "warc_filename", "warc_record_offset", "warc_record_length");

  private final SparkSession spark;
  private final WaveSettings settings;
  private final CrawlSeed seed;

  IndexReader(SparkSession spark, WaveSettings settings, CrawlSeed seed) {
    this.spark = spark;
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * Reads all of them into journals.
   *
   * @throws IOException if the index is not there
   */
  void read() throws IOException {
    String[] files = SourcePlaces.list(seed.place(), settings.hadoop()).toArray(String[]::new);
    Dataset<Row> index = spark.read().parquet(files);
    Set<String> columns = Set.of(index.columns());
    for (String column : NEEDED) {
      if (!columns.contains(column)) {
        throw new IllegalArgumentException(
            "'" + seed.place() + "' is no index of captures: it has no column " + column);
      }
    }
    Column type = columns.contains(TYPE) ? col(TYPE) : lit("");
    Dataset<Row> answered =
        columns.contains("fetch_status") ? index.where(col("fetch_status").equalTo(200)) : index;
    Choice choice = new Choice(settings);
    Captures captures = new Captures(settings, seed);
    answered
        .select(
            col("url"),
            type,
            col("warc_filename"),
            col("warc_record_offset").cast("long"),
            col("warc_record_length").cast("long"))
        .toJavaRDD()
        .filter(choice::admits)
        .mapToPair(row -> new Tuple2<>(row.getString(2), new Range(row.getLong(3), row.getLong(4))))
        .groupByKey()
        .foreach(file -> captures.read(file._1(), file._2()));
  }

  /**
   * A record of a WARC file.
   *
   * @param offset its first byte
   * @param length its bytes, compressed
   */
  record Range(long offset, long length) implements Serializable {}

  /** Which captures are wanted; in executors. */
  private static final class Choice implements Serializable {

    private static final long serialVersionUID = 1;
    private final WaveSettings settings;
    private transient @Nullable CrawlScope scope;

    Choice(WaveSettings settings) {
      this.settings = settings;
    }

    boolean admits(Row row) {
      if (row.isNullAt(0) || row.isNullAt(2) || row.isNullAt(3) || row.isNullAt(4)) {
        return false;
      }
      CrawlScope known = scope == null ? settings.scope() : scope;
      scope = known;
      String type = row.isNullAt(1) ? "" : row.getString(1);
      boolean wanted =
          type.isEmpty()
              || PAGES.contains(type)
              || MediaNames.modality(type).filter(known.media()::contains).isPresent();
      try {
        WebUrl url = WebUrl.of(row.getString(0));
        return wanted && new ScopeRules(known).admitsMedium(url);
      } catch (AddressException e) {
        return false;
      }
    }
  }

  /** Reads records of one file after the other; in executors. */
  private static final class Captures implements Serializable {

    private static final long serialVersionUID = 1;
    private final WaveSettings settings;
    private final String seed;

    Captures(WaveSettings settings, CrawlSeed seed) {
      this.settings = settings;
      this.seed = CrawlJson.line(seed);
    }

    void read(String name, Iterable<Range> ranges) throws IOException {
      CrawlSeed from = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
      String place = below(from.warcs().orElseThrow(), name);
      List<Range> ordered =
          StreamSupport.stream(ranges.spliterator(), false)
              .distinct()
              .sorted(Comparator.comparingLong(Range::offset))
              .collect(Collectors.toList());
      var path = new org.apache.hadoop.fs.Path(place);
      String journalName = CaptureTask.journal(settings.round(), place);
      CaptureLines lines = new CaptureLines(settings, from, place, journalName);
      Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "captures-");
      try (FSDataInputStream in = path.getFileSystem(settings.hadoop()).open(path);
          Journal journal = new Journal(settings.journals(), journalName)) {
        for (Range range : ordered) {
          in.seek(range.offset());
          InputStream record = new Bounded(in, range.length());
          CaptureTask.captures(record, lines, journal, folder);
        }
      } finally {
        Scraps.delete(folder);
      }
    }

    /** A file that an index names stands below the seed's place, whatever it is called. */
    private static String below(String base, String name) {
      if (name.isBlank() || !name.matches("[A-Za-z0-9][A-Za-z0-9._/=+-]*") || name.contains("..")) {
        throw new IllegalArgumentException("an index names a file '" + name + "', which is none");
      }
      return new org.apache.hadoop.fs.Path(SourcePlaces.path(base), name).toString();
    }
  }
}
