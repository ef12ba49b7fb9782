package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Where the chunks of a file lie, and how many points each has. */
final class LazChunks {

  private static final long BY_TABLE = -1;

  private final long[] starts;
  private final int[] sizes;
  private final long[] points;

  private LazChunks(int count) {
    starts = new long[count];
    sizes = new int[count];
    points = new long[count];
  }

  static LazChunks of(ByteBuffer file, long start, LazLayout layout, long points)
      throws MediaException {
    long table = table(file, start);
    int count = file.getInt((int) table + 4);
    // Each chunk has a whole point at least.
    MeshLimits.checkCount(
        "chunks", count, Integer.MAX_VALUE, layout.pointBytes(), file.limit() - start);
    LazChunks chunks = new LazChunks(count);
    ByteBuffer packed = file.slice((int) table + 8, file.limit() - (int) table - 8);
    if (count > 0) {
      chunks.read(new ArithmeticDecoder(packed), layout.chunkPoints(), points);
    }
    long at = start + 8;
    for (int i = 0; i < count; i++) {
      chunks.starts[i] = at;
      at += Integer.toUnsignedLong(chunks.sizes[i]);
      if (at > file.limit() || chunks.points[i] < 1) {
        throw broken(i);
      }
    }
    return chunks;
  }

  private static long table(ByteBuffer file, long start) throws MediaException {
    if (start < 0 || start + 8 > file.limit()) {
      throw noTable(start);
    }
    long table = file.getLong((int) start);
    if (table == -1) {
      // Writers that cannot go back put it at the end.
      table = file.getLong(file.limit() - 8);
    }
    if (table < start + 8 || table > file.limit() - 8L || file.getInt((int) table) != 0) {
      throw noTable(table);
    }
    return table;
  }

  private static MediaException noTable(long at) {
    return new MediaException(
        Code.TRUNCATED,
        "its table of chunks is not at byte %d; fetch the file again".formatted(at));
  }

  private void read(ArithmeticDecoder in, long chunkPoints, long all) throws MediaException {
    IntegerCodec codec = new IntegerCodec(32, 2);
    int count = 0;
    int size = 0;
    for (int i = 0; i < sizes.length; i++) {
      if (chunkPoints == BY_TABLE) {
        count = codec.read(in, count, 0);
        points[i] = Integer.toUnsignedLong(count);
      } else {
        points[i] = Math.min(chunkPoints, all - i * chunkPoints);
      }
      size = codec.read(in, size, 1);
      sizes[i] = size;
    }
  }

  int count() {
    return sizes.length;
  }

  long points(int chunk) {
    return points[chunk];
  }

  ByteBuffer bytes(ByteBuffer file, int chunk) {
    return file.slice((int) starts[chunk], sizes[chunk]).order(ByteOrder.LITTLE_ENDIAN);
  }

  static MediaException broken(int chunk) {
    return new MediaException(
        Code.CORRUPT, "its chunk %d is broken; fetch the file again".formatted(chunk));
  }
}
