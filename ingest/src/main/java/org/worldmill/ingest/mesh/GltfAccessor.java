package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Typed values in a glTF buffer: strided, normalised and sparse, as the document has it. */
final class GltfAccessor {

  private static final int BYTE = 5120;
  private static final int UNSIGNED_BYTE = 5121;
  private static final int SHORT = 5122;
  private static final int UNSIGNED_SHORT = 5123;
  private static final int UNSIGNED_INT = 5125;
  private static final int FLOAT = 5126;

  private final GltfNode node;
  private final GltfBuffers buffers;
  private final int count;
  private final int width;
  private final int componentType;
  private final boolean normalised;

  /**
   * Checks the accessor's declaration.
   *
   * @param type the type it must have: {@code SCALAR} or {@code VEC2} to {@code VEC4}
   * @param most greatest count that is bearable
   */
  GltfAccessor(GltfNode node, GltfBuffers buffers, String type, int most) throws MediaException {
    this.node = node;
    this.buffers = buffers;
    this.width = type.equals("SCALAR") ? 1 : type.charAt(3) - '0';
    if (!node.text("type").equals(Optional.of(type))) {
      throw node.member("type").wrong("'" + type + "'");
    }
    long declared = node.whole("count");
    if (declared < 1) {
      throw node.member("count").wrong("at least 1");
    }
    if (declared > most) {
      throw MeshLimits.tooLarge("values in " + node.place(), declared, most);
    }
    this.count = (int) declared;
    this.componentType = (int) Math.min(Integer.MAX_VALUE, node.whole("componentType"));
    this.normalised = node.member("normalized").json().asBoolean(false);
    size(componentType, node);
  }

  int count() {
    return count;
  }

  /** All values, one after the other. */
  double[] doubles() throws IOException, MediaException {
    double[] values = new double[count * width];
    if (node.member("bufferView").isPresent()) {
      Values dense = new Values(node, componentType, count, width);
      for (int i = 0; i < count; i++) {
        for (int part = 0; part < width; part++) {
          values[i * width + part] = dense.number(i, part);
        }
      }
    }
    if (node.member("sparse").isPresent()) {
      overlay(values);
    }
    return values;
  }

  private void overlay(double[] values) throws IOException, MediaException {
    GltfNode sparse = node.member("sparse");
    long declared = sparse.whole("count");
    if (declared < 1 || declared > count) {
      throw sparse.member("count").wrong("between 1 and " + count);
    }
    int replaced = (int) declared;
    GltfNode where = sparse.member("indices");
    int indexType = (int) Math.min(Integer.MAX_VALUE, where.whole("componentType"));
    size(indexType, where);
    Values indices = new Values(where, indexType, replaced, 1);
    Values replacements = new Values(sparse.member("values"), componentType, replaced, width);
    for (int i = 0; i < replaced; i++) {
      double index = indices.raw(i, 0);
      if (index < 0 || index >= count) {
        throw where.wrong("indices below " + count);
      }
      for (int part = 0; part < width; part++) {
        values[((int) index) * width + part] = replacements.number(i, part);
      }
    }
  }

  /** The values as vertex numbers. */
  int[] indices() throws IOException, MediaException {
    if (componentType != UNSIGNED_BYTE
        && componentType != UNSIGNED_SHORT
        && componentType != UNSIGNED_INT) {
      throw node.member("componentType").wrong("an unsigned type, as it holds indices");
    }
    double[] values = doubles();
    int[] indices = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      indices[i] = (int) Math.min(Integer.MAX_VALUE, values[i]);
    }
    return indices;
  }

  private static int size(int type, GltfNode place) throws MediaException {
    return switch (type) {
      case BYTE, UNSIGNED_BYTE -> 1;
      case SHORT, UNSIGNED_SHORT -> 2;
      case UNSIGNED_INT, FLOAT -> 4;
      default -> throw place.member("componentType").wrong("5120 to 5123, 5125 or 5126");
    };
  }

  /** Values in one buffer view. */
  private final class Values {

    private final ByteBuffer bytes;
    private final int type;
    private final int size;
    private final int offset;
    private final int stride;

    Values(GltfNode source, int type, int count, int width) throws IOException, MediaException {
      long view = source.whole("bufferView");
      this.bytes = buffers.view(view);
      this.type = type;
      this.size = size(type, source);
      long start = source.whole("byteOffset", 0);
      long step = buffers.viewNode(view).whole("byteStride", (long) size * width);
      long end = start + step * (count - 1L) + (long) size * width;
      if (step < (long) size * width || end > bytes.remaining()) {
        throw new MediaException(
            Code.CORRUPT,
            "%s needs %d bytes, its buffer view has %d; export the model again"
                .formatted(source.place(), end, bytes.remaining()));
      }
      this.offset = (int) start;
      this.stride = (int) step;
    }

    double number(int index, int part) {
      double raw = raw(index, part);
      if (!normalised) {
        return raw;
      }
      return switch (type) {
        case BYTE -> Math.max(raw / 127, -1);
        case UNSIGNED_BYTE -> raw / 255;
        case SHORT -> Math.max(raw / 32767, -1);
        case UNSIGNED_SHORT -> raw / 65535;
        default -> raw;
      };
    }

    double raw(int index, int part) {
      int at = offset + index * stride + part * size;
      return switch (type) {
        case BYTE -> bytes.get(at);
        case UNSIGNED_BYTE -> Byte.toUnsignedInt(bytes.get(at));
        case SHORT -> bytes.getShort(at);
        case UNSIGNED_SHORT -> Short.toUnsignedInt(bytes.getShort(at));
        case UNSIGNED_INT -> Integer.toUnsignedLong(bytes.getInt(at));
        default -> bytes.getFloat(at);
      };
    }
  }
}
