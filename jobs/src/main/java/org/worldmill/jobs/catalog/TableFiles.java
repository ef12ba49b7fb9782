package org.worldmill.jobs.catalog;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.iceberg.spark.source.HasIcebergCatalog;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.spark.SparkSessions;

/**
 * The mill's tables as Iceberg knows them. What needs no row is asked here: it costs a look at one
 * metadata file, not a Spark job.
 */
final class TableFiles {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "format-version", "2",
          "write.parquet.compression-codec", "zstd",
          // Spark would shuffle and sort every write by partition; ours have few values or none.
          "write.distribution-mode", "none",
          "write.spark.fanout.enabled", "true",
          // Several commits a wave: old metadata files would pile up.
          "write.metadata.delete-after-commit.enabled", "true",
          "write.metadata.previous-versions-max", "20");

  private static final Namespace NAMESPACE = Namespace.of(MillTable.NAMESPACE);

  private final org.apache.iceberg.catalog.Catalog iceberg;
  private final Set<String> known = new HashSet<>();

  TableFiles(SparkSession spark) {
    Object plugin = spark.sessionState().catalogManager().catalog(SparkSessions.CATALOG);
    if (!(plugin instanceof HasIcebergCatalog catalog)) {
      throw new IllegalStateException(
          "the Spark catalog '" + SparkSessions.CATALOG + "' is not one of Iceberg: " + plugin);
    }
    iceberg = catalog.icebergCatalog();
  }

  /** Makes a table if it is not there. */
  void ensure(MillTable<?> table) {
    if (!known.contains(table.name())) {
      load(table);
    }
  }

  String version(MillTable<?> table) {
    Table now = load(table);
    Snapshot snapshot = now.currentSnapshot();
    return version(now, Optional.ofNullable(snapshot).map(Snapshot::snapshotId));
  }

  Optional<String> previousVersion(MillTable<?> table) {
    Table now = load(table);
    return Optional.ofNullable(now.currentSnapshot())
        .map(snapshot -> version(now, Optional.ofNullable(snapshot.parentId())));
  }

  private static String version(Table table, Optional<Long> snapshotId) {
    return table.uuid() + "/" + snapshotId.map(String::valueOf).orElse("empty");
  }

  /** Rows of a table. Ours have no delete files: every row of a data file counts. */
  long rows(MillTable<?> table) {
    Snapshot snapshot = load(table).currentSnapshot();
    return snapshot == null
        ? 0
        : Long.parseLong(snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP));
  }

  private Table load(MillTable<?> table) {
    TableIdentifier name = TableIdentifier.of(NAMESPACE, table.name());
    if (!known.contains(table.name())) {
      if (!iceberg.tableExists(name)) {
        create(table, name);
      }
      requireColumns(table, iceberg.loadTable(name));
      known.add(table.name());
    }
    return iceberg.loadTable(name);
  }

  private void create(MillTable<?> table, TableIdentifier name) {
    if (iceberg instanceof SupportsNamespaces spaces && !spaces.namespaceExists(NAMESPACE)) {
      try {
        spaces.createNamespace(NAMESPACE);
      } catch (AlreadyExistsException e) {
        // Another process was first: its namespace is as good.
      }
    }
    Schema schema = SparkSchemaUtil.convert(table.codec().schema());
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    table.partitions().forEach(spec::identity);
    try {
      iceberg
          .buildTable(name, schema)
          .withPartitionSpec(spec.build())
          .withProperties(PROPERTIES)
          .create();
    } catch (AlreadyExistsException e) {
      // Another process was first: its table is as good.
    }
  }

  private static void requireColumns(MillTable<?> table, Table there) {
    String missing =
        Arrays.stream(table.codec().schema().fieldNames())
            .filter(name -> there.schema().findField(name) == null)
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
