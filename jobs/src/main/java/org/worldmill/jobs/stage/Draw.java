package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The order in which the items of a group are taken. */
final class Draw {

  /** The place of an item in its group, from 1. */
  static final String PLACE = "place";

  /** The number of items in its group. */
  static final String OF = "of";

  private Draw() {}

  /**
   * Rows of {@link Trait} with their {@link #PLACE} and {@link #OF} in groups of one value of
   * {@code group}: first of each cluster first.
   */
  static Dataset<Row> placed(Dataset<Row> traits, Column group) {
    // What has no picture is a cluster of its own.
    Column cluster = coalesce(col("cluster"), col("item_id"));
    return traits
        .withColumn("group", group)
        .withColumn(
            "round",
            row_number().over(Window.partitionBy(col("group"), cluster).orderBy("draw", "item_id")))
        .withColumn(
            PLACE,
            row_number()
                .over(Window.partitionBy("group").orderBy("round", "draw", "item_id"))
                .cast("long"))
        .withColumn(OF, count(lit(1)).over(Window.partitionBy("group")));
  }

  /** Rows of {@link org.worldmill.schemas.Verdict} that drop these rows of {@link #placed}. */
  static Dataset<Row> drops(Dataset<Row> placed, String rule, int order, Column reason) {
    return placed.select(
        col("item_id"),
        lit(rule).as("rule"),
        lit(order).as("order"),
        lit(false).as("keep"),
        lit("").as("signal"),
        col(PLACE).cast("double").as("value"),
        reason.as("reason"));
  }
}
