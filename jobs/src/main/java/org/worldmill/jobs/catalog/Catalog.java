package org.worldmill.jobs.catalog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.worldmill.jobs.spark.SparkSessions;

/**
 * Typed reading and writing of the mill's Iceberg tables. A table is made when it is first used.
 * Every write is one atomic commit. For use by the driver.
 */
public final class Catalog {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.parquet.compression-codec", "zstd",
          // Several commits a wave: old metadata files would pile up.
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  private final SparkSession spark;
  private final Set<String> known = new HashSet<>();

  /** Over a session that {@link SparkSessions} opened. */
  public Catalog(SparkSession spark) {
    this.spark = spark;
  }

  /** The session. */
  public SparkSession spark() {
    return spark;
  }

  /** All rows of a table as Spark sees them, columns in the order of the record. */
  public Dataset<Row> rows(MillTable<?> table) {
    ensure(table);
    Column[] columns =
        Arrays.stream(table.codec().schema().fieldNames())
            .map(functions::col)
            .toArray(Column[]::new);
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
    return rows.sort(key).collectAsList().stream().map(codec::fromRow).toList();
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
    Dataset<Row> rows = rows(table);
    Dataset<Row> doomed = values.select(functions.col(values.columns()[0]).as("doomed")).distinct();
    Column match = rows.col(column).equalTo(doomed.col("doomed"));
    if (!rows.join(doomed, match, "left_semi").isEmpty()) {
      replace(table, rows.join(doomed, match, "left_anti"));
    }
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
    if (known.contains(table.name())) {
      return;
    }
    StructType schema = table.codec().schema();
    spark.sql(
        "CREATE NAMESPACE IF NOT EXISTS " + SparkSessions.CATALOG + "." + MillTable.NAMESPACE);
    if (!spark.catalog().tableExists(table.sqlName())) {
      create(table, schema);
    }
    requireColumns(table, schema);
    known.add(table.name());
  }

  private void create(MillTable<?> table, StructType schema) {
    var writer = spark.createDataFrame(List.of(), schema).writeTo(table.sqlName()).using("iceberg");
    PROPERTIES.forEach(writer::tableProperty);
    for (String column : table.partitions()) {
      writer.partitionedBy(functions.col(column));
    }
    try {
      writer.create();
    } catch (TableAlreadyExistsException e) {
      // Another process was first: its table is as good.
      spark.catalog().refreshTable(table.sqlName());
    }
  }

  private void requireColumns(MillTable<?> table, StructType schema) {
    Set<String> there = Set.of(spark.table(table.sqlName()).columns());
    String missing =
        Arrays.stream(schema.fieldNames())
            .filter(name -> !there.contains(name))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          table.sqlName()
              + " lacks "
              + missing
              + ": it was made by another version of Worldmill; use a fresh working directory");
    }
  }
}
