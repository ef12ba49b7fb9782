package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The types of values in crates that are read, by the numbers that crates give them. */
enum CrateType {
  OTHER(-1, 0, 0),
  BOOL(1, 1, 1),
  UCHAR(2, 1, 1),
  INT(3, 1, 4),
  UINT(4, 1, 4),
  INT64(5, 1, 8),
  UINT64(6, 1, 8),
  HALF(7, 1, 2),
  FLOAT(8, 1, 4),
  DOUBLE(9, 1, 8),
  STRING(10, 0, 4),
  TOKEN(11, 0, 4),
  ASSET(12, 0, 4),
  MATRIX2D(13, 4, 8),
  MATRIX3D(14, 9, 8),
  MATRIX4D(15, 16, 8),
  QUATD(16, 4, 8),
  QUATF(17, 4, 4),
  QUATH(18, 4, 2),
  VEC2D(19, 2, 8),
  VEC2F(20, 2, 4),
  VEC2H(21, 2, 2),
  VEC2I(22, 2, 4),
  VEC3D(23, 3, 8),
  VEC3F(24, 3, 4),
  VEC3H(25, 3, 2),
  VEC3I(26, 3, 4),
  VEC4D(27, 4, 8),
  VEC4F(28, 4, 4),
  VEC4H(29, 4, 2),
  VEC4I(30, 4, 4),
  TOKENS_EDITED(32, 0, 4),
  STRINGS_EDITED(33, 0, 4),
  PATHS_EDITED(34, 0, 4),
  PATHS(40, 0, 4),
  TOKENS(41, 0, 4),
  DOUBLES(48, 1, 8),
  STRINGS(50, 0, 4),
  TIMECODE(56, 1, 8);

  private static final CrateType[] BY_NUMBER = new CrateType[64];

  static {
    java.util.Arrays.fill(BY_NUMBER, OTHER);
    for (CrateType type : values()) {
      if (type.number >= 0) {
        BY_NUMBER[type.number] = type;
      }
    }
  }

  private final int number;
  private final int width;
  private final int partBytes;

  CrateType(int number, int width, int partBytes) {
    this.number = number;
    this.width = width;
    this.partBytes = partBytes;
  }

  static CrateType of(int number) {
    return number < BY_NUMBER.length ? BY_NUMBER[number] : OTHER;
  }

  /** Numbers that make up a value; 0 for texts and what is not read. */
  int width() {
    return width;
  }

  /** Bytes of a value. */
  int bytes() {
    return Math.max(1, width) * partBytes;
  }

  boolean isText() {
    return this == STRING || this == TOKEN || this == ASSET;
  }

  boolean isVector() {
    return this == PATHS || this == TOKENS || this == STRINGS;
  }

  boolean isWhole() {
    return this == INT || this == UINT || this == INT64 || this == UINT64;
  }

  private boolean isQuaternion() {
    return this == QUATD || this == QUATF || this == QUATH;
  }

  private boolean isInt() {
    return this == INT || this == UINT || this == VEC2I || this == VEC3I || this == VEC4I;
  }

  double[] unsigned(int[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = this == UINT ? Integer.toUnsignedLong(values[i]) : values[i];
    }
    return numbers;
  }

  /** So many values that stand in a row. */
  double[] read(ByteBuffer in, int count) throws MediaException {
    if (count < 0 || (long) count * bytes() > in.remaining()) {
      throw new MediaException(
          Code.CORRUPT, "it has %d values too many; fetch the file again".formatted(count));
    }
    double[] numbers = new double[count * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[target(i)] = part(in);
    }
    return numbers;
  }

  /** Crates have the real part of a quaternion last. */
  private int target(int i) {
    return isQuaternion() ? i / 4 * 4 + (i + 1) % 4 : i;
  }

  private double part(ByteBuffer in) {
    return switch (partBytes) {
      case 1 -> in.get() & 0xff;
      case 2 -> half(in.getShort());
      case 4 -> isInt() ? whole(in.getInt()) : in.getFloat();
      default -> this == INT64 || this == UINT64 ? in.getLong() : in.getDouble();
    };
  }

  private double whole(int value) {
    return this == UINT ? Integer.toUnsignedLong(value) : value;
  }

  /** A value that stands in the low 32 bits of what tells it. */
  double[] inlined(int bits) {
    if (width == 1) {
      return new double[] {
        switch (this) {
          case BOOL, UCHAR -> bits & 0xff;
          case HALF -> half((short) bits);
          case FLOAT, DOUBLE, TIMECODE -> Float.intBitsToFloat(bits);
          default -> whole(bits);
        }
      };
    }
    double[] numbers = new double[width];
    if (this == VEC2H) {
      return new double[] {half((short) bits), half((short) (bits >>> 16))};
    }
    // Small whole numbers take a byte each; of a matrix only its diagonal.
    int step = width == 4 && this == MATRIX2D ? 3 : this == MATRIX3D ? 4 : this == MATRIX4D ? 5 : 1;
    int parts = step == 1 ? width : (int) Math.round(Math.sqrt(width));
    for (int i = 0; i < parts; i++) {
      numbers[target(i * step)] = (byte) (bits >>> (8 * i));
    }
    return numbers;
  }

  /** IEEE 754 binary16. */
  static double half(short bits) {
    int exponent = bits >>> 10 & 31;
    double fraction = bits & 0x3ff;
    double size =
        exponent == 0
            ? Math.scalb(fraction, -24)
            : exponent == 31
                ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : Math.scalb(1024 + fraction, exponent - 25);
    return bits < 0 ? -size : size;
  }
}
