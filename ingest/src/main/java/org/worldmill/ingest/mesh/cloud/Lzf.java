package org.worldmill.ingest.mesh.cloud;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Unpacks LZF (M. Lehmann's LibLZF): a control byte below 32 is followed by one more literal than
 * it says; another has the length of a copy in its top three bits (7: the next byte adds to it) and
 * the top of its distance in the rest.
 */
final class Lzf {

  private Lzf() {}

  static ByteBuffer unpack(byte[] packed, int plainBytes) throws MediaException {
    byte[] out = new byte[plainBytes];
    int in = 0;
    int at = 0;
    while (in < packed.length) {
      int control = packed[in++] & 0xff;
      if (control < 32) {
        int length = control + 1;
        check(in + length <= packed.length && at + length <= plainBytes, at);
        System.arraycopy(packed, in, out, at, length);
        in += length;
        at += length;
        continue;
      }
      int length = control >> 5;
      check(in + (length == 7 ? 1 : 0) < packed.length, at);
      if (length == 7) {
        length += packed[in++] & 0xff;
      }
      int from = at - ((control & 31) << 8 | (packed[in++] & 0xff)) - 1;
      length += 2;
      check(from >= 0 && at + length <= plainBytes, at);
      for (int i = 0; i < length; i++) {
        out[at++] = out[from + i];
      }
    }
    check(at == plainBytes, at);
    return ByteBuffer.wrap(out);
  }

  private static void check(boolean sound, int at) throws MediaException {
    if (!sound) {
      throw new MediaException(
          Code.CORRUPT, "its compressed data breaks at byte " + at + "; fetch the file again");
    }
  }
}
