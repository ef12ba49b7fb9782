package org.worldmill.jobs.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A rule that drops an item for what other items are: it sees all items that the filters and the
 * selections before it have kept.
 */
interface Selection {

  /** The rule's name, given as the reason for a drop. */
  String rule();

  /**
   * A verdict on each item that it drops.
   *
   * @param kept rows of {@link org.worldmill.jobs.catalog.MillTable#ITEMS}
   * @param order the rule's place, to be written into the verdicts
   * @return rows of {@link org.worldmill.schemas.Verdict}
   */
  Dataset<Row> drops(Dataset<Row> kept, int order);
}
