package org.worldmill.ingest.telemetry;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** Which numbers one structure of a GPMF entry is made of: a letter a number. */
final class KlvLayout {

  private static final int MAX_STRUCT_BYTES = 255;

  private final String letters;

  private KlvLayout(String letters) {
    this.letters = letters;
  }

  /**
   * The layout of an entry.
   *
   * @param complex the letters that a TYPE entry gave, for entries of type {@code ?}
   * @throws MediaException CORRUPT if it does not fill the structures
   */
  static KlvLayout of(Klv entry, String complex) throws MediaException {
    String letters;
    if (entry.type() == '?') {
      letters = expanded(complex);
    } else {
      int size = size(entry.type());
      letters = size == 0 ? "" : String.valueOf(entry.type()).repeat(entry.structSize() / size);
    }
    int bytes = letters.chars().map(letter -> size((char) letter)).sum();
    if (bytes != entry.structSize() || letters.isEmpty()) {
      throw corrupt(
          entry.key() + " has structures of " + entry.structSize() + " bytes, not of " + bytes);
    }
    return new KlvLayout(letters);
  }

  /** {@code f[3]L} becomes {@code fffL}. */
  private static String expanded(String complex) throws MediaException {
    StringBuilder all = new StringBuilder();
    int at = 0;
    while (at < complex.length()) {
      char letter = complex.charAt(at++);
      int times = 1;
      if (at < complex.length() && complex.charAt(at) == '[') {
        int end = complex.indexOf(']', at);
        String count = end < 0 ? "" : complex.substring(at + 1, end);
        if (!count.matches("[0-9]{1,3}")) {
          throw corrupt("its TYPE '" + complex + "' has an unfinished count");
        }
        times = Integer.parseInt(count);
        at = end + 1;
      }
      if (size(letter) == 0 || all.length() + times > MAX_STRUCT_BYTES) {
        throw corrupt("its TYPE '" + complex + "' describes no structure");
      }
      all.append(String.valueOf(letter).repeat(times));
    }
    return all.toString();
  }

  private static MediaException corrupt(String message) {
    return new MediaException(MediaException.Code.CORRUPT, message);
  }

  /** Bytes of a letter's value; 0 for letters that mean nothing. */
  private static int size(char letter) {
    return switch (letter) {
      case 'b', 'B', 'c' -> 1;
      case 's', 'S' -> 2;
      case 'f', 'F', 'l', 'L', 'q' -> 4;
      case 'd', 'j', 'J', 'Q' -> 8;
      case 'G', 'U' -> 16;
      default -> 0;
    };
  }

  /** Numbers a structure. */
  int width() {
    return letters.length();
  }

  /** Greatest magnitude that a component can have before scaling; infinite for floats. */
  double greatest(int component) {
    return switch (letters.charAt(component)) {
      case 'b' -> Byte.MAX_VALUE;
      case 's' -> Short.MAX_VALUE;
      case 'l' -> Integer.MAX_VALUE;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /** All numbers of an entry, structure by structure; what is no number becomes none. */
  double[] read(Klv entry) {
    ByteBuffer bytes = entry.payload().duplicate().order(java.nio.ByteOrder.BIG_ENDIAN);
    int count = entry.structSize() == 0 ? 0 : bytes.remaining() / entry.structSize();
    double[] numbers = new double[count * letters.length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(bytes, letters.charAt(i % letters.length()));
    }
    return numbers;
  }

  private static double number(ByteBuffer bytes, char letter) {
    return switch (letter) {
      case 'b' -> bytes.get();
      case 'B' -> bytes.get() & 0xff;
      case 's' -> bytes.getShort();
      case 'S' -> bytes.getShort() & 0xffff;
      case 'l' -> bytes.getInt();
      case 'L' -> bytes.getInt() & 0xffffffffL;
      case 'q' -> bytes.getInt() / 65536.0;
      case 'f' -> bytes.getFloat();
      case 'd' -> bytes.getDouble();
      case 'j' -> bytes.getLong();
      case 'J' -> unsigned(bytes.getLong());
      case 'Q' -> bytes.getLong() / 4294967296.0;
      default -> {
        bytes.position(bytes.position() + size(letter));
        yield Double.NaN;
      }
    };
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }
}
