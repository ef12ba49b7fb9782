package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Unpacks what crates pack: blocks of LZ4 (Y. Collet, "LZ4 Block Format Description"), one or many,
 * with their number before them.
 */
final class Lz4Block {

  /** A byte of a block stands for at most so many: a run's length grows by 255 for each. */
  static final int MOST_RATIO = 255;

  private static final int LEAST_MATCH = 4;

  private Lz4Block() {}

  /**
   * The plain bytes of all that is in {@code packed}.
   *
   * @param most as many as there may be; room is made for what the packed ones can give
   */
  static byte[] unpack(ByteBuffer packed, long most) throws MediaException {
    if (!packed.hasRemaining()) {
      return new byte[0];
    }
    int blocks = packed.get() & 0xff;
    long room = Math.min(most, (long) MOST_RATIO * packed.remaining() + 64);
    byte[] plain = new byte[(int) Math.min(room, Integer.MAX_VALUE - 16)];
    int done = 0;
    if (blocks == 0) {
      done = block(packed, plain, 0);
    }
    for (int i = 0; i < blocks; i++) {
      int size = packed.remaining() < 4 ? -1 : packed.getInt();
      if (size < 0 || size > packed.remaining()) {
        throw broken("a block of %d bytes where %d are left".formatted(size, packed.remaining()));
      }
      ByteBuffer block = packed.slice(packed.position(), size);
      packed.position(packed.position() + size);
      done = block(block, plain, done);
    }
    return done == plain.length ? plain : Arrays.copyOf(plain, done);
  }

  private static int block(ByteBuffer in, byte[] out, int start) throws MediaException {
    int at = start;
    while (in.hasRemaining()) {
      int token = in.get() & 0xff;
      int literals = length(in, token >>> 4);
      if (literals > in.remaining() || literals > out.length - at) {
        throw broken("more literals than there are or fit");
      }
      in.get(out, at, literals);
      at += literals;
      if (!in.hasRemaining()) {
        return at;
      }
      if (in.remaining() < 2) {
        throw broken("half an offset");
      }
      int offset = (in.get() & 0xff) | ((in.get() & 0xff) << 8);
      int match = length(in, token & 15) + LEAST_MATCH;
      if (offset == 0 || offset > at - start || match > out.length - at) {
        throw broken("a match that begins %d bytes back at byte %d".formatted(offset, at - start));
      }
      for (int i = 0; i < match; i++, at++) {
        out[at] = out[at - offset];
      }
    }
    return at;
  }

  private static int length(ByteBuffer in, int nibble) throws MediaException {
    if (nibble < 15) {
      return nibble;
    }
    long length = nibble;
    int more = 255;
    while (more == 255) {
      if (!in.hasRemaining()) {
        throw broken("a length that does not end");
      }
      more = in.get() & 0xff;
      length += more;
    }
    // Any length beyond an array's is beyond what fits.
    return (int) Math.min(length, Integer.MAX_VALUE - 16L);
  }

  private static MediaException broken(String how) {
    return new MediaException(
        Code.CORRUPT, "its packed bytes have " + how + "; fetch the file again");
  }
}
