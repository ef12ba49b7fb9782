package org.worldmill.jobs.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Typed reading and writing of the mill's Iceberg tables. A table is made when it is first used.
 * Every write is one atomic commit. For use by the driver.
 */
public final class Catalog {

  /** The method of {@link #digest(Dataset)}: another name when equal rows would give others. */
  public static final String DIGEST = RowDigest.METHOD;

  private static final long FEW_ROWS = 100_000;

  private final SparkSession spark;
  private final TableFiles tables;

  /** Over a session that {@link SparkSessions} opened. */
  public Catalog(SparkSession spark) {
    this.spark = spark;
    tables = new TableFiles(spark);
  }

  /** The session. */
  public SparkSession spark() {
    return spark;
  }

  /**
   * All rows that a table holds now, as Spark sees them, columns in the order of the record. Ask
   * again after a write.
   */
  public Dataset<Row> rows(MillTable<?> table) {
    StructType schema = table.codec().schema();
    if (tables.rows(table) == 0) {
      // Spark leaves out every join with a relation that it knows to be empty.
      return spark.createDataFrame(List.of(), schema);
    }
    Column[] columns =
        Arrays.stream(schema.fieldNames()).map(functions::col).toArray(Column[]::new);
    return spark.table(table.sqlName()).select(columns);
  }

  /** All rows of a table, sorted by its key; for tables and stretches that fit into the driver. */
  public <T extends Record> List<T> read(MillTable<T> table) {
    return collect(table, rows(table));
  }

  /** These rows of a table, sorted by its key. */
  public <T extends Record> List<T> collect(MillTable<T> table, Dataset<Row> rows) {
    var codec = table.codec();
    Column[] key = table.key().stream().map(functions::col).toArray(Column[]::new);
    // One task sorts few rows sooner than Spark finds out where to divide them.
    Dataset<Row> sorted =
        tables.rows(table) <= FEW_ROWS
            ? rows.coalesce(1).sortWithinPartitions(key)
            : rows.sort(key);
    return sorted.collectAsList().stream().map(codec::fromRow).toList();
  }

  /** Records as Spark's rows. */
  public <T extends Record> Dataset<Row> dataset(MillTable<T> table, List<T> values) {
    var codec = table.codec();
    return spark.createDataFrame(codec.toRows(values), codec.schema());
  }

  /** Adds records in one commit; nothing for an empty list. */
  public <T extends Record> void append(MillTable<T> table, List<T> values) {
    if (!values.isEmpty()) {
      append(table, dataset(table, values));
    }
  }

  /** Adds rows in one commit. */
  public void append(MillTable<?> table, Dataset<Row> rows) {
    ensure(table);
    try {
      rows.writeTo(table.sqlName()).append();
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(table.sqlName() + " was dropped while it was in use", e);
    }
  }

  /** Puts records in place of all there are, in one commit. */
  public <T extends Record> void replace(MillTable<T> table, List<T> values) {
    replace(table, dataset(table, values));
  }

  /**
   * Puts rows in place of those whose partition {@code column} has this value, in one commit. Every
   * new row must have it too.
   */
  public void replaceWhere(MillTable<?> table, String column, String value, Dataset<Row> rows) {
    if (!table.partitions().contains(column)) {
      throw new IllegalArgumentException(table.name() + " is not partitioned by " + column);
    }
    overwrite(table, rows, functions.col(column).equalTo(value));
  }

  /** Puts rows in place of all there are, in one commit. */
  public void replace(MillTable<?> table, Dataset<Row> rows) {
    overwrite(table, rows, functions.lit(true));
  }

  private void overwrite(MillTable<?> table, Dataset<Row> rows, Column doomed) {
    ensure(table);
    try {
      rows.writeTo(table.sqlName()).overwrite(doomed);
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(table.sqlName() + " was dropped while it was in use", e);
    }
  }

  /**
   * Deletes the rows whose {@code column} has one of these values, in one commit; no commit if
   * there are none. History keeps them in the table's snapshots.
   */
  public void deleteWhere(MillTable<?> table, String column, Dataset<Row> values) {
    if (tables.rows(table) == 0) {
      return;
    }
    Dataset<Row> rows = rows(table);
    Dataset<Row> doomed = values.select(functions.col(values.columns()[0]).as("doomed")).distinct();
    Column match = rows.col(column).equalTo(doomed.col("doomed"));
    if (!rows.join(doomed, match, "left_semi").isEmpty()) {
      replace(table, rows.join(doomed, match, "left_anti"));
    }
  }

  /**
   * Names the state of a table: another text after every commit, to this table or to one that took
   * its place. Read from metadata alone.
   */
  public String version(MillTable<?> table) {
    return tables.version(table);
  }

  /** The version of the state that the present one was made of by one commit, if there was any. */
  public Optional<String> previousVersion(MillTable<?> table) {
    return tables.previousVersion(table);
  }

  /** How many rows a table has. Read from metadata alone. */
  public long count(MillTable<?> table) {
    return tables.rows(table);
  }

  /** A digest of a table's contents, whatever the order and files they are stored in. */
  public String digest(MillTable<?> table) {
    return digest(rows(table));
  }

  /** A digest of rows, whatever their order. */
  public static String digest(Dataset<Row> rows) {
    return RowDigest.of(rows);
  }

  private void ensure(MillTable<?> table) {
    tables.ensure(table);
  }
}
