package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.jobs.spark.RecordCodec;

/**
 * The search over Spark: lines of the index are sorted by key, each task walks through its keys and
 * emits pairs, and each pair is joined with the two signatures and compared. Memory does not depend
 * on the number of items: every step streams, sorts spill.
 */
final class SparkSearch {

  /** Lines of the index that one task sorts. */
  private static final long LINES_A_TASK = 2_000_000;

  /** Below so many new lines, the old ones are reduced to keys that are met again. */
  private static final long FEW_LINES = 4_000_000;

  private static final StructType PAIR =
      new StructType().add("a", DataTypes.StringType).add("b", DataTypes.StringType);

  private final Verification verification;
  private final LongAccumulator compared;
  private final LongAccumulator crowdedKeys;

  SparkSearch(Verification verification, org.apache.spark.SparkContext context) {
    this.verification = verification;
    compared = context.longAccumulator();
    crowdedKeys = context.longAccumulator();
  }

  /**
   * The edges that have at least one end among the fresh.
   *
   * @param fresh rows of the index that are new
   * @param old rows that were there before
   * @param size how many of each
   */
  Dataset<Row> edges(Dataset<Row> fresh, Dataset<Row> old, Size size) {
    Dataset<Row> lines = lines(fresh, true);
    if (size.old() > 0) {
      Dataset<Row> before = lines(old, false);
      if (size.freshLines() <= FEW_LINES) {
        Dataset<Row> met = lines.select("key").distinct();
        before = before.join(broadcast(met), Sides.same("key"), "left_semi");
      }
      lines = lines.unionByName(before);
    }
    int tasks = size.tasks();
    Dataset<Row> pairs =
        lines
            .repartition(tasks, col("key"))
            .sortWithinPartitions(col("key"), col("weight").desc(), col("item_id"))
            .mapPartitions(new Walk(crowdedKeys), org.apache.spark.sql.Encoders.row(PAIR))
            .distinct();
    Dataset<Row> all = size.old() > 0 ? fresh.unionByName(old) : fresh;
    return pairs
        .join(side(all, "a"), Sides.same("a"), "inner")
        .join(side(all, "b"), Sides.same("b"), "inner")
        .select("row_a", "row_b")
        .mapPartitions(new Verify(verification, compared), RecordCodec.of(EdgeRow.class).encoder());
  }

  /**
   * How much there is to search.
   *
   * @param fresh new rows
   * @param old rows that were there before
   * @param freshLines keys of the new rows
   */
  record Size(long fresh, long old, long freshLines) {

    int tasks() {
      long lines = fresh == 0 ? 0 : freshLines + freshLines / fresh * old;
      return (int) Math.max(2, Math.min(4096, lines / LINES_A_TASK));
    }
  }

  private static Dataset<Row> lines(Dataset<Row> rows, boolean fresh) {
    return rows.select(
            col("weight"),
            col("item_id"),
            explode(arrays_zip(col("keys"), col("evidence"))).as("k"))
        .select(
            col("k.keys").as("key"),
            col("weight"),
            col("item_id"),
            col("k.evidence").as("evidence"),
            lit(fresh).as("fresh"));
  }

  private static Dataset<Row> side(Dataset<Row> rows, String name) {
    return rows.select(
        col("item_id").as(name),
        struct(
                col("item_id"),
                col("asset_id"),
                col("modality"),
                col("fingerprint"),
                col("weight"),
                col("signature"),
                // Pairs are found: what finds them need not travel.
                array().cast("array<bigint>").as("keys"),
                array().cast("array<bigint>").as("evidence"))
            .as("row_" + name));
  }

  /** What the search came to, once the edges are written. */
  Search outcome(long indexed, long matched) {
    return new Search(indexed, compared.value(), matched, crowdedKeys.value());
  }

  /** Walks through the keys of a partition. */
  private record Walk(LongAccumulator crowdedKeys) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      BucketWalk walk =
          new BucketWalk(
              mapped(
                  rows,
                  row ->
                      new Entry(
                          row.getLong(0),
                          row.getLong(1),
                          row.getString(2),
                          row.getLong(3),
                          row.getBoolean(4))));
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          boolean more = walk.hasNext();
          if (!more) {
            crowdedKeys.setValue(walk.crowdedKeys());
          }
          return more;
        }

        @Override
        public Row next() {
          Pair pair = walk.next();
          return RowFactory.create(pair.a(), pair.b());
        }
      };
    }
  }

  /** Compares pairs. */
  private record Verify(Verification verification, LongAccumulator compared)
      implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      RecordCodec<SignatureRow> signatures = RecordCodec.of(SignatureRow.class);
      RecordCodec<EdgeRow> edges = RecordCodec.of(EdgeRow.class);
      Iterable<Row> all = () -> rows;
      return java.util.stream.StreamSupport.stream(all.spliterator(), false)
          .map(
              row -> {
                compared.add(1L);
                return verification.edge(
                    signatures.fromRow(row.getStruct(0)), signatures.fromRow(row.getStruct(1)));
              })
          .flatMap(Optional::stream)
          .map(edges::toRow)
          .iterator();
    }
  }

  private static <T, R> Iterator<R> mapped(Iterator<T> from, java.util.function.Function<T, R> to) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return from.hasNext();
      }

      @Override
      public R next() {
        return to.apply(from.next());
      }
    };
  }
}
