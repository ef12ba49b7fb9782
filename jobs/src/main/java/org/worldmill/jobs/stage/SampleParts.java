package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.jobs.catalog.CaptionRow;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Sample;

/**
 * A sample as tables hold it.
 *
 * @param item the item
 * @param asset its asset
 * @param media its bytes
 * @param signals its signals
 * @param captions its captions, in any order
 */
record SampleParts(
    Item item, Asset asset, ItemMedia media, List<SignalRow> signals, List<CaptionRow> captions) {

  SampleParts {
    signals = List.copyOf(signals);
    captions = List.copyOf(captions);
  }

  /** The sample, its item in the group that the release's splits go by. */
  Sample sample(SourceGroups groups) {
    return new Sample(
        groups.regroup(item, asset),
        asset,
        media,
        Subject.values(signals),
        captions.stream()
            .sorted(java.util.Comparator.comparingInt(CaptionRow::place))
            .map(CaptionRow::caption)
            .toList());
  }
}
