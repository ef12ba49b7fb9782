package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MediaRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.PassRow;
import org.worldmill.jobs.catalog.RefusalRow;
import org.worldmill.jobs.duplicate.ContaminationTask;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.duplicate.HashLists;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Holds every measured item against the operator's lists of what must not be kept. Where one
 * matches, the bytes of its asset go, with everything that was made of them; a row of {@link
 * MillTable#REFUSALS} stays and says so, and the asset is quarantined. The row is written first and
 * the references go last, so that a sweep that was killed is ended by the next.
 */
final class RefusalSweep {

  private final MillContext mill;
  private final Catalog catalog;
  private final Views views;
  private final Optional<HashLists> lists;

  RefusalSweep(MillContext mill, Views views) {
    this.mill = mill;
    catalog = mill.catalog();
    this.views = views;
    List<String> places = mill.config().curate().refuse();
    lists =
        places.isEmpty() ? Optional.empty() : Optional.of(HashLists.read(places, mill.hadoop()));
  }

  /** Of what the lists say; empty if there are none. */
  String digest() {
    return lists.map(HashLists::digest).orElse("");
  }

  /** Sweeps; returns how many assets went. */
  long run() {
    Map<String, RefusalRow> fresh = new TreeMap<>();
    lists.ifPresent(read -> matches(read).forEach(row -> fresh.put(row.itemId(), row)));
    Set<String> known = new HashSet<>();
    List<RefusalRow> before = catalog.read(MillTable.REFUSALS);
    before.forEach(row -> known.add(row.itemId()));
    fresh.keySet().removeAll(known);
    catalog.append(MillTable.REFUSALS, List.copyOf(fresh.values()));
    mill.failpoint().pass("curate: refusals written");
    Map<String, RefusalRow> doomed = new TreeMap<>();
    before.forEach(row -> doomed.putIfAbsent(row.assetId(), row));
    fresh.values().forEach(row -> doomed.putIfAbsent(row.assetId(), row));
    if (doomed.isEmpty()) {
      return 0;
    }
    List<Asset> assets =
        catalog.collect(
            MillTable.ASSETS,
            catalog.rows(MillTable.ASSETS).where(col("asset_id").isin(doomed.keySet().toArray())));
    if (!assets.isEmpty()) {
      remove(assets, doomed);
    }
    return assets.size();
  }

  private List<RefusalRow> matches(HashLists read) {
    Dataset<Row> items = views.items().select("item_id", "asset_id", "modality");
    Dataset<Row> named =
        views.signals().where(col("name").isin(DuplicateIndex.signalNames().toArray()));
    Dataset<Row> orders =
        items.join(Views.listed(items, named, "signals"), Views.same("item_id"), "inner");
    Dataset<Row> verdicts =
        ContaminationTask.verdicts(DuplicateIndex.signatures(orders), read, "refuse", 0);
    var codec = MillTable.VERDICTS.codec();
    Map<String, Verdict> byItem =
        verdicts.collectAsList().stream()
            .map(codec::fromRow)
            .collect(Collectors.toMap(Verdict::itemId, verdict -> verdict));
    if (byItem.isEmpty()) {
      return List.of();
    }
    Map<String, Asset> assets = new TreeMap<>();
    List<Item> matched = itemsWhere("item_id", byItem.keySet());
    Object[] ids = matched.stream().map(Item::assetId).distinct().toArray();
    catalog
        .collect(MillTable.ASSETS, catalog.rows(MillTable.ASSETS).where(col("asset_id").isin(ids)))
        .forEach(asset -> assets.put(asset.assetId(), asset));
    List<RefusalRow> rows = new ArrayList<>();
    for (Item item : matched) {
      Asset asset = assets.get(item.assetId());
      Verdict verdict = byItem.get(item.itemId());
      if (asset != null && verdict != null) {
        rows.add(
            new RefusalRow(
                asset.assetId(),
                item.itemId(),
                asset.sourceUri(),
                asset.name(),
                verdict.reason().orElse("")));
      }
    }
    return rows;
  }

  private List<Item> itemsWhere(String column, Set<String> values) {
    return catalog.collect(
        MillTable.ITEMS, catalog.rows(MillTable.ITEMS).where(col(column).isin(values.toArray())));
  }

  private void remove(List<Asset> assets, Map<String, RefusalRow> doomed) {
    Set<String> ids = assets.stream().map(Asset::assetId).collect(Collectors.toSet());
    List<Item> items = itemsWhere("asset_id", ids);
    deleteBytes(assets, items, ids);
    List<RefusalRow> rows = ids.stream().sorted().map(doomed::get).toList();
    Dataset<Row> gone = catalog.dataset(MillTable.REFUSALS, rows).select("asset_id");
    for (MillTable<?> table :
        List.of(MillTable.PASSES, MillTable.MEDIA, MillTable.SIGNATURES, MillTable.SIGNALS)) {
      catalog.deleteWhere(table, "asset_id", gone);
    }
    catalog.deleteWhere(MillTable.ITEMS, "asset_id", gone);
    String fingerprint = Fingerprints.measures(mill.config(), MeasureRegistry.load());
    catalog.append(
        MillTable.PASSES,
        rows.stream()
            .map(
                row ->
                    new PassRow(
                        row.assetId(),
                        fingerprint,
                        0,
                        Optional.of(Code.REFUSED),
                        Optional.of(Refused.told(row.reason()))))
            .toList());
  }

  private void deleteBytes(List<Asset> assets, List<Item> items, Set<String> ids) {
    BlobStore blobs = new BlobStore(mill.workdir().blobs(mill.config().resources()), mill.hadoop());
    List<MediaRow> media =
        catalog.collect(
            MillTable.MEDIA,
            catalog.rows(MillTable.MEDIA).where(col("asset_id").isin(ids.toArray())));
    try {
      for (MediaRow row : media) {
        if (row.media().isPresent()) {
          blobs.delete(row.media().get().blob());
        }
      }
      for (Item item : items) {
        if (item.thumbnail().isPresent()) {
          blobs.delete(item.thumbnail().get());
        }
      }
      for (Asset asset : assets) {
        for (Companion part : asset.companions()) {
          blobs.delete(part.blob());
        }
        blobs.delete(asset.blob());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes that must not be kept cannot be deleted", e);
    }
  }
}
