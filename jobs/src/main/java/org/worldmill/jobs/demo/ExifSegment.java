package org.worldmill.jobs.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A small EXIF block for a JPEG: maker, model, orientation and time, as a camera writes them. */
final class ExifSegment {

  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int ENTRIES = 4;
  private static final int IFD_BYTES = 2 + ENTRIES * 12 + 4;

  private ExifSegment() {}

  /** The JPEG with the block right behind its first marker. */
  static byte[] insert(byte[] jpeg, String maker, String model) {
    byte[] tiff = tiff(maker, model, "2026:01:01 12:00:00");
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 10 + tiff.length);
    out.put(jpeg, 0, 2);
    out.putShort((short) 0xffe1).putShort((short) (8 + tiff.length));
    out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    out.put(jpeg, 2, jpeg.length - 2);
    return out.array();
  }

  private static byte[] tiff(String... words) {
    int[] tags = {0x010f, 0x0110, 0x0132};
    int bytes = 8 + IFD_BYTES;
    for (String word : words) {
      bytes += word.length() + 1;
    }
    ByteBuffer out = ByteBuffer.allocate(bytes);
    out.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    out.putShort((short) ENTRIES);
    int at = 8 + IFD_BYTES;
    for (int i = 0; i < words.length; i++) {
      if (i == 2) {
        entry(out, 0x0112, SHORT, 1, 1 << 16);
      }
      entry(out, tags[i], ASCII, words[i].length() + 1, at);
      at += words[i].length() + 1;
    }
    out.putInt(0);
    for (String word : words) {
      out.put(word.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    }
    return out.array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
