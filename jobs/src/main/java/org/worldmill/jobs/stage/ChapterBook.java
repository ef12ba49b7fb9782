package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException.Code;

/**
 * Makes one of what several tasks found in the chapters of an asset: items and shots are numbered
 * through, and an asset of which a chapter failed has no items, but the reason of the first that
 * did.
 */
final class ChapterBook {

  /** A chapter without its items. */
  private record Part(int items, int shots, boolean triaged, Optional<String> fault, String why) {}

  private ChapterBook() {}

  /** The same rows, those of chapters as if they were parts of one. */
  static Dataset<Row> bound(Dataset<Row> found) {
    Map<String, SortedMap<Integer, Part>> assets = parts(found);
    if (assets.isEmpty()) {
      return found;
    }
    RecordCodec<ChapterPlace> codec = RecordCodec.of(ChapterPlace.class);
    HashMap<String, Row> places = new HashMap<>();
    assets.forEach(
        (asset, parts) ->
            placed(parts).forEach((n, place) -> places.put(key(asset, n), codec.toRow(place))));
    Dataset<Row> chapters =
        found
            .where(col("chapter").isNotNull())
            .map(new Binder(places), RecordCodec.of(AnalysedAsset.class).encoder());
    return found.where(col("chapter").isNull()).unionByName(chapters);
  }

  private static String key(String assetId, int chapter) {
    return assetId + '/' + chapter;
  }

  private static Map<String, SortedMap<Integer, Part>> parts(Dataset<Row> found) {
    Map<String, SortedMap<Integer, Part>> assets = new HashMap<>();
    Dataset<Row> narrow =
        found
            .where(col("chapter").isNotNull())
            .select(
                col("asset_id"),
                col("chapter"),
                size(col("items")),
                col("shots"),
                col("triaged"),
                col("fault"),
                col("reason"));
    for (Row row : narrow.collectAsList()) {
      assets
          .computeIfAbsent(row.getString(0), unused -> new TreeMap<>())
          .put(
              row.getInt(1),
              new Part(
                  row.getInt(2),
                  row.getInt(3),
                  row.getBoolean(4),
                  row.isNullAt(5) ? Optional.empty() : Optional.of(row.getString(5)),
                  row.isNullAt(6) ? "" : row.getString(6)));
    }
    return assets;
  }

  /** The place of each chapter of one asset. */
  private static Map<Integer, ChapterPlace> placed(SortedMap<Integer, Part> parts) {
    int total = parts.values().stream().mapToInt(Part::items).sum();
    boolean triaged = parts.values().stream().anyMatch(Part::triaged);
    Optional<Part> failed =
        parts.values().stream().filter(part -> part.fault().isPresent()).findFirst();
    Optional<Code> fault = failed.flatMap(Part::fault).map(Code::valueOf);
    Optional<String> reason = failed.map(Part::why);
    if (failed.isEmpty() && total == 0) {
      fault = Optional.of(Code.NO_CONTENT);
      reason = Optional.of("nothing in it can be made an item");
    }
    Map<Integer, ChapterPlace> places = new HashMap<>();
    int item = 0;
    int shot = 0;
    for (Map.Entry<Integer, Part> part : parts.entrySet()) {
      places.put(
          part.getKey(),
          new ChapterPlace(item, shot, fault.isPresent() ? 0 : total, triaged, fault, reason));
      item += part.getValue().items();
      shot += part.getValue().shots();
    }
    return places;
  }

  /** Puts each chapter in its place. */
  private record Binder(HashMap<String, Row> places) implements MapFunction<Row, Row> {

    @Override
    public Row call(Row row) {
      RecordCodec<AnalysedAsset> codec = RecordCodec.of(AnalysedAsset.class);
      AnalysedAsset part = codec.fromRow(row);
      int chapter = part.chapter().orElseThrow();
      Row known = places.get(key(part.assetId(), chapter));
      if (known == null) {
        throw new IllegalStateException("chapter " + chapter + " of " + part.assetId());
      }
      ChapterPlace place = RecordCodec.of(ChapterPlace.class).fromRow(known);
      boolean failed = place.fault().isPresent();
      List<Item> items = new ArrayList<>();
      if (!failed) {
        part.items().forEach(item -> items.add(moved(item, place)));
      }
      return codec.toRow(
          new AnalysedAsset(
              part.assetId(),
              part.chapter(),
              items,
              failed ? List.of() : part.signals(),
              part.shots(),
              place.total(),
              place.triaged(),
              place.fault(),
              place.reason()));
    }

    private static Item moved(Item item, ChapterPlace place) {
      return new Item(
          item.itemId(),
          item.assetId(),
          item.sourceGroup(),
          item.modality(),
          item.index() + place.firstItem(),
          item.shot() + place.firstShot(),
          item.span(),
          item.frames(),
          item.thumbnail());
    }
  }
}
