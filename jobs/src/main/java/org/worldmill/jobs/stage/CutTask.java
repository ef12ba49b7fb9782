package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.catalog.MediaRow;
import org.worldmill.jobs.worker.CutMedia;
import org.worldmill.jobs.worker.CutOrder;
import org.worldmill.jobs.worker.CutRequest;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CutMode;

/**
 * Makes the bytes that items publish: clips are cut, a glTF of several files becomes one GLB, a
 * robot and its meshes one archive, and everything else is published as it came.
 */
final class CutTask implements RowTask<CutWork, CutAsset> {

  private static final long serialVersionUID = 1;
  private static final String GLTF = "model/gltf+json";

  private final CutMode mode;
  private final String fingerprint;

  /** Cuts in this way; its rows bear this fingerprint. */
  CutTask(CutMode mode, String fingerprint) {
    this.mode = mode;
    this.fingerprint = fingerprint;
  }

  @Override
  public Class<CutWork> orderType() {
    return CutWork.class;
  }

  @Override
  public Class<CutAsset> resultType() {
    return CutAsset.class;
  }

  @Override
  public CutAsset run(CutWork work, TaskTools tools) throws IOException {
    Asset asset = work.asset();
    if (RobotBundle.fits(asset)) {
      return new CutAsset(asset.assetId(), bundled(work, tools));
    }
    boolean packed = asset.blob().contentType().equals(GLTF) && !asset.companions().isEmpty();
    List<MediaRow> rows =
        asset.modality() == Modality.VIDEO || packed
            ? cut(work, tools)
            : work.items().stream().map(item -> asItCame(asset, item)).toList();
    return new CutAsset(asset.assetId(), rows);
  }

  private List<MediaRow> bundled(CutWork work, TaskTools tools) throws IOException {
    Asset asset = work.asset();
    Path archive = tools.folder().resolve("robot.zip");
    RobotBundle.write(asset, tools.blobs(), archive);
    BlobRef blob = tools.blobs().put(archive, RobotBundle.type(asset));
    String transform = "bundle of %d files".formatted(asset.companions().size() + 1);
    List<MediaRow> rows = new ArrayList<>();
    for (Item item : work.items()) {
      rows.add(
          row(
              item,
              new ItemMedia(
                  item.itemId(),
                  blob,
                  item.itemId() + ".zip",
                  asset.facts().format(),
                  0,
                  0,
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(transform))));
    }
    return rows;
  }

  private MediaRow asItCame(Asset asset, Item item) {
    Optional<PictureFacts> picture = asset.facts().picture().flatMap(TrackFacts::picture);
    return row(
        item,
        new ItemMedia(
            item.itemId(),
            asset.blob(),
            item.itemId() + '.' + MediaNames.extension(asset.blob().contentType(), asset.name()),
            asset.facts().picture().map(TrackFacts::codec).orElse(asset.facts().format()),
            picture.map(PictureFacts::displayWidthPx).orElse(0),
            picture.map(PictureFacts::displayHeightPx).orElse(0),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()));
  }

  private List<MediaRow> cut(CutWork work, TaskTools tools) throws IOException {
    Asset asset = work.asset();
    Path file = tools.layOut(asset);
    try {
      return request(work.asset(), work.items(), file, tools);
    } catch (MediaException all) {
      // One bad stretch must not take the others with it.
      List<MediaRow> rows = new ArrayList<>();
      for (Item item : work.items()) {
        rows.addAll(cutAlone(work, item, file, tools));
      }
      return rows;
    }
  }

  private List<MediaRow> cutAlone(CutWork work, Item item, Path file, TaskTools tools)
      throws IOException {
    try {
      return request(work.asset(), List.of(item), file, tools);
    } catch (MediaException e) {
      return List.of(
          new MediaRow(
              item.itemId(),
              item.assetId(),
              fingerprint,
              Optional.empty(),
              Optional.of(e.code()),
              Optional.of(Faults.reason(e, tools))));
    }
  }

  private List<MediaRow> request(Asset asset, List<Item> items, Path file, TaskTools tools)
      throws MediaException, IOException {
    List<CutOrder> orders =
        items.stream().map(item -> new CutOrder(item.itemId(), item.span())).toList();
    List<CutMedia> made =
        tools
            .workers()
            .cut(
                new CutRequest(
                    file.toString(),
                    asset.blob().contentType(),
                    asset.modality(),
                    asset.facts(),
                    orders,
                    mode,
                    tools.folder().toString()))
            .media();
    if (made.size() != items.size()) {
      throw new IllegalStateException(
          made.size() + " files were made for " + items.size() + " items of " + asset.assetId());
    }
    List<MediaRow> rows = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      rows.add(row(items.get(i), media(made.get(i), tools)));
    }
    return rows;
  }

  private static ItemMedia media(CutMedia made, TaskTools tools) throws IOException {
    BlobRef blob = tools.blobs().put(Path.of(made.file()), made.contentType());
    return new ItemMedia(
        made.itemId(),
        blob,
        made.itemId() + '.' + MediaNames.extension(made.contentType(), made.file()),
        made.codec(),
        made.widthPx(),
        made.heightPx(),
        made.fps(),
        made.timeBase(),
        made.frameMap(),
        made.transforms());
  }

  private MediaRow row(Item item, ItemMedia media) {
    if (!media.itemId().equals(item.itemId())) {
      throw new IllegalStateException(media.itemId() + " was made for " + item.itemId());
    }
    return new MediaRow(
        item.itemId(),
        item.assetId(),
        fingerprint,
        Optional.of(media),
        Optional.empty(),
        Optional.empty());
  }
}
