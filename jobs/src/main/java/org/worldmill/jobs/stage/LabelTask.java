package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.label.caption.Captioners;
import org.worldmill.schemas.Caption;

/** Captions items. */
final class LabelTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final ArrayList<String> captioners;

  LabelTask(List<String> captioners) {
    this.captioners = new ArrayList<>(captioners);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    RecordCodec<Subject> subjects = RecordCodec.of(Subject.class);
    RecordCodec<CaptionRow> captions = RecordCodec.of(CaptionRow.class);
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false)
        .map(subjects::fromRow)
        .flatMap(subject -> captions(subject).stream())
        .map(captions::toRow)
        .iterator();
  }

  private List<CaptionRow> captions(Subject subject) {
    List<Caption> said =
        Captioners.caption(
            captioners, subject.item(), subject.asset(), Subject.values(subject.signals()));
    List<CaptionRow> rows = new ArrayList<>();
    for (Caption caption : said) {
      rows.add(CaptionRow.of(rows.size(), caption));
    }
    return rows;
  }
}
