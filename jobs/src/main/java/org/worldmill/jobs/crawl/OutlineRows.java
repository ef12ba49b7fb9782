package org.worldmill.jobs.crawl;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.Licence;

/**
 * Reads Spark's own rows, by place, as {@link Addresses#outlines} makes them. What they leave out
 * is empty in the records.
 */
final class OutlineRows implements KnowledgeFold.Reader<InternalRow> {

  @Override
  public String urlId(InternalRow row) {
    return text(row, 0);
  }

  @Override
  public Optional<FrontierRow> found(InternalRow row) {
    if (row.getInt(1) != 0) {
      return Optional.empty();
    }
    Licence licence =
        new Licence(
            optional(row, 8),
            Optional.empty(),
            Optional.empty(),
            optional(row, 9),
            row.getDouble(10));
    return Optional.of(
        new FrontierRow(
            "",
            row.getLong(4),
            text(row, 0),
            "",
            text(row, 5),
            Role.valueOf(text(row, 6)),
            Optional.empty(),
            row.getInt(7),
            row.getInt(3),
            text(row, 2),
            FrontierRow.Words.NONE,
            licence,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            optional(row, 11)));
  }

  @Override
  public FetchRow asked(InternalRow row) {
    Optional<Held> held =
        row.isNullAt(16)
            ? Optional.empty()
            : Optional.of(
                new Held(
                    optional(row, 14),
                    optional(row, 15),
                    row.getLong(16),
                    Optional.empty(),
                    Optional.empty()));
    return new FetchRow(
        "",
        row.getLong(12),
        text(row, 0),
        "",
        text(row, 5),
        Role.valueOf(text(row, 6)),
        row.getLong(4),
        Optional.empty(),
        0,
        Outcome.valueOf(text(row, 13)),
        "",
        0,
        held,
        Optional.empty(),
        "");
  }

  private static String text(InternalRow row, int column) {
    return row.getUTF8String(column).toString();
  }

  private static Optional<String> optional(InternalRow row, int column) {
    return row.isNullAt(column) ? Optional.empty() : Optional.of(text(row, column));
  }
}
