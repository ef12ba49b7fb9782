package org.worldmill.jobs.stage;

import java.io.Serializable;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;

/** Which items share a split. */
enum SourceGroups implements Serializable {
  /** Those of one asset. */
  ASSET,
  /** Those of assets from one folder of a source. */
  FOLDER;

  /** What {@code groupBy} of the configuration says. */
  static SourceGroups of(String groupBy) {
    return switch (groupBy) {
      case "asset" -> ASSET;
      case "folder" -> FOLDER;
      default -> throw new IllegalArgumentException("no grouping is called '" + groupBy + "'");
    };
  }

  /** The group of an asset's items. */
  String group(String assetId, String sourceUri, String origin) {
    return this == ASSET
        ? assetId
        : sourceUri + '/' + origin.substring(0, Math.max(0, origin.lastIndexOf('/')));
  }

  Item regroup(Item item, Asset asset) {
    return new Item(
        item.itemId(),
        item.assetId(),
        group(asset.assetId(), asset.sourceUri(), asset.name()),
        item.modality(),
        item.index(),
        item.shot(),
        item.span(),
        item.frames(),
        item.thumbnail());
  }
}
