package org.worldmill.jobs.crawl;

import java.util.Optional;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.spark.RecordCodec;

/** Reads rows that hold a row of the frontier or one of the log of requests, whole. */
final class WholeRows implements KnowledgeFold.Reader<Row> {

  private static final int FOUND = 5;
  private static final int ASKED = 6;

  private final RecordCodec<FrontierRow> frontier = RecordCodec.of(FrontierRow.class);
  private final RecordCodec<FetchRow> fetches = RecordCodec.of(FetchRow.class);

  @Override
  public String urlId(Row row) {
    return row.getString(0);
  }

  @Override
  public Optional<FrontierRow> found(Row row) {
    return row.isNullAt(FOUND)
        ? Optional.empty()
        : Optional.of(frontier.fromRow(row.getStruct(FOUND)));
  }

  @Override
  public FetchRow asked(Row row) {
    return fetches.fromRow(row.getStruct(ASKED));
  }
}
