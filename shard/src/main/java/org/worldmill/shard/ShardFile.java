package org.worldmill.shard;

import java.util.List;
import org.worldmill.schemas.Modality;

/**
 * A shard that was written. Goes between processes as JSON.
 *
 * @param path in the release: {@code data/video/train-00000-of-00001.parquet}
 * @param bytes its size
 * @param sha256 of its bytes
 * @param rows number of rows
 * @param rowGroupRows rows of each row group
 * @param offsets where each row's media lie, in the order of rows
 * @param externals files beside it with media too large for a shard
 */
public record ShardFile(
    String path,
    long bytes,
    String sha256,
    long rows,
    List<Long> rowGroupRows,
    List<RowOffset> offsets,
    List<ExternalFile> externals) {

  public ShardFile {
    rowGroupRows = List.copyOf(rowGroupRows);
    offsets = List.copyOf(offsets);
    externals = List.copyOf(externals);
    ReleasePaths.requireData(path);
  }

  /** The configuration it belongs to. */
  Modality modality() {
    return ReleasePaths.modality(path);
  }

  /** The split it belongs to. */
  Split split() {
    return ReleasePaths.split(path);
  }

  /**
   * A file with media too large for a shard.
   *
   * @param path in the release: {@code data/video/media/<clip_id>.mp4}
   * @param bytes its size
   * @param sha256 of its bytes
   */
  public record ExternalFile(String path, long bytes, String sha256) {}
}
