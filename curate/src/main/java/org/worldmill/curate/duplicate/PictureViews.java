package org.worldmill.curate.duplicate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of a picture that are hashed beside the whole, so that a crop of one picture meets the same
 * part of another, and a drawn-over picture the part that is not. The list of a picture begins with
 * the bits of its hash that coding it again may flip; then come the picture with its border, and
 * the parts inside it.
 */
final class PictureViews {

  /** Where the weak bits are. */
  static final int WEAK = 0;

  /** Where the hash of the picture with its border is. */
  static final int WITH_BORDER = 1;

  /** Where the hash of the first part is. */
  static final int FIRST_PART = 2;

  /** The parts inside the border. */
  static final List<PictureHash.Part> PARTS =
      List.of(
          centred(0.95, 0.95),
          centred(0.9, 0.9),
          centred(0.85, 0.85),
          centred(0.8, 0.8),
          centred(0.75, 0.75),
          centred(0.7, 0.7),
          centred(0.85, 1),
          centred(0.75, 1),
          centred(1, 0.85),
          centred(1, 0.75),
          new PictureHash.Part(0, 0, 1, 0.85),
          new PictureHash.Part(0, 0.1, 1, 0.9),
          new PictureHash.Part(0, 0, 0.9, 1),
          new PictureHash.Part(0.1, 0, 0.9, 1),
          new PictureHash.Part(0, 0, 0.9, 0.9),
          new PictureHash.Part(0.1, 0, 0.9, 0.9),
          new PictureHash.Part(0, 0.1, 0.9, 0.9),
          new PictureHash.Part(0.1, 0.1, 0.9, 0.9));

  /** From here on, parts come in pairs that mirror each other. */
  private static final int PAIRED = FIRST_PART + 12;

  /** Numbers of a picture. */
  static final int COUNT = FIRST_PART + PARTS.size();

  /** Parts that leave out what is often drawn over: compared with the same part of the other. */
  static final List<Integer> UNDRAWN = List.of(5, 7, 9, 10, 11, 12);

  /** Bits that are taken for weak. */
  private static final int WEAK_BITS = 10;

  private PictureViews() {}

  /** The numbers of the picture that is loaded. */
  static List<Long> of(PictureHash hash, PictureHash.Part inside, float[] coefficients) {
    List<Long> views = new ArrayList<>(COUNT);
    views.add(weak(coefficients));
    views.add(PictureHash.signs(hash.coefficients(PictureHash.Part.WHOLE)));
    for (PictureHash.Part part : PARTS) {
      views.add(PictureHash.signs(hash.coefficients(inside.of(part))));
    }
    return views;
  }

  /** The bits whose coefficients are nearest to zero. */
  private static long weak(float[] coefficients) {
    float[] sizes = new float[coefficients.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(coefficients[i]);
    }
    Arrays.sort(sizes);
    float limit = sizes[WEAK_BITS];
    long bits = 0;
    for (float coefficient : coefficients) {
      bits = bits << 1 | (Math.abs(coefficient) < limit ? 1 : 0);
    }
    return bits;
  }

  /** The numbers of the mirrored pictures. */
  static List<Long> mirror(List<Long> views) {
    List<Long> mirrored = new ArrayList<>(views.size());
    for (int i = 0; i < views.size(); i++) {
      int view = i % COUNT;
      int partner = view < PAIRED ? i : i - view + PAIRED + ((view - PAIRED) ^ 1);
      long hash = views.get(partner);
      mirrored.add(view == WEAK ? hash : PictureHash.mirror(hash));
    }
    return mirrored;
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
