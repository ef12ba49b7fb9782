package org.worldmill.curate.duplicate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Hashes as text: 16 hex digits each, joined by spaces. */
final class HexTrack {

  private HexTrack() {}

  static String hex(long hash) {
    return String.format("%016x", hash);
  }

  static String text(List<Long> hashes) {
    return hashes.stream().map(HexTrack::hex).collect(Collectors.joining(" "));
  }

  static List<Long> hashes(String text) {
    return Arrays.stream(text.split(" ", -1)).map(HexTrack::hash).toList();
  }

  static long hash(String digits) {
    return Long.parseUnsignedLong(digits, 16);
  }
}
