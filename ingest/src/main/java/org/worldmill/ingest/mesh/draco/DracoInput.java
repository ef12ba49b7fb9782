package org.worldmill.ingest.mesh.draco;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The bytes of a Draco stream, read from front to back, with bits from the least one up. */
final class DracoInput {

  private final ByteBuffer bytes;
  private int bitAt;

  DracoInput(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  int u8() throws MediaException {
    return Byte.toUnsignedInt(bytes.get(take(1)));
  }

  int i8() throws MediaException {
    return bytes.get(take(1));
  }

  int u16() throws MediaException {
    return Short.toUnsignedInt(bytes.getShort(take(2)));
  }

  int i32() throws MediaException {
    return bytes.getInt(take(4));
  }

  float f32() throws MediaException {
    return bytes.getFloat(take(4));
  }

  /** A number of so many bytes, the least first. */
  long whole(int size) throws MediaException {
    long value = 0;
    int at = take(size);
    for (int i = 0; i < size; i++) {
      value |= (long) Byte.toUnsignedInt(bytes.get(at + i)) << (8 * i);
    }
    return value;
  }

  double f64() throws MediaException {
    return bytes.getDouble(take(8));
  }

  /** A count of seven bits a byte. */
  long varint() throws MediaException {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int next = u8();
      value |= (long) (next & 127) << shift;
      if (next < 128) {
        return value;
      }
    }
    throw broken("a number of over nine bytes");
  }

  /** A count that must not be over a limit. */
  int count(String what, long limit) throws MediaException {
    long value = varint();
    if (value > limit) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its Draco data has %d %s, the limit here is %d; simplify or split the model"
              .formatted(value, what, limit));
    }
    return (int) value;
  }

  /** The next bytes as an input of their own. */
  DracoInput part(long size) throws MediaException {
    if (size < 0 || size > bytes.remaining()) {
      throw broken("a part of %d bytes where %d are left".formatted(size, bytes.remaining()));
    }
    int at = take((int) size);
    return new DracoInput(bytes.slice(at, (int) size));
  }

  void skip(long size) throws MediaException {
    part(size);
  }

  int remaining() {
    return bytes.remaining();
  }

  int size() {
    return bytes.limit();
  }

  /** A byte at any place. */
  int byteAt(int at) {
    return Byte.toUnsignedInt(bytes.get(at));
  }

  /** The next bits; the rest of a byte that was begun is passed over by {@link #endBits}. */
  int bits(int count) throws MediaException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (bytes.remaining() == 0) {
        throw broken("too few bits");
      }
      int bit = bytes.get(bytes.position()) >> bitAt & 1;
      value |= bit << i;
      bitAt++;
      if (bitAt == 8) {
        bitAt = 0;
        bytes.get();
      }
    }
    return value;
  }

  void endBits() {
    if (bitAt > 0) {
      bitAt = 0;
      bytes.get();
    }
  }

  private int take(int size) throws MediaException {
    if (bytes.remaining() < size) {
      throw new MediaException(
          Code.TRUNCATED,
          "its Draco data ends at byte %d in the middle of a value; fetch the file again"
              .formatted(bytes.limit()));
    }
    int at = bytes.position();
    bytes.position(at + size);
    return at;
  }

  static MediaException broken(String what) {
    return new MediaException(
        Code.CORRUPT, "its Draco data is broken: %s; encode the model again".formatted(what));
  }
}
