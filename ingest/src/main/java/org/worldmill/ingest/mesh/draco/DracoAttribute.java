package org.worldmill.ingest.mesh.draco;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.ingest.mesh.draco.DracoGeometry.Kind;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** One attribute: how its values are stored, and the values once they have been read. */
final class DracoAttribute {

  private static final int GENERIC = 0;
  private static final int QUANTISED = 2;
  private static final int NORMALS = 3;
  private static final int MAX_VALUES = 100_000_000;
  private static final int[] BYTES = {0, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 1};
  private static final int FLOAT32 = 9;
  private static final int FLOAT64 = 10;

  private final int type;
  private final int dataType;
  private final int width;
  private final boolean normalised;
  private final int id;
  private int coding;
  private int[] whole = new int[0];
  private double[] plain = new double[0];
  private float[] least = new float[0];
  private float range;
  private int bits;

  private DracoAttribute(DracoInput in) throws MediaException {
    type = in.u8();
    dataType = in.u8();
    width = in.u8();
    normalised = in.u8() != 0;
    id = in.count("attributes", Integer.MAX_VALUE);
    if (width == 0 || dataType == 0 || dataType >= BYTES.length) {
      throw DracoInput.broken("an attribute of %d values of type %d".formatted(width, dataType));
    }
  }

  /** The attributes that share an order of values. */
  static List<DracoAttribute> readGroup(DracoInput in) throws MediaException {
    int count = in.count("attributes", 1 << 10);
    List<DracoAttribute> group = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      group.add(new DracoAttribute(in));
    }
    for (DracoAttribute attribute : group) {
      attribute.coding = in.u8();
      if (attribute.coding > NORMALS || (attribute.coding == NORMALS && attribute.width != 3)) {
        throw DracoInput.broken("an attribute of coding " + attribute.coding);
      }
    }
    return group;
  }

  int id() {
    return id;
  }

  Kind kind() {
    return switch (type) {
      case 0 -> Kind.POSITION;
      case 1 -> Kind.NORMAL;
      case 2 -> Kind.COLOUR;
      case 3 -> Kind.TEXTURE_COORDINATES;
      default -> Kind.GENERIC;
    };
  }

  int width() {
    return width;
  }

  /** The values as they were stored, quantised. */
  int[] whole() {
    return whole;
  }

  void readValues(DracoInput in, int count, Prediction prediction) throws MediaException {
    int parts = coding == NORMALS ? 2 : width;
    long all = (long) count * parts;
    if (all > MAX_VALUES) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its Draco data has %d values of one attribute, the limit is %d; split the model"
              .formatted(all, MAX_VALUES));
    }
    if (coding == GENERIC) {
      readPlain(in, (int) all);
      return;
    }
    int scheme = in.i8();
    int transform = scheme == Prediction.NONE ? -1 : in.i8();
    if (in.u8() != 0) {
      whole = RansSymbols.read(in, (int) all, parts);
    } else {
      readUnpacked(in, (int) all);
    }
    if (transform != Prediction.OCTAHEDRAL) {
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (whole[i] >>> 1) ^ -(whole[i] & 1);
      }
    }
    prediction.undo(in, scheme, transform, whole, parts);
  }

  private void readUnpacked(DracoInput in, int all) throws MediaException {
    int size = in.u8();
    if (size > 4 || (long) all * size > in.remaining()) {
      throw DracoInput.broken("%d values of %d bytes".formatted(all, size));
    }
    whole = new int[all];
    for (int i = 0; i < all; i++) {
      whole[i] = (int) in.whole(size);
    }
  }

  private void readPlain(DracoInput in, int all) throws MediaException {
    int size = BYTES[dataType];
    if ((long) all * size > in.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "its Draco data has %d values of %d bytes, %d are left; fetch the file again"
              .formatted(all, size, in.remaining()));
    }
    plain = new double[all];
    for (int i = 0; i < all; i++) {
      plain[i] =
          dataType == FLOAT32
              ? in.f32()
              : dataType == FLOAT64 ? in.f64() : typed(in.whole(size), 8 * size);
    }
  }

  /** A whole number of the attribute's type. */
  private double typed(long value, int size) {
    boolean signed = dataType % 2 == 1 && dataType < FLOAT32;
    return signed && size < 64 ? (value << (64 - size)) >> (64 - size) : value;
  }

  /** Reads how quantised values become numbers. */
  void readScale(DracoInput in) throws MediaException {
    if (coding == QUANTISED) {
      least = new float[width];
      for (int i = 0; i < width; i++) {
        least[i] = in.f32();
      }
      range = in.f32();
      bits = in.u8();
    } else if (coding == NORMALS) {
      bits = in.u8();
    }
    if (coding >= QUANTISED && (bits < 1 || bits > 30)) {
      throw DracoInput.broken("values of " + bits + " bits");
    }
  }

  /** The values as numbers; whole ones that are marked so run from 0 or -1 to 1. */
  double[] values() {
    if (coding == NORMALS) {
      return Octahedron.directions(whole, bits);
    }
    if (coding == GENERIC) {
      return scaled(plain);
    }
    double[] values = new double[whole.length];
    if (coding == QUANTISED) {
      float step = range / ((1 << bits) - 1);
      for (int i = 0; i < values.length; i++) {
        values[i] = whole[i] * step + least[i % width];
      }
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = dataType == 6 ? Integer.toUnsignedLong(whole[i]) : whole[i];
    }
    return scaled(values);
  }

  private double[] scaled(double[] values) {
    boolean byteColour = kind() == Kind.COLOUR && dataType == 2;
    if ((!normalised && !byteColour) || dataType >= FLOAT32 || dataType > 6) {
      return values;
    }
    boolean signed = dataType % 2 == 1;
    double full = Math.scalb(1.0, 8 * BYTES[dataType] - (signed ? 1 : 0)) - 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, values[i] / full);
    }
    return values;
  }
}
