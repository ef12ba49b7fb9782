package org.worldmill.ingest.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Unpacks buffer views of the glTF extensions EXT_meshopt_compression and KHR_meshopt_compression
 * (Khronos, "EXT_meshopt_compression", appendices A and B): attributes of version 0, triangles of
 * version 1, indices of version 1, and the filters octahedral, quaternion and exponential.
 */
final class MeshoptDecoder {

  private static final int ATTRIBUTES = 0xa0;
  private static final int GROUP = 16;

  private MeshoptDecoder() {}

  /**
   * The plain bytes.
   *
   * @param count number of elements, and {@code stride} bytes of each, both checked
   */
  static byte[] decode(ByteBuffer packed, int count, int stride, String mode, String filter)
      throws MediaException {
    ByteBuffer in = packed.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    byte[] plain =
        switch (mode) {
          case "ATTRIBUTES" -> attributes(in, count, stride);
          case "TRIANGLES", "INDICES" -> indices(in, count, stride, mode);
          default -> throw broken("its mode is '" + DecimalNumber.printable(mode) + "'");
        };
    if (mode.equals("ATTRIBUTES")) {
      MeshoptFilters.apply(plain, stride, filter);
    }
    return plain;
  }

  private static byte[] attributes(ByteBuffer in, int count, int stride) throws MediaException {
    int tail = Math.max(stride, 32);
    if (in.remaining() < 1 + tail || stride % 4 != 0) {
      throw broken("%d bytes are too few for elements of %d".formatted(in.remaining(), stride));
    }
    int header = in.get() & 0xff;
    if (header != ATTRIBUTES) {
      throw new MediaException(
          (header & 0xf0) == ATTRIBUTES ? Code.UNSUPPORTED : Code.CORRUPT,
          "its attributes packed by meshopt begin with byte %d; pack them with version 0"
              .formatted(header));
    }
    byte[] last = new byte[stride];
    in.get(in.limit() - stride, last);
    in.limit(in.limit() - tail);
    byte[] plain = new byte[count * stride];
    int block = Math.min(8192 / stride & ~15, 256);
    byte[] deltas = new byte[256];
    for (int first = 0; first < count; first += block) {
      int elements = Math.min(block, count - first);
      for (int part = 0; part < stride; part++) {
        groups(in, (elements + GROUP - 1) / GROUP, deltas);
        byte value = last[part];
        for (int i = 0; i < elements; i++) {
          int delta = deltas[i] & 0xff;
          value += (byte) ((delta & 1) != 0 ? ~(delta >> 1) : delta >> 1);
          plain[(first + i) * stride + part] = value;
        }
        last[part] = value;
      }
    }
    return plain;
  }

  private static void groups(ByteBuffer in, int groups, byte[] deltas) throws MediaException {
    int headerAt = in.position();
    take(in, (groups + 3) / 4);
    for (int group = 0; group < groups; group++) {
      int bits = (in.get(headerAt + group / 4) >> (2 * (group % 4))) & 3;
      int at = group * GROUP;
      switch (bits) {
        case 0 -> java.util.Arrays.fill(deltas, at, at + GROUP, (byte) 0);
        case 1 -> sentinels(in, 2, deltas, at);
        case 2 -> sentinels(in, 4, deltas, at);
        default -> {
          int from = take(in, GROUP);
          in.get(from, deltas, at, GROUP);
        }
      }
    }
  }

  private static void sentinels(ByteBuffer in, int bits, byte[] deltas, int at)
      throws MediaException {
    int from = take(in, bits * GROUP / 8);
    int all = (1 << bits) - 1;
    int each = 8 / bits;
    for (int i = 0; i < GROUP; i++) {
      int value = (in.get(from + i / each) >> (8 - bits - bits * (i % each))) & all;
      deltas[at + i] = value == all ? in.get(take(in, 1)) : (byte) value;
    }
  }

  /** Passes over so many bytes and returns where they begin. */
  private static int take(ByteBuffer in, int bytes) throws MediaException {
    int at = in.position();
    if (in.remaining() < bytes) {
      throw broken("it ends at byte " + in.limit());
    }
    in.position(at + bytes);
    return at;
  }

  private static byte[] indices(ByteBuffer in, int count, int stride, String mode)
      throws MediaException {
    boolean triangles = mode.equals("TRIANGLES");
    if ((stride != 2 && stride != 4) || (triangles && count % 3 != 0)) {
      throw broken("it has %d indices of %d bytes".formatted(count, stride));
    }
    ByteBuffer plain = ByteBuffer.allocate(count * stride).order(ByteOrder.LITTLE_ENDIAN);
    int[] values = triangles ? new MeshoptTriangles(in).decode(count) : sequence(in, count);
    for (int value : values) {
      if (stride == 2) {
        plain.putShort((short) value);
      } else {
        plain.putInt(value);
      }
    }
    return plain.array();
  }

  private static int[] sequence(ByteBuffer in, int count) throws MediaException {
    if (in.remaining() < 5 || (in.get() & 0xff) != 0xd1) {
      throw broken("its indices do not begin with byte 0xd1");
    }
    in.limit(in.limit() - 4);
    int[] last = new int[2];
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      int value = varint(in);
      int delta = (value & 2) != 0 ? ~(value >>> 2) : value >>> 2;
      last[value & 1] += delta;
      values[i] = last[value & 1];
    }
    return values;
  }

  /** A number of seven bits a byte, the least first. */
  static int varint(ByteBuffer in) throws MediaException {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = in.get(take(in, 1));
      value |= (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number has more than five bytes");
  }

  static MediaException broken(String what) {
    return new MediaException(
        Code.CORRUPT, "a view packed by meshopt is broken: " + what + "; pack the model again");
  }
}
