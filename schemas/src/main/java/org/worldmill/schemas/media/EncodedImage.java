package org.worldmill.schemas.media;

/** A small encoded picture. The array is shared, never written to. */
public final class EncodedImage {

  private final byte[] bytes;
  private final String contentType;

  /** Wraps bytes; the caller gives the array away. */
  public EncodedImage(byte[] bytes, String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** The file's bytes, never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public byte[] bytes() {
    return bytes;
  }

  /** Media type, such as {@code image/jpeg}. */
  public String contentType() {
    return contentType;
  }
}
