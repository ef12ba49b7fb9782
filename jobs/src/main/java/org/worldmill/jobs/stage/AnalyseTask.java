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
import org.worldmill.jobs.worker.AnalyseReply;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.ReadingConfig;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;

/** Looks at an asset once, in a media worker, and keeps what every measure found. */
final class AnalyseTask implements RowTask<AnalyseOrder, AnalysedAsset> {

  private static final long serialVersionUID = 1;
  private static final String THUMBNAIL_TYPE = "image/jpeg";

  private final Row curate;
  private final HashMap<String, Integer> versions = new HashMap<>();

  AnalyseTask(CurateConfig config, MeasureRegistry registry) {
    // Filters come later: what they say must not reach the measures.
    boolean off = config.reading().triage() == ReadingConfig.Triage.OFF;
    // Rules reach the worker for triage alone; what it settles by them is marked as such.
    CurateConfig given = config.measuring().withFilters(off ? List.of() : config.filters());
    curate = RecordCodec.of(CurateConfig.class).toRow(given);
    for (Measure measure : registry.measures()) {
      measure.signals().forEach(spec -> versions.put(spec.name(), measure.version()));
    }
  }

  @Override
  public Class<AnalyseOrder> orderType() {
    return AnalyseOrder.class;
  }

  @Override
  public Class<AnalysedAsset> resultType() {
    return AnalysedAsset.class;
  }

  @Override
  public long units(AnalyseOrder order) {
    return order.chapter().orElse(0) == 0 ? 1 : 0;
  }

  @Override
  public AnalysedAsset run(AnalyseOrder order, TaskTools tools) throws IOException {
    Asset asset = order.asset();
    Path file = tools.layOut(asset);
    AnalyseRequest request =
        new AnalyseRequest(
            file.toString(),
            asset.name(),
            asset.blob().contentType(),
            asset.modality(),
            asset.facts(),
            RecordCodec.of(CurateConfig.class).fromRow(curate),
            tools.folder().toString(),
            order.chapter(),
            FilmSurroundings.of(asset, tools));
    try {
      AnalyseReply reply = tools.workers().analyse(request);
      if (reply.items().isEmpty() && order.chapter().isEmpty()) {
        throw new MediaException(Code.NO_CONTENT, "nothing in it can be made an item");
      }
      return analysed(order, reply, tools);
    } catch (MediaException e) {
      return AnalysedAsset.failed(order, e.code(), Faults.reason(e, tools));
    }
  }

  private AnalysedAsset analysed(AnalyseOrder order, AnalyseReply found, TaskTools tools)
      throws IOException {
    Asset asset = order.asset();
    List<Item> items = new ArrayList<>();
    List<SignalRow> signals = new ArrayList<>();
    int shots = 0;
    for (AnalysedItem each : found.items()) {
      Item item = item(asset, each, tools);
      items.add(item);
      shots = Math.max(shots, item.shot() + 1);
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
    return new AnalysedAsset(
        asset.assetId(),
        order.chapter(),
        items,
        signals,
        shots,
        items.size(),
        found.triaged(),
        Optional.empty(),
        Optional.empty());
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
