package org.worldmill.jobs.overlay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Letters of {@value #WIDTH} by {@value #HEIGHT} dots; a sign that is not there is a box. */
final class Glyphs {

  /** Dots across. */
  static final int WIDTH = 5;

  /** Dots down, two of them below the line. */
  static final int HEIGHT = 9;

  /** Dots from one letter to the next. */
  static final int ADVANCE = WIDTH + 1;

  private static final String BEGINS = "glyph ";

  private final Map<Integer, boolean[]> dots = new HashMap<>();
  private final boolean[] unknown = new boolean[WIDTH * HEIGHT];

  private Glyphs(BufferedReader lines) throws IOException {
    java.util.Arrays.fill(unknown, 0, WIDTH * (HEIGHT - 2), true);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int sign = line.codePointAt(BEGINS.length());
      boolean[] shape = new boolean[WIDTH * HEIGHT];
      for (int y = 0; y < HEIGHT; y++) {
        String row = Objects.requireNonNull(lines.readLine(), "a letter without its last rows");
        for (int x = 0; x < WIDTH; x++) {
          shape[y * WIDTH + x] = row.charAt(x) == '#';
        }
      }
      dots.put(sign, shape);
    }
  }

  /** The letters that come with the program. */
  static Glyphs load() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Glyphs.class.getResourceAsStream("glyphs.txt")),
                StandardCharsets.UTF_8))) {
      return new Glyphs(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean at(int sign, int x, int y) {
    return dots.getOrDefault(sign, unknown)[y * WIDTH + x];
  }
}
