package org.worldmill.ingest.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first bytes of a texture tell, without decoding it.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/webp}, {@code image/ktx2};
 *     {@code application/octet-stream} for others
 * @param widthPx width, where it stands in the head
 * @param heightPx height, likewise
 */
public record PictureHead(String mediaType, Optional<Integer> widthPx, Optional<Integer> heightPx) {

  private static final int MOST_JPEG_BYTES = 1 << 20;

  public static PictureHead of(ByteBuffer picture) {
    ByteBuffer bytes = picture.slice().order(ByteOrder.BIG_ENDIAN);
    byte[] head = new byte[Math.min(32, bytes.remaining())];
    bytes.get(0, head);
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0089PNG")) {
      return sized("image/png", bytes, 16, 20);
    } else if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return jpeg(bytes);
    } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return webp(bytes, text);
    } else if (text.startsWith("\u00abKTX 20")) {
      return sized("image/ktx2", bytes.order(ByteOrder.LITTLE_ENDIAN), 20, 24);
    }
    return new PictureHead("application/octet-stream", Optional.empty(), Optional.empty());
  }

  private static PictureHead sized(String type, ByteBuffer bytes, int widthAt, int heightAt) {
    if (bytes.limit() < heightAt + 4) {
      return new PictureHead(type, Optional.empty(), Optional.empty());
    }
    return of(type, bytes.getInt(widthAt), bytes.getInt(heightAt));
  }

  private static PictureHead of(String type, int width, int height) {
    boolean sane = width > 0 && height > 0;
    return new PictureHead(
        type,
        sane ? Optional.of(width) : Optional.empty(),
        sane ? Optional.of(height) : Optional.empty());
  }

  private static PictureHead jpeg(ByteBuffer bytes) {
    int at = 2;
    int end = Math.min(bytes.limit(), MOST_JPEG_BYTES) - 9;
    while (at < end && (bytes.get(at) & 0xff) == 0xff) {
      int marker = bytes.get(at + 1) & 0xff;
      boolean frame = marker == 0xc0 || (marker > 0xc0 && marker <= 0xcf && marker % 4 != 0);
      if (frame) {
        return of(
            "image/jpeg",
            Short.toUnsignedInt(bytes.getShort(at + 7)),
            Short.toUnsignedInt(bytes.getShort(at + 5)));
      }
      at += 2 + (marker == 0xff ? -1 : Short.toUnsignedInt(bytes.getShort(at + 2)));
    }
    return new PictureHead("image/jpeg", Optional.empty(), Optional.empty());
  }

  private static PictureHead webp(ByteBuffer bytes, String text) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.limit() >= 30 && text.startsWith("VP8X", 12)) {
      int width = bytes.getInt(24) & 0xffffff;
      int height = bytes.getInt(26) >>> 8;
      return of("image/webp", width + 1, height + 1);
    } else if (bytes.limit() >= 25 && text.startsWith("VP8L", 12)) {
      int bits = bytes.getInt(21);
      return of("image/webp", (bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
    } else if (bytes.limit() >= 30 && text.startsWith("VP8 ", 12)) {
      return of("image/webp", bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff);
    }
    return new PictureHead("image/webp", Optional.empty(), Optional.empty());
  }
}
