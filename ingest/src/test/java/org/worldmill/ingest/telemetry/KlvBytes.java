package org.worldmill.ingest.telemetry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes GPMF entries. */
final class KlvBytes {

  private KlvBytes() {}

  static byte[] entry(String key, char type, int structSize, int repeat, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(8 + (payload.length + 3) / 4 * 4);
    out.put(key.getBytes(StandardCharsets.ISO_8859_1)).put((byte) type).put((byte) structSize);
    out.putShort((short) repeat).put(payload);
    return out.array();
  }

  static byte[] nest(String key, byte[]... parts) {
    byte[] all = join(parts);
    return entry(key, '\0', 4, all.length / 4, all);
  }

  static byte[] text(String key, String text) {
    return entry(key, 'c', 1, text.length(), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] shorts(String key, int width, int... values) {
    ByteBuffer out = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      out.putShort((short) value);
    }
    return entry(key, 's', 2 * width, values.length / width, out.array());
  }

  static byte[] number(String key, long value) {
    return entry(key, 'L', 4, 1, ByteBuffer.allocate(4).putInt((int) value).array());
  }

  static byte[] stamp(long micros) {
    return entry("STMP", 'J', 8, 1, ByteBuffer.allocate(8).putLong(micros).array());
  }

  static byte[] floats(String key, int width, float... values) {
    ByteBuffer out = ByteBuffer.allocate(4 * values.length);
    for (float value : values) {
      out.putFloat(value);
    }
    return entry(key, 'f', 4 * width, values.length / width, out.array());
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
