package org.worldmill.ingest.mesh;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The filters of EXT_meshopt_compression, undone in place. */
final class MeshoptFilters {

  private MeshoptFilters() {}

  static void apply(byte[] plain, int stride, String filter) throws MediaException {
    ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    boolean fits =
        switch (filter) {
          case "NONE" -> true;
          case "OCTAHEDRAL" -> stride == 4 || stride == 8;
          case "QUATERNION" -> stride == 8;
          case "EXPONENTIAL" -> stride % 4 == 0;
          default ->
              throw new MediaException(
                  Code.UNSUPPORTED,
                  "a view packed by meshopt has the filter '%s', which is not read; pack it without"
                      .formatted(DecimalNumber.printable(filter)));
        };
    if (!fits) {
      throw MeshoptDecoder.broken("filter %s for %d bytes".formatted(filter, stride));
    }
    for (int at = 0; at < plain.length && !filter.equals("NONE"); at += stride) {
      switch (filter) {
        case "OCTAHEDRAL" -> octahedral(bytes, at, stride / 4);
        case "QUATERNION" -> quaternion(bytes, at);
        default -> {
          for (int k = 0; k < stride; k += 4) {
            int packed = bytes.getInt(at + k);
            bytes.putFloat(at + k, Math.scalb((float) (packed << 8 >> 8), packed >> 24));
          }
        }
      }
    }
  }

  private static void octahedral(ByteBuffer bytes, int at, int size) {
    double one = signed(bytes, at + 2 * size, size);
    double x = signed(bytes, at, size) / one;
    double y = signed(bytes, at + size, size) / one;
    double z = 1 - Math.abs(x) - Math.abs(y);
    double fold = Math.min(z, 0);
    x -= Math.copySign(fold, x);
    y -= Math.copySign(fold, y);
    double length = Math.sqrt(x * x + y * y + z * z);
    double full = size == 1 ? 127 : 32767;
    put(bytes, at, size, x / length * full);
    put(bytes, at + size, size, y / length * full);
    put(bytes, at + 2 * size, size, z / length * full);
  }

  private static void quaternion(ByteBuffer bytes, int at) {
    int last = bytes.getShort(at + 6);
    double one = last | 3;
    double[] parts = new double[4];
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      parts[i] = bytes.getShort(at + 2 * i) / one * Math.sqrt(0.5);
      squares += parts[i] * parts[i];
    }
    parts[3] = Math.sqrt(Math.max(0, 1 - squares));
    for (int i = 0; i < 4; i++) {
      put(bytes, at + 2 * ((last + 1 + i) & 3), 2, parts[i] * 32767);
    }
  }

  private static int signed(ByteBuffer bytes, int at, int size) {
    return size == 1 ? bytes.get(at) : bytes.getShort(at);
  }

  private static void put(ByteBuffer bytes, int at, int size, double value) {
    int rounded = (int) Math.rint(value);
    if (size == 1) {
      bytes.put(at, (byte) rounded);
    } else {
      bytes.putShort(at, (short) rounded);
    }
  }
}
