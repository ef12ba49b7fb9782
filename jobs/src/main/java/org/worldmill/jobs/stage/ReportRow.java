package org.worldmill.jobs.stage;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.report.ReportItem;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Verdict;
import org.worldmill.shard.ShardFile;

/**
 * An item as tables hold what the report says of it.
 *
 * @param item the item
 * @param asset its asset
 * @param signals its signals
 * @param drops verdicts that drop it
 * @param captions its captions
 * @param media its bytes
 */
record ReportRow(
    Item item,
    Asset asset,
    List<SignalRow> signals,
    List<Verdict> drops,
    List<CaptionRow> captions,
    Optional<ItemMedia> media) {

  ReportRow {
    signals = List.copyOf(signals);
    drops = List.copyOf(drops);
    captions = List.copyOf(captions);
  }

  /**
   * Where an item lies in the release.
   *
   * @param shard its file
   * @param offset of its media
   */
  record Location(ShardFile shard, long offset) {}

  ReportItem reportItem(Map<String, Location> locations) {
    Optional<Location> location = Optional.ofNullable(locations.get(item.itemId()));
    return new ReportItem(
        item,
        asset,
        Subject.values(signals),
        drops.stream().min(Comparator.comparingInt(Verdict::order)),
        captions.stream()
            .sorted(Comparator.comparingInt(CaptionRow::place))
            .map(CaptionRow::caption)
            .toList(),
        location.flatMap(where -> media.map(made -> publication(where, made))));
  }

  private static ReportItem.Publication publication(Location where, ItemMedia media) {
    String path = where.shard().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new ReportItem.Publication(
        name.substring(0, name.indexOf('-')),
        media.blob(),
        "../" + path,
        where.offset(),
        media.transforms());
  }
}
