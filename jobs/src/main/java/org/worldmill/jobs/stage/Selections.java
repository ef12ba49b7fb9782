package org.worldmill.jobs.stage;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The selections of a configuration, in the order in which they are made. */
final class Selections {

  private final List<Selection> selections;
  private final int firstOrder;

  /**
   * Selections whose places follow those of the filters.
   *
   * @param firstOrder the place of the first
   */
  Selections(List<Selection> selections, int firstOrder) {
    this.selections = List.copyOf(selections);
    this.firstOrder = firstOrder;
  }

  /** The place behind the last. */
  int nextOrder() {
    return firstOrder + selections.size();
  }

  /**
   * The verdicts with those of all selections.
   *
   * @param verdicts what the filters said of {@code items}
   */
  Dataset<Row> applied(Dataset<Row> items, Dataset<Row> verdicts) {
    Dataset<Row> all = verdicts;
    int order = firstOrder;
    for (Selection selection : selections) {
      Dataset<Row> drops = selection.drops(Views.without(items, all), order);
      all = all.unionByName(drops).persist(StorageLevel.MEMORY_AND_DISK());
      order++;
    }
    return all;
  }
}
