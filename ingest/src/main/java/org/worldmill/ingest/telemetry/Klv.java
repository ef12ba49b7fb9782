package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.MediaException;

/**
 * One entry of GPMF: key, type, size of a structure, how many of them, and their bytes.
 *
 * @param key four characters
 * @param type a letter; 0 for nested entries
 * @param structSize bytes of one structure
 * @param repeat number of structures
 * @param payload a view of their bytes, big-endian, without padding; read it through a duplicate
 */
record Klv(String key, char type, int structSize, int repeat, ByteBuffer payload) {

  private static final int HEADER_BYTES = 8;

  /** What a series of entries holds up to its end or its first fault. */
  record Series(List<Klv> entries, boolean complete) {
    Series {
      entries = List.copyOf(entries);
    }
  }

  /** Splits bytes into entries; what follows a fault is left out, what precedes it is good. */
  static Series split(ByteBuffer bytes) {
    ByteBuffer rest = bytes.slice().order(ByteOrder.BIG_ENDIAN);
    List<Klv> entries = new ArrayList<>();
    while (rest.remaining() >= HEADER_BYTES) {
      byte[] name = new byte[4];
      rest.get(name);
      if (name[0] == 0) {
        // Zeros fill what a camera reserved and did not use.
        return new Series(entries, true);
      }
      char type = (char) (rest.get() & 0xff);
      int structSize = rest.get() & 0xff;
      int repeat = rest.getShort() & 0xffff;
      int length = structSize * repeat;
      if (length > rest.remaining() || !isKey(name)) {
        return new Series(entries, false);
      }
      ByteBuffer payload = rest.slice(rest.position(), length).order(ByteOrder.BIG_ENDIAN);
      String key = new String(name, StandardCharsets.ISO_8859_1);
      entries.add(new Klv(key, type, structSize, repeat, payload));
      rest.position(Math.min(rest.limit(), rest.position() + (length + 3) / 4 * 4));
    }
    return new Series(entries, rest.remaining() == 0 || onlyZeros(rest));
  }

  private static boolean isKey(byte[] name) {
    for (byte letter : name) {
      if (letter < ' ' || letter > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean onlyZeros(ByteBuffer rest) {
    for (int i = rest.position(); i < rest.limit(); i++) {
      if (rest.get(i) != 0) {
        return false;
      }
    }
    return true;
  }

  boolean isNest() {
    return type == 0;
  }

  /** Its characters up to the first zero. */
  String text() {
    byte[] bytes = new byte[payload.remaining()];
    payload.duplicate().get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Its numbers, all of one type. */
  double[] numbers() throws MediaException {
    return KlvLayout.of(this, "").read(this);
  }
}
