package org.worldmill.ingest.sniff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first bytes of a file, with safe access: a place beyond the end is simply no match.
 *
 * <p>Not part of any record; the array is never written to.
 */
final class Head {

  static final int LIMIT = 64 << 10;

  private final Path file;
  private final byte[] bytes;
  private final long size;

  private Head(Path file, byte[] bytes, long size) {
    this.file = file;
    this.bytes = bytes;
    this.size = size;
  }

  static Head of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Head(file, in.readNBytes(LIMIT), Files.size(file));
    }
  }

  Path file() {
    return file;
  }

  long size() {
    return size;
  }

  int length() {
    return bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The unsigned byte at this place, or -1 beyond the end. */
  int at(int offset) {
    return offset >= 0 && offset < bytes.length ? bytes[offset] & 0xff : -1;
  }

  /** Whether these bytes stand at this place; -1 matches anything. */
  boolean has(int offset, int... expected) {
    if (offset < 0 || offset + expected.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] >= 0 && expected[i] != (bytes[offset + i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this ASCII text stands at this place. */
  boolean has(int offset, String ascii) {
    if (offset < 0 || offset + ascii.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if ((bytes[offset + i] & 0xff) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this ASCII text stands anywhere before {@code end}. */
  boolean contains(String ascii, int end) {
    for (int i = 0; i < Math.min(end, bytes.length); i++) {
      if (has(i, ascii)) {
        return true;
      }
    }
    return false;
  }

  long uint32LittleEndian(int offset) {
    if (offset + 4 > bytes.length) {
      return -1;
    }
    return at(offset) | at(offset + 1) << 8 | at(offset + 2) << 16 | (long) at(offset + 3) << 24;
  }

  long uint32BigEndian(int offset) {
    if (offset + 4 > bytes.length) {
      return -1;
    }
    return (long) at(offset) << 24 | at(offset + 1) << 16 | at(offset + 2) << 8 | at(offset + 3);
  }

  /** ASCII text of a stretch, cut at the end of the head. */
  String ascii(int offset, int length) {
    int from = Math.min(offset, bytes.length);
    int to = Math.min(from + length, bytes.length);
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether it reads as text: no control characters but white space in the first 4 KiB. */
  boolean isText() {
    int end = Math.min(bytes.length, 4096);
    for (int i = 0; i < end; i++) {
      int b = bytes[i] & 0xff;
      if (b == 0x7f || (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f')) {
        return false;
      }
    }
    return end > 0;
  }

  /** The head as text, a byte order mark removed. */
  String text() {
    int from = has(0, 0xef, 0xbb, 0xbf) ? 3 : 0;
    return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
  }
}
