package org.worldmill.jobs.duplicate;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.SignatureRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Verdict;

/** Drops items that evaluation sets hold. */
public final class ContaminationTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final Broadcast<HashLists> lists;
  private final String rule;
  private final int order;

  private ContaminationTask(Broadcast<HashLists> lists, String rule, int order) {
    this.lists = lists;
    this.rule = rule;
    this.order = order;
  }

  /**
   * Verdicts on those items that match an entry of a list.
   *
   * @param rows entries of the index
   * @param rule the verdicts' rule
   * @param order its place
   */
  public static Dataset<Row> verdicts(Dataset<Row> rows, HashLists lists, String rule, int order) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext());
    return rows.mapPartitions(
        new ContaminationTask(context.broadcast(lists), rule, order),
        RecordCodec.of(Verdict.class).encoder());
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    RecordCodec<Verdict> verdicts = RecordCodec.of(Verdict.class);
    Contamination contamination = new Contamination(lists.value());
    Iterable<SignatureRow> all = () -> RecordCodec.of(SignatureRow.class).fromRows(rows);
    return java.util.stream.StreamSupport.stream(all.spliterator(), false)
        .flatMap(
            row ->
                row
                    .signature()
                    .flatMap(contamination::find)
                    .map(
                        found ->
                            new Verdict(
                                row.itemId(),
                                rule,
                                order,
                                false,
                                "",
                                Optional.of(found.match().score()),
                                Optional.of(found.reason())))
                    .stream())
        .map(verdicts::toRow)
        .iterator();
  }
}
