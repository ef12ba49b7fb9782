package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Bytes of a crate, read from a place on; whatever would lie behind its end is refused. */
final class CrateInput {

  private final ByteBuffer bytes;

  /** From so many bytes behind the crate's beginning. */
  CrateInput(ByteBuffer crate, long at) throws MediaException {
    bytes = crate.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    seek(at);
  }

  final void seek(long at) throws MediaException {
    if (at < 0 || at > bytes.limit()) {
      throw new MediaException(
          Code.CORRUPT,
          "it points to byte %d of %d; fetch the file again".formatted(at, bytes.limit()));
    }
    bytes.position((int) at);
  }

  int position() {
    return bytes.position();
  }

  private ByteBuffer need(long count) throws MediaException {
    if (count < 0 || count > bytes.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "it needs %d bytes at byte %d, %d are left; fetch the file again"
              .formatted(count, bytes.position(), bytes.remaining()));
    }
    return bytes;
  }

  int u8() throws MediaException {
    return need(1).get() & 0xff;
  }

  int i32() throws MediaException {
    return need(4).getInt();
  }

  long i64() throws MediaException {
    return need(8).getLong();
  }

  double f64() throws MediaException {
    return need(8).getDouble();
  }

  /** A number of things of at least so many bytes each that follow. */
  int count(String what, long leastBytes, int limit) throws MediaException {
    long count = i64();
    MeshLimits.checkCount(what, count, limit, leastBytes, bytes.remaining());
    return (int) count;
  }

  /** The same count, once it is known that so many values of a size follow. */
  int room(int count, int size) throws MediaException {
    need((long) count * size);
    return count;
  }

  /** So many bytes that follow. */
  ByteBuffer slice(long count) throws MediaException {
    ByteBuffer part =
        need(count).slice(bytes.position(), (int) count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) count);
    return part;
  }

  /** Bytes that follow, with their number before them. */
  ByteBuffer sized() throws MediaException {
    return slice(i64());
  }

  /** Goes to where an offset from here says, which stands in eight bytes. */
  void jump() throws MediaException {
    long start = position();
    long offset = i64();
    // The sum cannot wrap round: offsets that are too large are refused by themselves.
    seek(Math.abs(offset) > bytes.limit() ? -1 : start + offset);
  }
}
