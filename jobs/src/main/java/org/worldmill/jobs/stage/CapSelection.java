package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.schemas.config.BalanceConfig.Cap;

/** Keeps at most so many items of each group; items that belong to no group are not counted. */
record CapSelection(Balance balance, Cap cap) implements Selection {

  @Override
  public String rule() {
    return Balance.column(cap.by()) + "-cap";
  }

  @Override
  public Dataset<Row> drops(Dataset<Row> kept, int order) {
    String by = Balance.column(cap.by());
    Dataset<Row> placed =
        Draw.placed(balance.traits(kept).where(col(by).isNotNull()), col(by))
            .where(col(Draw.PLACE).gt(cap.most()));
    Column reason =
        concat(
            lit("number "),
            col(Draw.PLACE).cast("string"),
            lit(" of "),
            col(Draw.OF).cast("string"),
            lit(" in " + by + " "),
            col("group"),
            lit("; " + cap.most() + " are kept"));
    return Draw.drops(placed, rule(), order, reason);
  }
}
