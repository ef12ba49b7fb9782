package org.worldmill.jobs.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.duplicate.ContaminationTask;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.duplicate.HashLists;

/** Drops what the hash lists of evaluation sets hold. */
final class ContaminatedSelection implements Selection {

  static final String RULE = "contaminated";

  private final DuplicateIndex index;
  private final HashLists lists;

  /** Over this index, which holds the items already. */
  ContaminatedSelection(DuplicateIndex index, HashLists lists) {
    this.index = index;
    this.lists = lists;
  }

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public Dataset<Row> drops(Dataset<Row> kept, int order) {
    Dataset<Row> rows =
        index.rows().join(kept.select("item_id"), Views.same("item_id"), "left_semi");
    return ContaminationTask.verdicts(rows, lists, RULE, order);
  }
}
