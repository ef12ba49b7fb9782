package org.worldmill.bench.truth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a person saw of the camera in the first seconds of a film.
 *
 * @param file its file's name
 * @param moves whether the camera moves, through space or about itself; else it stands
 * @param held {@code fixed} or {@code hand}; {@code -} where neither
 * @param ways what the camera may be said to do above all; none where a person could not say
 */
record CameraLabel(String file, boolean moves, String held, List<String> ways) {

  /** For how long each film was looked at. */
  static final long NANOS = 8_000_000_000L;

  CameraLabel {
    ways = List.copyOf(ways);
  }

  /** All labels, in the order of their files. */
  static List<CameraLabel> all() throws IOException {
    try (InputStream in =
        CameraLabel.class.getResourceAsStream("/org/worldmill/bench/camera-labels.tsv")) {
      if (in == null) {
        throw new IOException("camera-labels.tsv is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(CameraLabel::of).toList();
    }
  }

  private static CameraLabel of(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 5 || !parts[1].matches("moves|stands")) {
      throw new IllegalArgumentException("no label of a camera: '" + line + "'");
    }
    List<String> ways = parts[3].equals("-") ? List.of() : List.of(parts[3].split("\\|"));
    return new CameraLabel(parts[0], parts[1].equals("moves"), parts[2], ways);
  }
}
