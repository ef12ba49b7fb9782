package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ItemMedia;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.shard.FileDigest.Region;
import org.worldmill.shard.ShardFile.ExternalFile;

/**
 * Writes one shard as a local Parquet file, then reads it back: the checksum it reports is of the
 * bytes on the disk, and every value was found at its offset. The bytes depend on plan, samples and
 * configuration alone. Memory: the rows of one row group without their media.
 */
public final class ShardFileWriter {

  private final ReleaseSchema schema;
  private final ShardConfig config;
  private final long externalBytes;

  /** For releases of this schema and layout. */
  public ShardFileWriter(ReleaseSchema schema, ShardConfig config) {
    this(schema, config, ShardLayout.EXTERNAL_BYTES);
  }

  ShardFileWriter(ReleaseSchema schema, ShardConfig config, long externalBytes) {
    this.schema = schema;
    this.config = config;
    this.externalBytes = externalBytes;
  }

  /**
   * Writes the shard, replacing {@code out}. Media too large for a shard become files in the folder
   * {@code media} beside it.
   *
   * @param samples exactly the plan's items, in its order
   * @throws IllegalArgumentException if the samples are not those of the plan
   * @throws IOException if a blob cannot be read or is not what its reference says
   */
  public ShardFile write(ShardPlan plan, Iterator<Sample> samples, BlobOpener blobs, Path out)
      throws IOException {
    Run run = new Run(plan, blobs, out);
    List<Column> columns = schema.columns(plan.modality());
    try (RowGroupFile file =
        new RowGroupFile(out, columns, Features.footer(columns), config.rowGroupRows(), blobs)) {
      for (String itemId : plan.itemIds()) {
        run.add(file, next(samples, itemId));
      }
      requireEnd(samples);
      run.flush(file);
      file.end();
    }
    return run.finish();
  }

  private static Sample next(Iterator<Sample> samples, String itemId) {
    if (!samples.hasNext()) {
      throw new IllegalArgumentException("no sample was given for planned item " + itemId);
    }
    Sample sample = samples.next();
    if (!sample.item().itemId().equals(itemId)) {
      throw new IllegalArgumentException(
          "the plan wants item " + itemId + " here, not " + sample.item().itemId());
    }
    return sample;
  }

  private static void requireEnd(Iterator<Sample> samples) {
    if (samples.hasNext()) {
      throw new IllegalArgumentException(
          "item " + samples.next().item().itemId() + " is not in the plan");
    }
  }

  /** One shard on its way. */
  private final class Run {
    private final ShardPlan plan;
    private final BlobOpener blobs;
    private final Path out;
    private final Column mediaColumn;
    private final List<SignalSpec> signals;
    private final List<FileRow> pending = new ArrayList<>();
    private final List<Long> rowGroupRows = new ArrayList<>();
    private final List<RowOffset> offsets = new ArrayList<>();
    private final List<ExternalFile> externals = new ArrayList<>();
    private long pendingBytes;

    Run(ShardPlan plan, BlobOpener blobs, Path out) {
      this.plan = plan;
      this.blobs = blobs;
      this.out = out;
      this.mediaColumn = RowColumns.media(plan.modality());
      this.signals = schema.signals(plan.modality());
    }

    void add(RowGroupFile file, Sample sample) throws IOException {
      if (sample.item().modality() != plan.modality()) {
        throw new IllegalArgumentException(
            sample.item().itemId() + " is no " + plan.modality().id());
      }
      FileRow row = row(sample);
      boolean full = pending.size() >= config.rowGroupRows();
      if (full || pendingBytes + row.mediaBytes() > config.rowGroupBytes()) {
        flush(file);
      }
      pending.add(row);
      pendingBytes += row.mediaBytes();
    }

    private FileRow row(Sample sample) throws IOException {
      ItemMedia media = sample.media();
      boolean external = media.blob().sizeBytes() > externalBytes;
      String uri = external ? external(media) : plan.fileName();
      Map<String, MediaValue> values = new TreeMap<>();
      String path = external ? uri : media.fileName();
      values.put(mediaColumn.name(), new MediaValue(media.blob(), path, external));
      sample
          .item()
          .thumbnail()
          .ifPresent(blob -> values.put(RowColumns.THUMBNAIL.name(), thumbnail(sample, blob)));
      return new FileRow(SampleRow.of(sample, signals, uri), values);
    }

    private MediaValue thumbnail(Sample sample, BlobRef blob) {
      return new MediaValue(blob, sample.item().itemId() + ".jpg", false);
    }

    private String external(ItemMedia media) throws IOException {
      Path target = out.resolveSibling("media").resolve(media.fileName());
      Files.createDirectories(out.resolveSibling("media"));
      MediaPages.copy(media.blob(), blobs, target);
      String path = "data/" + plan.modality().id() + "/media/" + media.fileName();
      externals.add(new ExternalFile(path, media.blob().sizeBytes(), media.blob().sha256()));
      return path;
    }

    void flush(RowGroupFile file) throws IOException {
      if (pending.isEmpty()) {
        return;
      }
      List<Long> found = file.write(pending);
      for (int i = 0; i < pending.size(); i++) {
        offsets.add(offset(pending.get(i), found.get(i)));
      }
      rowGroupRows.add((long) pending.size());
      pending.clear();
      pendingBytes = 0;
    }

    private RowOffset offset(FileRow row, long offset) {
      MediaValue media = row.media(mediaColumn).orElseThrow();
      return new RowOffset(
          plan.itemIds().get(offsets.size()),
          media.external() ? media.path() : plan.fileName(),
          Math.max(offset, 0),
          media.blob().sizeBytes(),
          media.blob().sha256());
    }

    ShardFile finish() throws IOException {
      List<RowOffset> inside =
          offsets.stream().filter(row -> row.uri().equals(plan.fileName())).toList();
      FileDigest digest = readBack(inside);
      List<String> expected = inside.stream().map(RowOffset::sha256).toList();
      if (!digest.regions().equals(expected)) {
        throw new IOException("reading " + out + " back did not give what was written to it");
      }
      return new ShardFile(
          plan.fileName(),
          digest.bytes(),
          digest.sha256(),
          offsets.size(),
          rowGroupRows,
          offsets,
          externals);
    }

    private FileDigest readBack(List<RowOffset> rows) throws IOException {
      try (InputStream in = Files.newInputStream(out)) {
        return FileDigest.of(
            in, rows.stream().map(row -> new Region(row.offset(), row.size())).toList());
      }
    }
  }
}
