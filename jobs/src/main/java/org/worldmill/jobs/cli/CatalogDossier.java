package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.BundleFolder;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.SignalValue;

/** Makes the dossier of an item or asset from the catalog. */
final class CatalogDossier {

  private final Catalog catalog;

  private CatalogDossier(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The dossier of the asset or item whose id begins with {@code prefix}. */
  static Dossier of(CommonOptions options, String prefix) throws IOException, UsageException {
    Workdir workdir = new Workdir(options.workdir());
    try (SparkSession spark = SparkSessions.open(workdir, options.config().resources())) {
      return new CatalogDossier(new Catalog(spark)).find(prefix);
    }
  }

  /**
   * The bytes of an asset as a file of this machine: the blob itself, or a copy in a folder, with
   * what belongs to it beside it.
   */
  static Path file(CommonOptions options, String assetId, Path folder) throws IOException {
    Workdir workdir = new Workdir(options.workdir());
    ResourceConfig resources = options.config().resources();
    try (SparkSession spark = SparkSessions.open(workdir, resources)) {
      Asset asset = new CatalogDossier(new Catalog(spark)).asset(assetId);
      BlobStore blobs =
          new BlobStore(workdir.blobs(resources), spark.sparkContext().hadoopConfiguration());
      return BundleFolder.layOut(blobs, asset, folder);
    }
  }

  private Dossier find(String prefix) throws UsageException {
    List<Item> items = where(MillTable.ITEMS, functions.col("item_id").startsWith(prefix));
    if (!items.isEmpty()) {
      return dossier(asset(items.get(0).assetId()), items.subList(0, 1));
    }
    List<Asset> assets = where(MillTable.ASSETS, functions.col("asset_id").startsWith(prefix));
    List<QuarantineRow> rejects =
        where(MillTable.QUARANTINE, functions.col("asset_id").startsWith(prefix));
    if (!rejects.isEmpty()) {
      return rejected(rejects.get(0));
    }
    if (assets.isEmpty()) {
      throw new UsageException("the catalog has no item and no asset " + prefix + "…");
    }
    Asset asset = assets.get(0);
    return dossier(
        asset, where(MillTable.ITEMS, functions.col("asset_id").equalTo(asset.assetId())));
  }

  private Asset asset(String assetId) {
    return where(MillTable.ASSETS, functions.col("asset_id").equalTo(assetId)).get(0);
  }

  private static Dossier rejected(QuarantineRow row) {
    return new Dossier(
        row.origins().get(0),
        row.assetId(),
        "unknown",
        row.sizeBytes(),
        Optional.empty(),
        Optional.of(row.code() + ": " + row.message()),
        List.of());
  }

  private Dossier dossier(Asset asset, List<Item> items) {
    List<Dossier.ItemPart> parts = new ArrayList<>();
    for (Item item : items) {
      Column ofItem = functions.col("item_id").equalTo(item.itemId());
      TreeMap<String, SignalValue> signals = new TreeMap<>();
      for (SignalRow row : where(MillTable.SIGNALS, ofItem)) {
        signals.put(row.name(), row.value());
      }
      parts.add(
          new Dossier.ItemPart(
              item.itemId(),
              item.index(),
              item.shot(),
              item.span(),
              item.frames(),
              signals,
              where(MillTable.VERDICTS, ofItem),
              where(MillTable.CAPTIONS, ofItem).stream().map(CaptionRow::caption).toList(),
              likes(ofItem)));
    }
    return new Dossier(
        asset.name(),
        asset.assetId(),
        asset.blob().contentType(),
        asset.blob().sizeBytes(),
        Optional.of(asset.facts()),
        Optional.empty(),
        parts);
  }

  private List<DuplicateRow> likes(Column ofItem) {
    List<DuplicateRow> own = where(MillTable.DUPLICATES, ofItem);
    return own.isEmpty()
        ? own
        : where(MillTable.DUPLICATES, functions.col("group").equalTo(own.get(0).group()));
  }

  private <T extends Record> List<T> where(MillTable<T> table, Column condition) {
    return catalog.collect(table, catalog.rows(table).where(condition));
  }
}
