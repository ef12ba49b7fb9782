package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;

/** Judges items by the rules of the configuration. */
final class JudgeTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final ArrayList<Row> rules;

  JudgeTask(List<FilterRule> rules) {
    this.rules = new ArrayList<>(RecordCodec.of(FilterRule.class).toRows(rules));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> items) {
    RecordCodec<FilterRule> ruleCodec = RecordCodec.of(FilterRule.class);
    RecordCodec<JudgeOrder> orders = RecordCodec.of(JudgeOrder.class);
    RecordCodec<Verdict> verdicts = RecordCodec.of(Verdict.class);
    Filters filters =
        new Filters(rules.stream().map(ruleCodec::fromRow).toList(), MeasureRegistry.load());
    Iterable<Row> rows = () -> items;
    return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
        .map(orders::fromRow)
        .flatMap(
            item ->
                filters
                    .judge(item.itemId(), item.modality(), Subject.values(item.signals()))
                    .stream())
        .map(verdicts::toRow)
        .iterator();
  }
}
