package org.worldmill.shard;

/** The fixed sizes of a release's files, in bytes unless named otherwise. */
final class ShardLayout {

  /** No file of a release is larger. */
  static final long MAX_FILE_BYTES = 512L << 20;

  /** Media above this stays beside the shard, so that a shard with one row fits its limit. */
  static final long EXTERNAL_BYTES = MAX_FILE_BYTES - (16L << 20);

  /** What a row takes beside its media: an estimate on the safe side. */
  static final long ROW_OVERHEAD_BYTES = 4096;

  /** Size at which a page of ordinary columns ends. */
  static final int PAGE_BYTES = 64 << 10;

  /** Rows of a row group in files without media. */
  static final int META_GROUP_ROWS = 16_384;

  /** Rows of a file without media. */
  static final int META_FILE_ROWS = 1 << 20;

  private ShardLayout() {}
}
