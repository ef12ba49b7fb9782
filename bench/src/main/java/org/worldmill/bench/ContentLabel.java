package org.worldmill.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a person saw in one frame of the corpus.
 *
 * @param file its file's name
 * @param nanos the frame is the first at or after this time; 0 for images
 * @param faces upright ones turned to the viewer
 * @param people at least a third as high as the picture
 * @param standing those of them that are upright and shown from head to foot
 * @param text whether a line of text can be read; empty where a person could not say
 */
record ContentLabel(
    String file, long nanos, int faces, int people, int standing, Optional<Boolean> text) {

  /** All labels, in the order of their files and times. */
  static List<ContentLabel> all() throws IOException {
    try (InputStream in = ContentLabel.class.getResourceAsStream("content-labels.tsv")) {
      if (in == null) {
        throw new IOException("content-labels.tsv is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(ContentLabel::of).toList();
    }
  }

  private static ContentLabel of(String line) {
    String[] parts = line.split("\t", -1);
    return new ContentLabel(
        parts[0],
        Math.round(Double.parseDouble(parts[1]) * 1e9),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]),
        parts[5].equals("-") ? Optional.empty() : Optional.of(parts[5].equals("1")));
  }
}
