package org.worldmill.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.worldmill.bench.PlainDecode;

/** Files that no program should take for good ones. */
final class BrokenFilms {

  /** Distance between spoilt bytes. */
  private static final int STEP = 4096;

  private BrokenFilms() {}

  /** Damaged files of the corpus in {@code .mp4} on which plain decoding ends with an error. */
  static List<Path> undecodable(Path folder, PlainDecode decode) throws IOException {
    List<Path> broken = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".mp4")).sorted().toList()) {
        if (decode.run(file).exitCode() != 0) {
          broken.add(file);
        }
      }
    }
    return broken;
  }

  /** The first half of a film. */
  static byte[] half(byte[] film) {
    return Arrays.copyOf(film, film.length / 2);
  }

  /** A film of which, in its middle half, every 4,096th byte has turned. */
  static byte[] rotten(byte[] film) {
    byte[] spoilt = film.clone();
    for (int at = film.length / 4; at < film.length / 4 * 3; at += STEP) {
      spoilt[at] = (byte) ~spoilt[at];
    }
    return spoilt;
  }
}
