package org.worldmill.ingest.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Bytes of a page as they were before they were packed: stored, by gzip, or by Snappy
 * (format_description.txt of google/snappy).
 */
final class Unpacked {

  private static final int STORED = 0;
  private static final int SNAPPY = 1;
  private static final int GZIP = 2;

  private Unpacked() {}

  /** The {@code size} bytes that {@code packed} stands for. */
  static byte[] of(ByteBuffer packed, int codec, int size) throws MediaException {
    byte[] bytes = new byte[packed.remaining()];
    packed.get(bytes);
    byte[] plain =
        switch (codec) {
          case STORED -> bytes;
          case SNAPPY -> snappy(bytes, size);
          case GZIP -> gzip(bytes, size);
          default ->
              throw new MediaException(
                  Code.UNSUPPORTED, "it is packed in another way than Snappy or gzip: " + codec);
        };
    if (plain.length != size) {
      throw ParquetFile.corrupt("a page of " + size + " bytes unpacks to " + plain.length);
    }
    return plain;
  }

  private static byte[] gzip(byte[] packed, int size) throws MediaException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readNBytes(size);
    } catch (IOException e) {
      throw new MediaException(Code.CORRUPT, "a page does not unpack: " + e.getMessage(), e);
    }
  }

  private static byte[] snappy(byte[] in, int size) throws MediaException {
    int at = 0;
    long length = 0;
    int shift = 0;
    do {
      length |= (long) (in[at] & 0x7f) << shift;
      shift += 7;
    } while (in[at++] < 0 && shift < 35);
    if (length != size) {
      throw ParquetFile.corrupt("a page of " + size + " bytes unpacks to " + length);
    }
    byte[] out = new byte[size];
    int filled = 0;
    while (at < in.length) {
      int tag = in[at++] & 0xff;
      if ((tag & 3) == 0) {
        int literal = tag >> 2;
        if (literal >= 60) {
          int more = literal - 59;
          literal = little(in, at, more);
          at += more;
        }
        System.arraycopy(in, at, out, filled, literal + 1);
        at += literal + 1;
        filled += literal + 1;
        continue;
      }
      int wide = (tag & 3) == 3 ? 4 : tag & 3;
      int count = wide == 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
      int back = little(in, at, wide) | (wide == 1 ? (tag >> 5) << 8 : 0);
      at += wide;
      if (back <= 0 || back > filled) {
        throw ParquetFile.corrupt("a page repeats what lies before its start");
      }
      for (int i = 0; i < count; i++, filled++) {
        out[filled] = out[filled - back];
      }
    }
    if (filled != size) {
      throw ParquetFile.corrupt("a page of " + size + " bytes unpacks to " + filled);
    }
    return out;
  }

  private static int little(byte[] in, int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (in[at + i] & 0xff) << (8 * i);
    }
    return value;
  }
}
