package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.schemas.crawl.CrawlSeed;
import scala.Tuple2;

/**
 * Takes the media below a folder or the prefix of a bucket, with the operator's own access, under
 * the terms that the operator states. An object whose size and time are those of the last round is
 * not read again. Opt-outs inside the bytes, hash lists and size limits hold as on the web.
 */
final class BucketReader {

  private static final int MOST_TASKS = 64;

  private final Catalog catalog;
  private final WaveSettings settings;
  private final CrawlSeed seed;

  BucketReader(Catalog catalog, WaveSettings settings, CrawlSeed seed) {
    this.catalog = catalog;
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * An object of the bucket.
   *
   * @param uri where it is
   * @param tag changes whenever its size or time does
   * @param bytes its size
   */
  record Found(String uri, String tag, long bytes) implements Serializable {}

  /**
   * Reads what is new into journals.
   *
   * @throws IOException if there is no such place, or it cannot be listed
   */
  void read() throws IOException {
    List<Tuple2<String, Found>> objects = new ArrayList<>();
    var wanted = settings.scope().media();
    for (FileStatus file : SourcePlaces.files(seed.place(), settings.hadoop())) {
      URI uri = file.getPath().toUri();
      var kind = MediaNames.typeOf(uri.getPath()).flatMap(MediaNames::modality);
      if (kind.filter(wanted::contains).isPresent()) {
        String tag = "\"" + file.getLen() + "-" + file.getModificationTime() + "\"";
        objects.add(
            new Tuple2<>(
                FrontierEntry.Address.of(uri).id(),
                new Found(FrontierEntry.Address.text(uri), tag, file.getLen())));
      }
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(catalog.spark().sparkContext());
    int tasks = Math.max(1, Math.min(MOST_TASKS, objects.size()));
    JavaPairRDD<String, Row> asked =
        Waves.rows(catalog, MillTable.FETCHES, settings.scope().name())
            .where(below())
            .toJavaRDD()
            .mapToPair(row -> new Tuple2<>(row.<String>getAs("url_id"), row));
    Objects reader = new Objects(settings, seed);
    spark
        .parallelizePairs(objects, tasks)
        .fullOuterJoin(newest(asked), tasks)
        .values()
        .foreachPartition(reader::read);
  }

  /** Rows of the seed's own objects; of a pattern those below what stands before a wildcard. */
  private Column below() throws IOException {
    var place = SourcePlaces.path(seed.place());
    URI qualified = place.getFileSystem(settings.hadoop()).makeQualified(place).toUri();
    String whole = FrontierEntry.Address.text(qualified);
    String fixed = whole.replaceFirst("([*?\\[]|%7B|%5B).*", "");
    Column url = functions.col("url");
    return fixed.equals(whole)
        ? url.startsWith(whole.replaceFirst("/*$", "/")).or(url.equalTo(whole))
        : url.startsWith(fixed);
  }

  /** Of each object the last row that says what came of it. */
  private static JavaPairRDD<String, Row> newest(JavaPairRDD<String, Row> asked) {
    return asked.reduceByKey(
        (a, b) -> a.<Long>getAs("at_millis") >= b.<Long>getAs("at_millis") ? a : b);
  }

  /** Reads objects; in executors. */
  private static final class Objects implements Serializable {

    private static final long serialVersionUID = 1;
    private final WaveSettings settings;
    private final String seed;

    Objects(WaveSettings settings, CrawlSeed seed) {
      this.settings = settings;
      this.seed = CrawlJson.line(seed);
    }

    void read(Iterator<Tuple2<Optional<Found>, Optional<Row>>> objects) throws IOException {
      if (!objects.hasNext()) {
        return;
      }
      CrawlSeed from = CrawlJson.read(seed, CrawlSeed.class).orElseThrow();
      Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "bucket-");
      String part = from.place() + TaskContext.getPartitionId();
      String name = CaptureTask.journal(settings.round(), part);
      try (Journal journal = new Journal(settings.journals(), name)) {
        ObjectCopy copy = new ObjectCopy(settings, from, folder, name);
        while (objects.hasNext()) {
          Tuple2<Optional<Found>, Optional<Row>> next = objects.next();
          var known =
              java.util.Optional.ofNullable(next._2().orNull())
                  .map(MillTable.FETCHES.codec()::fromRow);
          if (next._1().isPresent()) {
            journal.write(copy.line(next._1().get(), known));
          } else if (known.orElseThrow().outcome() != Outcome.GONE) {
            journal.write(copy.gone(known.get()));
          }
        }
      } finally {
        Scraps.delete(folder);
      }
    }
  }
}
