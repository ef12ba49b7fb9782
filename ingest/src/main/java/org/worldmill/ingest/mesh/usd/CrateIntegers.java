package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Unpacks the whole numbers of a crate: differences from one to the next, the commonest of which
 * takes no room, the others one of three widths, told by two bits each; all of it packed by LZ4.
 */
final class CrateIntegers {

  private CrateIntegers() {}

  /** Numbers of 32 bits. */
  static int[] ints(ByteBuffer packed, int count) throws MediaException {
    ByteBuffer in = plain(packed, count, 4);
    int[] values = new int[count];
    int common = count == 0 ? 0 : in.getInt();
    ByteBuffer codes = codes(in, count);
    int value = 0;
    for (int i = 0; i < count; i++) {
      value +=
          switch (code(codes, i)) {
            case 0 -> common;
            case 1 -> need(in, 1).get();
            case 2 -> need(in, 2).getShort();
            default -> need(in, 4).getInt();
          };
      values[i] = value;
    }
    return values;
  }

  /** Numbers of 64 bits. */
  static long[] longs(ByteBuffer packed, int count) throws MediaException {
    ByteBuffer in = plain(packed, count, 8);
    long[] values = new long[count];
    long common = count == 0 ? 0 : in.getLong();
    ByteBuffer codes = codes(in, count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value +=
          switch (code(codes, i)) {
            case 0 -> common;
            case 1 -> need(in, 2).getShort();
            case 2 -> need(in, 4).getInt();
            default -> need(in, 8).getLong();
          };
      values[i] = value;
    }
    return values;
  }

  /** Refuses a count that so many packed bytes cannot hold, before room is made for it. */
  static void check(long count, long packedBytes) throws MediaException {
    if (count < 0 || count > 4L * Lz4Block.MOST_RATIO * packedBytes + 256) {
      throw new MediaException(
          Code.CORRUPT,
          "it states %d numbers in %d packed bytes; fetch the file again"
              .formatted(count, packedBytes));
    }
  }

  private static ByteBuffer plain(ByteBuffer packed, int count, int width) throws MediaException {
    check(count, packed.remaining());
    long most = width + (count + 3L) / 4 + (long) count * width;
    ByteBuffer plain =
        ByteBuffer.wrap(Lz4Block.unpack(packed, most)).order(ByteOrder.LITTLE_ENDIAN);
    if (count > 0) {
      need(plain, width + (count + 3) / 4);
    }
    return plain;
  }

  private static ByteBuffer codes(ByteBuffer in, int count) {
    int bytes = (count + 3) / 4;
    ByteBuffer codes = in.slice(in.position(), bytes);
    in.position(in.position() + bytes);
    return codes;
  }

  private static int code(ByteBuffer codes, int i) {
    return codes.get(i / 4) >>> (2 * (i % 4)) & 3;
  }

  private static ByteBuffer need(ByteBuffer in, int bytes) throws MediaException {
    if (in.remaining() < bytes) {
      throw new MediaException(
          Code.CORRUPT, "its packed numbers end too early; fetch the file again");
    }
    return in;
  }
}
