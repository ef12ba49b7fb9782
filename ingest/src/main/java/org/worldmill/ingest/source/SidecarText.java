package org.worldmill.ingest.source;

import java.nio.charset.StandardCharsets;

/** The characters of a text file that says nothing of its encoding. */
public final class SidecarText {

  private static final int BOTH_MARK_BYTES = 0xff + 0xfe;

  private SidecarText() {}

  /**
   * As UTF-8 with replacement, or as UTF-16 where a byte order mark says so; without the mark.
   *
   * @param bytes of the file, or of its beginning
   */
  public static String decode(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == BOTH_MARK_BYTES) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
