package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.worldmill.curate.duplicate.Bands;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.ResourceConfig;

/**
 * The search for duplicates as a mill makes it, over any number of items that need no media: for
 * trying what it finds and what it costs. It runs in this process, over an index of its own.
 */
public final class SearchTrial implements AutoCloseable {

  private static final long ITEMS_A_TASK = 250_000;
  private static final int FEWEST_TASKS = 2;

  private final SparkSession spark;
  private final Catalog catalog;
  private final DuplicateIndex index;
  private final Items items;
  private long known;

  private SearchTrial(SparkSession spark, Items items) {
    this.spark = spark;
    this.catalog = new Catalog(spark);
    this.index = new DuplicateIndex(catalog, "trial", CurateConfig.DEFAULT);
    this.items = items;
  }

  /** The items that are searched, by number; asked by several threads, from copies of itself. */
  public interface Items extends Serializable {

    /** 32 digits of base 16, of which the first 16 tell items apart. */
    String id(long number);

    /** What is compared. The same number has the same signature. */
    Signature signature(long number);
  }

  /**
   * A trial with an empty index.
   *
   * @param workdir an empty folder, for the index and what does not fit in memory
   */
  public static SearchTrial open(Path workdir, Items items) {
    return new SearchTrial(SparkSessions.open(new Workdir(workdir), ResourceConfig.DEFAULT), items);
  }

  /** Takes items in, and finds what they match of each other and of all that are there. */
  public Search add(long from, long to) {
    Search search = index.add(entries(from, to), known, place -> {});
    known += search.indexed();
    return search;
  }

  private Dataset<Row> entries(long from, long to) {
    int tasks = (int) Math.max(FEWEST_TASKS, (to - from) / ITEMS_A_TASK);
    return spark
        .range(from, to, 1, tasks)
        .toDF()
        .mapPartitions(new Make(items, index), RecordCodec.of(SignatureRow.class).encoder());
  }

  /** Hands out the ids of all pairs that match. */
  public void pairs(BiConsumer<String, String> sink) {
    Iterator<Row> rows = catalog.rows(MillTable.EDGES).select(col("a"), col("b")).toLocalIterator();
    rows.forEachRemaining(row -> sink.accept(row.getString(0), row.getString(1)));
  }

  /** How many groups the pairs make, found as a mill finds them among very many. */
  public long groups() {
    try (LargeQueries settings = new LargeQueries(spark)) {
      settings.tasks((int) Math.max(FEWEST_TASKS, known / ITEMS_A_TASK));
      return new SparkGroups(spark, List.of())
          .components(catalog.rows(MillTable.EDGES))
          .select("component")
          .distinct()
          .count();
    }
  }

  @Override
  public void close() {
    spark.stop();
  }

  /** Makes entries in the executors. */
  private record Make(Items items, String fingerprint, Modality modality)
      implements MapPartitionsFunction<Row, Row> {

    Make(Items items, DuplicateIndex index) {
      this(items, index.fingerprint(items.signature(0).modality()), items.signature(0).modality());
    }

    @Override
    public Iterator<Row> call(Iterator<Row> numbers) {
      RecordCodec<SignatureRow> codec = RecordCodec.of(SignatureRow.class);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return numbers.hasNext();
        }

        @Override
        public Row next() {
          return codec.toRow(entry(numbers.next().getLong(0)));
        }
      };
    }

    private SignatureRow entry(long number) {
      Signature signature = items.signature(number);
      SortedMap<Long, Long> keys = Bands.filed(signature);
      String id = items.id(number);
      return new SignatureRow(
          id,
          id + id,
          modality,
          fingerprint,
          1,
          Optional.of(signature),
          List.copyOf(keys.keySet()),
          List.copyOf(keys.values()));
    }
  }
}
