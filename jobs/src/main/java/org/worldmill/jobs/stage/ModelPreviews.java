package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.report.ModelPreview;
import org.worldmill.jobs.report.ReportItem;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Modality;

/**
 * Chooses the models that the report lets a person turn, and has them made small. Published ones
 * with the smallest ids, which are hashes, so that they are a fair sample; what is too large to be
 * read again for a page, or does not fit the page any more, is named with the reason.
 */
final class ModelPreviews {

  /** Most models that can be turned. */
  static final int MOST_MODELS = 40;

  /** Largest file that is read again. */
  private static final long LARGEST_FILE = 32L << 20;

  /** Most bytes of small models and turntables in a page. */
  private static final long MOST_BYTES = 7L << 20;

  private final MillContext mill;
  private final BlobStore blobs;

  ModelPreviews(MillContext mill, BlobStore blobs) {
    this.mill = mill;
    this.blobs = blobs;
  }

  /** In the order of item ids. */
  List<ModelPreview> of(Iterable<ReportItem> items) throws IOException {
    List<ReportItem> models = new ArrayList<>();
    for (ReportItem item : items) {
      if (item.item().modality() == Modality.MODEL3D && item.publication().isPresent()) {
        models.add(item);
        if (models.size() == MOST_MODELS) {
          break;
        }
      }
    }
    List<ModelPreview> previews = new ArrayList<>();
    List<Work<PreviewOrder>> works = new ArrayList<>();
    for (ReportItem item : models) {
      BlobRef blob = item.asset().blob();
      if (blob.sizeBytes() > LARGEST_FILE) {
        previews.add(
            ModelPreview.none(
                item.item().itemId(), "its file is over " + (LARGEST_FILE >> 20) + " MiB"));
      } else {
        works.add(
            new Work<>(new PreviewOrder(item.item().itemId(), item.asset()), blob.sizeBytes(), 0));
      }
    }
    if (!works.isEmpty()) {
      previews.addAll(made(works));
    }
    previews.sort(Comparator.comparing(ModelPreview::itemId));
    return previews;
  }

  private List<ModelPreview> made(List<Work<PreviewOrder>> works) throws IOException {
    List<PreviewRow> rows = new ArrayList<>();
    try (ProgressMeter meter =
            new ProgressMeter(
                mill.spark().sparkContext(), mill.progress(), "shard: models", works.size());
        TaskRunner.Results results = new TaskRunner(mill).run(works, new PreviewTask(), meter)) {
      Iterator<PreviewRow> read =
          RecordCodec.of(PreviewRow.class).fromRows(results.rows().toLocalIterator());
      read.forEachRemaining(rows::add);
    }
    rows.sort(Comparator.comparing(PreviewRow::itemId));
    List<ModelPreview> previews = new ArrayList<>();
    long left = MOST_BYTES;
    for (PreviewRow row : rows) {
      long size =
          row.glb().map(BlobRef::sizeBytes).orElse(0L)
              + row.sheet().map(BlobRef::sizeBytes).orElse(0L);
      if (row.why().isPresent()) {
        previews.add(ModelPreview.none(row.itemId(), row.why().get()));
      } else if (size > left) {
        previews.add(ModelPreview.none(row.itemId(), "the page holds no more models"));
      } else {
        left -= size;
        previews.add(
            new ModelPreview(
                row.itemId(), base64(row.glb()), base64(row.sheet()), Optional.empty()));
      }
    }
    return previews;
  }

  private Optional<String> base64(Optional<BlobRef> blob) throws IOException {
    if (blob.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = blobs.open(blob.get())) {
      return Optional.of(Base64.getEncoder().encodeToString(in.readAllBytes()));
    }
  }
}
