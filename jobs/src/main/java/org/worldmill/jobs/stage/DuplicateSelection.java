package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.duplicate.Groups;

/**
 * Drops an item that matches a better one, or one that was kept on an earlier night: what was
 * published stays until it leaves its source, as long as settings and code are the same. Verdicts
 * on the items that pass record who was kept.
 */
final class DuplicateSelection implements Selection {

  static final String RULE = "duplicate";

  private final MillContext mill;
  private final Catalog catalog;
  private final DuplicateIndex index;
  private final boolean sameAsLastTime;

  /**
   * Over this index, which holds the items already.
   *
   * @param key of the stage as it is now
   */
  DuplicateSelection(MillContext mill, DuplicateIndex index, StageKey key) {
    this.mill = mill;
    this.catalog = mill.catalog();
    this.index = index;
    sameAsLastTime =
        new Ledger(mill)
            .last(CurateStage.NAME)
            .filter(run -> run.configFingerprint().equals(key.configFingerprint()))
            .filter(run -> run.codeFingerprint().equals(key.codeFingerprint()))
            .isPresent();
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Dataset<Row> drops(Dataset<Row> kept, int order) {
    Dataset<Row> items = kept.where(index.compared());
    if (catalog.count(MillTable.EDGES) > 0 || catalog.count(MillTable.DUPLICATES) > 0) {
      catalog.replace(
          MillTable.DUPLICATES,
          new Groups(catalog, mill.config().curate().duplicates().keep())
              .of(items, index.edges(items), incumbents()));
      mill.failpoint().pass("curate: duplicates grouped");
    }
    Dataset<Row> groups = catalog.rows(MillTable.DUPLICATES);
    Dataset<Row> dropped = groups.where(col("of").isNotNull());
    Dataset<Row> passed =
        items
            .select("item_id")
            .join(dropped.select("item_id"), Views.same("item_id"), "left_anti")
            .select(
                col("item_id"),
                lit(RULE).as("rule"),
                lit(order).as("order"),
                lit(true).as("keep"),
                lit("").as("signal"),
                lit(null).cast("double").as("value"),
                lit(null).cast("string").as("reason"));
    return dropped
        .select(
            col("item_id"),
            lit(RULE).as("rule"),
            lit(order).as("order"),
            lit(false).as("keep"),
            lit("").as("signal"),
            col("score").as("value"),
            concat(
                    lit("duplicate of "),
                    col("of"),
                    lit(": "),
                    lower(col("kind")),
                    format_string(", score %.2f", col("score")))
                .as("reason"))
        .unionByName(passed);
  }

  private Dataset<Row> incumbents() {
    Dataset<Row> verdicts = catalog.rows(MillTable.VERDICTS);
    return (sameAsLastTime ? verdicts : verdicts.limit(0))
        .where(col("rule").equalTo(RULE))
        .where(col("keep"))
        .select("item_id");
  }
}
