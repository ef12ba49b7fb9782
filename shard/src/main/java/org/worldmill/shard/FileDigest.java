package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.ContentHash;

/**
 * What one pass over a file finds.
 *
 * @param bytes its size
 * @param sha256 of all of it
 * @param regions SHA-256 of each region asked for, in order; shorter if the file ends before
 */
record FileDigest(long bytes, String sha256, List<String> regions) {

  private static final int BUFFER_BYTES = 1 << 20;

  /**
   * A stretch of a file.
   *
   * @param offset of its first byte
   * @param size number of bytes
   */
  record Region(long offset, long size) {}

  /**
   * Reads a stream to its end. Regions ascend and do not overlap.
   *
   * @throws IllegalArgumentException if they do
   */
  static FileDigest of(InputStream in, List<Region> regions) throws IOException {
    MessageDigest whole = ContentHash.sha256();
    List<String> found = new ArrayList<>();
    long position = 0;
    for (Region region : regions) {
      if (region.offset() < position) {
        throw new IllegalArgumentException("regions overlap at byte " + position);
      }
      MessageDigest part = ContentHash.sha256();
      position += feed(in, region.offset() - position, List.of(whole));
      long read = feed(in, region.size(), List.of(whole, part));
      position += read;
      if (read == region.size()) {
        found.add(ContentHash.hex(part.digest()));
      }
    }
    position += feed(in, Long.MAX_VALUE, List.of(whole));
    return new FileDigest(position, ContentHash.hex(whole.digest()), List.copyOf(found));
  }

  private static long feed(InputStream in, long limit, List<MessageDigest> digests)
      throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, limit))];
    long done = 0;
    while (done < limit) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, limit - done));
      if (read < 0) {
        break;
      }
      for (MessageDigest digest : digests) {
        digest.update(buffer, 0, read);
      }
      done += read;
    }
    return done;
  }
}
