package org.worldmill.ingest.parquet;

import org.worldmill.schemas.MediaException;

/**
 * Small numbers in runs: repeated, or packed in groups of eight (the RLE/bit-packing hybrid of
 * Parquet's Encodings.md).
 */
final class Runs {

  private Runs() {}

  /** The first {@code count} numbers of {@code width} bits from {@code from} to {@code to}. */
  static int[] read(byte[] in, int from, int to, int width, int count) throws MediaException {
    if (width < 0 || width > 32 || from < 0 || to > in.length) {
      throw ParquetFile.corrupt("numbers of " + width + " bits");
    }
    int[] found = new int[count];
    int at = from;
    int filled = 0;
    while (filled < count) {
      long head = 0;
      int shift = 0;
      int part;
      do {
        if (at >= to || shift > 35) {
          throw ParquetFile.corrupt("its runs end early");
        }
        part = in[at++];
        head |= (long) (part & 0x7f) << shift;
        shift += 7;
      } while (part < 0);
      if ((head & 1) == 0) {
        int bytes = (width + 7) / 8;
        int value = 0;
        for (int i = 0; i < bytes; i++) {
          value |= (in[at + i] & 0xff) << (8 * i);
        }
        at += bytes;
        long end = Math.min(count, filled + (head >> 1));
        if (end == filled) {
          throw ParquetFile.corrupt("a run of nothing");
        }
        while (filled < end) {
          found[filled++] = value;
        }
      } else {
        long bits = (head >> 1) * 8;
        if (bits == 0) {
          throw ParquetFile.corrupt("a run of nothing");
        }
        long end = Math.min(count, filled + bits);
        long bit = 8L * at;
        while (filled < end) {
          found[filled++] = bits(in, bit, width);
          bit += width;
        }
        at = (int) Math.min(to, at + (head >> 1) * width);
      }
    }
    return found;
  }

  private static int bits(byte[] in, long bit, int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      long place = bit + i;
      value |= ((in[(int) (place >> 3)] >> (place & 7)) & 1) << i;
    }
    return value;
  }
}
