package org.worldmill.jobs.duplicate;

import java.util.Comparator;
import java.util.List;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaFacts.ModelFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.DuplicateConfig.Quality;

/**
 * What decides whether an item stays or a like one.
 *
 * @param itemId the item
 * @param incumbent whether it was kept on an earlier night, under the same settings
 * @param resolution pixels; of a model faces, or vertices where it has none
 * @param millis length of a clip; 0 for others
 * @param density bits of the file for each pixel it shows; for each face of a model
 * @param licensed whether terms of use are stated
 */
record Standing(
    String itemId,
    boolean incumbent,
    long resolution,
    long millis,
    double density,
    boolean licensed) {

  /** How an item stands. */
  static Standing of(Item item, Asset asset, boolean incumbent) {
    long resolution = resolution(asset);
    return new Standing(
        item.itemId(),
        incumbent,
        resolution,
        item.span().map(Span::durationNanos).orElse(0L) / 1_000_000,
        resolution == 0 ? 0 : 8.0 * bytes(asset) / resolution / pictures(asset),
        asset.licence().spdx().isPresent());
  }

  private static long resolution(Asset asset) {
    return asset
        .facts()
        .picture()
        .flatMap(track -> track.picture())
        .map(picture -> (long) picture.widthPx() * picture.heightPx())
        .or(() -> asset.facts().model().map(Standing::detail))
        .orElse(0L);
  }

  private static long detail(ModelFacts model) {
    return model.faces() > 0 ? model.faces() : model.vertices();
  }

  private static long bytes(Asset asset) {
    return asset
        .facts()
        .picture()
        .flatMap(track -> track.picture())
        .flatMap(PictureFacts::packets)
        .map(PacketFacts::bytes)
        .orElse(asset.blob().sizeBytes());
  }

  private static long pictures(Asset asset) {
    return asset
        .facts()
        .picture()
        .flatMap(track -> track.picture())
        .flatMap(PictureFacts::packets)
        .map(packets -> Math.max(1, packets.packets()))
        .orElse(1L);
  }

  /** The better first, by these qualities in turn and then by the id. */
  static Comparator<Standing> better(List<Quality> qualities) {
    Comparator<Standing> order = Comparator.comparing(Standing::itemId);
    for (int i = qualities.size() - 1; i >= 0; i--) {
      order = by(qualities.get(i)).reversed().thenComparing(order);
    }
    return order;
  }

  private static Comparator<Standing> by(Quality quality) {
    return switch (quality) {
      case RESOLUTION -> Comparator.comparingLong(Standing::resolution);
      case DURATION -> Comparator.comparingLong(Standing::millis);
      case BITS_PER_PIXEL -> Comparator.comparingDouble(Standing::density);
      case LICENCE -> Comparator.comparing(Standing::licensed);
    };
  }
}
