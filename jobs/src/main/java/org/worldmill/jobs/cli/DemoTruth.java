package org.worldmill.jobs.cli;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.demo.KnownTruth;
import org.worldmill.jobs.stage.Views;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.SignalValue;

/** Holds what the catalog says of the painted films against the files beside them. */
final class DemoTruth {

  private static final String FILMS = "video/";

  private DemoTruth() {}

  /** Of all films of the painted corpus that became items. */
  static KnownTruth of(Path corpus, Catalog catalog, PipelineConfig config) throws IOException {
    Views views = new Views(catalog, config);
    Map<String, Asset> films = new TreeMap<>();
    for (Asset asset : catalog.read(MillTable.ASSETS)) {
      asset.origins().stream()
          .filter(origin -> origin.startsWith(FILMS))
          .findFirst()
          .ifPresent(origin -> films.put(origin, asset));
    }
    Map<String, Map<String, SignalValue>> signals = new HashMap<>();
    List<SignalRow> rows =
        catalog.collect(
            MillTable.SIGNALS,
            views.signals().where(col("name").isin(KnownTruth.SIGNALS.toArray())));
    for (SignalRow row : rows) {
      signals.computeIfAbsent(row.itemId(), unused -> new HashMap<>()).put(row.name(), row.value());
    }
    List<Item> items = new ArrayList<>(catalog.collect(MillTable.ITEMS, views.items()));
    items.sort(Comparator.comparingInt(Item::index));
    KnownTruth known = new KnownTruth();
    for (Map.Entry<String, Asset> film : films.entrySet()) {
      String stem = film.getKey().substring(0, film.getKey().lastIndexOf('.'));
      Path truth = corpus.resolve(stem + ".json");
      if (Files.exists(truth)) {
        known.compare(
            truth,
            items.stream()
                .filter(item -> item.assetId().equals(film.getValue().assetId()))
                .map(item -> signals.getOrDefault(item.itemId(), Map.of()))
                .toList());
      }
    }
    return known;
  }
}
