package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of a picture that are hashed beside the whole, so that a crop of one picture meets the same
 * part of another. View 0 is the picture with its black bars; the others lie inside them.
 */
final class PictureViews {

  /** The parts inside the bars, view 1 first. */
  static final List<PictureHash.Part> INSIDE =
      List.of(
          centred(0.95, 0.95),
          centred(0.9, 0.9),
          centred(0.85, 0.85),
          centred(0.8, 0.8),
          centred(0.75, 0.75),
          centred(0.7, 0.7),
          centred(0.75, 1),
          centred(1, 0.75),
          new PictureHash.Part(0, 0, 1, 0.85));

  /** Views of a picture. */
  static final int COUNT = 1 + INSIDE.size();

  private PictureViews() {}

  /** The views of mirrored pictures: all parts lie in the middle of the width. */
  static List<Long> mirror(List<Long> views) {
    return views.stream().map(PictureHash::mirror).toList();
  }

  /** Views as text: for each key its index and its hashes, joined by colons; keys by spaces. */
  static String text(List<Integer> keys, List<Long> views) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      StringBuilder part = new StringBuilder().append(keys.get(i));
      views
          .subList(i * COUNT, (i + 1) * COUNT)
          .forEach(v -> part.append(':').append(HexTrack.hex(v)));
      parts.add(part.toString());
    }
    return String.join(" ", parts);
  }

  /** Reads {@link #text}. */
  static Read read(String text) {
    List<Integer> keys = new ArrayList<>();
    List<Long> views = new ArrayList<>();
    if (!text.isEmpty()) {
      for (String part : text.split(" ", -1)) {
        String[] fields = part.split(":", -1);
        keys.add(Integer.valueOf(fields[0]));
        Arrays.stream(fields).skip(1).map(HexTrack::hash).forEach(views::add);
      }
    }
    return new Read(keys, views);
  }

  /**
   * Views that were read.
   *
   * @param keys which samples they are of
   * @param views of each in turn
   */
  record Read(List<Integer> keys, List<Long> views) {}

  private static PictureHash.Part centred(double width, double height) {
    return new PictureHash.Part((1 - width) / 2, (1 - height) / 2, width, height);
  }
}
