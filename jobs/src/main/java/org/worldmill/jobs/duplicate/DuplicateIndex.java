package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Signatures;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.DuplicateConfig.Mode;

/**
 * The index of signatures, which grows by what is new: a new item is compared with the new ones and
 * with all that were there before, once. Entries of items that have left stay, since they may come
 * back; edges are read for present items alone. Edges are committed first, the entries that mark
 * their items as compared after them.
 */
public final class DuplicateIndex {

  /** Raise it whenever the same signals and settings would give other groups. */
  public static final String VERSION = Indexed.VERSION;

  /** Up to so many items and entries, the search runs in the driver. */
  private static final long FEW = 10_000;

  private final Catalog catalog;
  private final Indexed rules;
  private final double minScore;
  private final long few;

  /**
   * The index for these settings.
   *
   * @param measures fingerprint of what finds the signals
   */
  public DuplicateIndex(Catalog catalog, String measures, CurateConfig config) {
    this(
        catalog,
        Indexed.of(measures, config.duplicates(), !config.decontaminate().isEmpty()),
        config.duplicates().minScore(),
        FEW);
  }

  DuplicateIndex(Catalog catalog, Indexed rules, double minScore, long few) {
    this.catalog = catalog;
    this.rules = rules;
    this.minScore = minScore;
    this.few = few;
  }

  /** The signals that entries are made of. */
  public static List<String> signalNames() {
    List<String> names = new ArrayList<>(Signatures.signalNames());
    names.add(Indexed.WIDTH);
    names.add(Indexed.HEIGHT);
    return List.copyOf(names);
  }

  /** Whether an item is of a modality that has entries. */
  public Column wanted() {
    return modality(rules::wants);
  }

  /** Whether an item is of a modality whose items are compared with each other. */
  public Column compared() {
    return modality(rules::compares);
  }

  private static Column modality(java.util.function.Predicate<Modality> test) {
    Object[] names = List.of(Modality.values()).stream().filter(test).map(Enum::name).toArray();
    return col("modality").isin(names);
  }

  /**
   * Whole signatures of items, as hash lists are held against: rows of {@link
   * MillTable#SIGNATURES}, which no index need hold.
   *
   * @param orders {@code item_id}, {@code asset_id}, {@code modality} and the signals, as a list of
   *     structs
   */
  public static Dataset<Row> signatures(Dataset<Row> orders) {
    Indexed whole = new Indexed("", Mode.OFF, Mode.OFF, Mode.OFF, true);
    return orders.mapPartitions(new Make(whole), RecordCodec.of(SignatureRow.class).encoder());
  }

  /** The entries that hold now. */
  public Dataset<Row> rows() {
    return catalog.rows(MillTable.SIGNATURES).where(current());
  }

  private Column current() {
    return col("fingerprint").isin(rules.fingerprints().toArray());
  }

  /** Edges whose ends are both among these items. */
  public Dataset<Row> edges(Dataset<Row> items) {
    Dataset<Row> ids = items.select("item_id");
    Column same = col("kind").isin(Match.Kind.EXACT.name(), Match.Kind.CONTENT.name());
    // A run that was killed between the two commits leaves edges that the next one finds again.
    return catalog
        .rows(MillTable.EDGES)
        .where(current())
        .where(same.or(col("score").geq(minScore)))
        .dropDuplicates(new String[] {"a", "b"})
        .join(ids.toDF("a"), Sides.same("a"), "left_semi")
        .join(ids.toDF("b"), Sides.same("b"), "left_semi");
  }

  /**
   * Takes items in that the index does not have, and finds what they match.
   *
   * @param orders {@code item_id}, {@code asset_id}, {@code modality} and the signals, as a list of
   *     structs
   * @param failpoint is told of the places between commits
   */
  public Search update(Dataset<Row> orders, Consumer<String> failpoint) {
    long known = catalog.count(MillTable.SIGNATURES);
    return catalog.count(MillTable.ITEMS) + known <= few
        ? updateHere(orders, failpoint)
        : updateOverSpark(orders, known, failpoint);
  }

  private Search updateHere(Dataset<Row> orders, Consumer<String> failpoint) {
    RecordCodec<IndexOrder> codec = RecordCodec.of(IndexOrder.class);
    List<SignatureRow> fresh =
        orders.collectAsList().stream().map(codec::fromRow).map(o -> o.row(rules)).toList();
    if (fresh.isEmpty()) {
      return Search.NONE;
    }
    List<SignatureRow> old = catalog.collect(MillTable.SIGNATURES, rows());
    LocalSearch search = new LocalSearch(new Verification(rules)).run(fresh, old);
    catalog.append(MillTable.EDGES, search.edges());
    failpoint.accept("curate: duplicates matched");
    catalog.append(MillTable.SIGNATURES, catalog.dataset(MillTable.SIGNATURES, fresh).coalesce(1));
    failpoint.accept("curate: duplicates indexed");
    return search.outcome(fresh.size());
  }

  private Search updateOverSpark(Dataset<Row> orders, long known, Consumer<String> failpoint) {
    return add(
        orders.mapPartitions(new Make(rules), RecordCodec.of(SignatureRow.class).encoder()),
        known,
        failpoint);
  }

  /** What new entries of a modality have to bear. */
  String fingerprint(Modality modality) {
    return rules.fingerprint(modality);
  }

  /**
   * Adds entries that the index does not have, and finds what they match, over Spark.
   *
   * @param entries rows of {@link MillTable#SIGNATURES}
   * @param known how many entries there are
   * @param failpoint is told of the places between commits
   */
  Search add(Dataset<Row> entries, long known, Consumer<String> failpoint) {
    Dataset<Row> fresh = entries.persist(StorageLevel.MEMORY_AND_DISK());
    try (LargeQueries settings = new LargeQueries(catalog.spark())) {
      Row counts = fresh.agg(count(lit(1)), sum(size(col("keys")))).head();
      long indexed = counts.getLong(0);
      if (indexed == 0) {
        return Search.NONE;
      }
      SparkSearch search = new SparkSearch(new Verification(rules), catalog.spark().sparkContext());
      SparkSearch.Size size = new SparkSearch.Size(indexed, known, counts.getLong(1));
      settings.tasks(size.tasks());
      long before = catalog.count(MillTable.EDGES);
      catalog.append(MillTable.EDGES, search.edges(fresh, rows(), size));
      failpoint.accept("curate: duplicates matched");
      catalog.append(MillTable.SIGNATURES, fresh);
      failpoint.accept("curate: duplicates indexed");
      return search.outcome(indexed, catalog.count(MillTable.EDGES) - before);
    } finally {
      fresh.unpersist();
    }
  }

  /** Makes entries in the executors. */
  private record Make(Indexed rules) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      RecordCodec<SignatureRow> codec = RecordCodec.of(SignatureRow.class);
      Iterator<IndexOrder> orders = RecordCodec.of(IndexOrder.class).fromRows(rows);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return orders.hasNext();
        }

        @Override
        public Row next() {
          return codec.toRow(orders.next().row(rules));
        }
      };
    }
  }
}
