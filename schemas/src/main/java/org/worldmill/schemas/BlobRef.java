package org.worldmill.schemas;

/**
 * Where bytes are: a reference into the content-addressed blob store.
 *
 * @param sha256 identity of the bytes, 64 hex digits
 * @param sizeBytes their number
 * @param contentType media type, such as {@code video/mp4}
 */
public record BlobRef(String sha256, long sizeBytes, String contentType) {

  public BlobRef {
    ContentHash.requireHex(sha256);
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("a size must not be negative: " + sizeBytes);
    }
  }
}
