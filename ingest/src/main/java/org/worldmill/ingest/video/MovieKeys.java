package org.worldmill.ingest.video;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Metadata of an ISO film by names: a box {@code keys} of names and a box {@code ilst} of values
 * that count from 1 which name is theirs (QuickTime File Format, Metadata). What is damaged ends
 * what can be read of it.
 */
final class MovieKeys {

  private static final int HEAD = 8;

  /** Head of a value's box, its type and its locale. */
  private static final int VALUE_HEAD = 16;

  private MovieKeys() {}

  /** The first value of each name, as bytes. */
  static Map<String, byte[]> of(ByteBuffer keys, ByteBuffer list) {
    Map<Integer, String> names = names(keys.duplicate());
    Map<String, byte[]> found = new LinkedHashMap<>();
    ByteBuffer rest = list.duplicate();
    while (rest.remaining() >= HEAD + VALUE_HEAD) {
      int at = rest.position();
      int size = rest.getInt();
      String name = names.get(rest.getInt());
      int value = rest.getInt();
      if (size < HEAD + VALUE_HEAD || size > rest.limit() - at || value > size - HEAD) {
        return found;
      }
      rest.position(at + HEAD + VALUE_HEAD);
      byte[] bytes = new byte[Math.max(0, value - VALUE_HEAD)];
      rest.get(bytes);
      if (name != null) {
        found.putIfAbsent(name, bytes);
      }
      rest.position(at + size);
    }
    return found;
  }

  private static Map<Integer, String> names(ByteBuffer rest) {
    Map<Integer, String> names = new LinkedHashMap<>();
    rest.position(Math.min(HEAD, rest.limit()));
    for (int number = 1; rest.remaining() >= HEAD; number++) {
      int size = rest.getInt() - HEAD;
      rest.getInt();
      if (size < 0 || size > rest.remaining()) {
        return names;
      }
      byte[] name = new byte[size];
      rest.get(name);
      names.put(number, new String(name, StandardCharsets.UTF_8));
    }
    return names;
  }
}
