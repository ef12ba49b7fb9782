package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;

/** Decodes an asset once, in a media worker, and keeps what every measure found. */
final class AnalyseTask implements RowTask<Asset, AnalysedAsset> {

  private static final long serialVersionUID = 1;
  private static final String THUMBNAIL_TYPE = "image/jpeg";

  private final Row curate;
  private final HashMap<String, Integer> versions = new HashMap<>();

  AnalyseTask(CurateConfig config, MeasureRegistry registry) {
    // Filters come later: what they say must not reach the measures.
    curate = RecordCodec.of(CurateConfig.class).toRow(config.measuring());
    for (Measure measure : registry.measures()) {
      measure.signals().forEach(spec -> versions.put(spec.name(), measure.version()));
    }
  }

  @Override
  public Class<Asset> orderType() {
    return Asset.class;
  }

  @Override
  public Class<AnalysedAsset> resultType() {
    return AnalysedAsset.class;
  }

  @Override
  public AnalysedAsset run(Asset asset, TaskTools tools) throws IOException {
    Path file = tools.layOut(asset.blob(), asset.name(), asset.companions());
    AnalyseRequest request =
        new AnalyseRequest(
            file.toString(),
            asset.name(),
            asset.blob().contentType(),
            asset.modality(),
            asset.facts(),
            RecordCodec.of(CurateConfig.class).fromRow(curate),
            tools.folder().toString());
    try {
      List<AnalysedItem> items = tools.workers().analyse(request).items();
      if (items.isEmpty()) {
        throw new MediaException(Code.NO_CONTENT, "nothing in it can be made an item");
      }
      return analysed(asset, items, tools);
    } catch (MediaException e) {
      return new AnalysedAsset(
          asset.assetId(),
          List.of(),
          List.of(),
          Optional.of(e.code()),
          Optional.of(Faults.reason(e, tools)));
    }
  }

  private AnalysedAsset analysed(Asset asset, List<AnalysedItem> found, TaskTools tools)
      throws IOException {
    List<Item> items = new ArrayList<>();
    List<SignalRow> signals = new ArrayList<>();
    for (AnalysedItem each : found) {
      Item item = item(asset, each, tools);
      items.add(item);
      for (var signal : each.signals().entrySet()) {
        signals.add(
            SignalRow.of(
                item.itemId(),
                asset.assetId(),
                signal.getKey(),
                version(signal.getKey()),
                signal.getValue()));
      }
    }
    return new AnalysedAsset(asset.assetId(), items, signals, Optional.empty(), Optional.empty());
  }

  private int version(String signal) {
    Map<String, Integer> known = versions;
    return known.getOrDefault(signal, 0);
  }

  private static Item item(Asset asset, AnalysedItem found, TaskTools tools) throws IOException {
    Optional<BlobRef> thumbnail = Optional.empty();
    if (found.thumbnailFile().isPresent()) {
      Path file = Path.of(found.thumbnailFile().get());
      thumbnail = Optional.of(tools.blobs().put(file, THUMBNAIL_TYPE));
    }
    return new Item(
        ContentHash.itemId(asset.assetId(), found.span(), ""),
        asset.assetId(),
        asset.assetId(),
        asset.modality(),
        found.index(),
        found.shot(),
        found.span(),
        found.frames(),
        thumbnail);
  }
}
