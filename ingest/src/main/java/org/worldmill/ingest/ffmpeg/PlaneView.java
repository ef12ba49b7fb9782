package org.worldmill.ingest.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.BytePointer;

/** Samples of one component in native memory, valid while their frame is open. */
final class PlaneView {

  private final ByteBuffer bytes;
  private final LongBuffer words;
  private final ShortBuffer shorts;
  private final int width;
  private final int height;
  private final int stride;
  private final boolean bottomUp;
  private final int bitDepth;
  private final int sampleBytes;

  PlaneView(BytePointer data, int width, int height, int lineSize, int bitDepth) {
    this.bitDepth = bitDepth;
    this.width = width;
    this.height = height;
    this.stride = Math.abs(lineSize);
    this.bottomUp = lineSize < 0;
    this.sampleBytes = (bitDepth + 7) / 8;
    BytePointer base = bottomUp ? data.getPointer((long) (height - 1) * lineSize) : data;
    long size = (long) stride * (height - 1) + Math.max(stride, width * sampleBytes);
    bytes = base.capacity(size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    words = bytes.asLongBuffer();
    shorts = bytes.asShortBuffer();
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int bitDepth() {
    return bitDepth;
  }

  int sampleBytes() {
    return sampleBytes;
  }

  /** Whether {@link #words} may be used: rows start and end on whole words. */
  boolean isWordAligned() {
    return stride % 8 == 0 && stride >= rowWords() * 8;
  }

  /** Words that hold one row. */
  int rowWords() {
    return (width * sampleBytes + 7) / 8;
  }

  /** Copies a row as little-endian words; what lies behind its last sample is arbitrary. */
  void words(int y, long[] into) {
    words.get(line(y) * (stride / 8), into, 0, rowWords());
  }

  /** Copies a row of 8-bit samples. */
  void bytes(int y, byte[] into, int at) {
    bytes.get(line(y) * stride, into, at, width);
  }

  /** Copies part of a row of 8-bit samples. */
  void bytes(int x, int y, byte[] into, int at, int count) {
    bytes.get(line(y) * stride + x, into, at, count);
  }

  /** Copies part of a row of deeper samples. */
  void shorts(int x, int y, short[] into) {
    shorts.get(line(y) * (stride / 2) + x, into);
  }

  /** Copies a whole row of samples of any depth. */
  void rowBytes(int y, byte[] into) {
    bytes.get(line(y) * stride, into, 0, width * sampleBytes);
  }

  /** One sample. */
  int at(int x, int y) {
    int row = line(y) * stride;
    return sampleBytes == 1 ? bytes.get(row + x) & 0xff : bytes.getShort(row + 2 * x) & 0xffff;
  }

  private int line(int y) {
    return bottomUp ? height - 1 - y : y;
  }
}
