package org.worldmill.label.caption;

import java.util.Optional;

/**
 * Which word stands for which value. Between the bounds of two words nothing is said: a caption
 * names what stands out. The bounds are listed in {@code docs/captions.md}.
 */
final class Words {

  /**
   * Below this {@code moving_area_peak} nothing moves that could be told from noise: still pictures
   * encoded as video read up to 0.0016, the least of the moving ones 0.005.
   */
  static final double NOTHING_MOVES = 0.002;

  /** Below this {@code moving_area_share} or {@code own_motion_share} movement is the exception. */
  static final double SELDOM_MOVES = 0.0005;

  private Words() {}

  /** Of {@code luma_mean}, 0..1. */
  static Optional<String> light(double luma) {
    return luma < 0.12
        ? Optional.of("very dark")
        : luma < 0.25 ? Optional.of("dark") : luma > 0.6 ? Optional.of("bright") : Optional.empty();
  }

  /** Of {@code colourfulness}, in the words of Hasler and Suesstrunk: 15 slightly, 45 averagely. */
  static Optional<String> colour(double colourfulness) {
    return colourfulness < 4
        ? Optional.of("almost without colour")
        : colourfulness < 15
            ? Optional.of("muted in colour")
            : colourfulness > 45 ? Optional.of("colourful") : Optional.empty();
  }

  /** Of {@code contrast_rms}, 0..0.5. */
  static Optional<String> contrast(double contrast) {
    return contrast < 0.08
        ? Optional.of("low in contrast")
        : contrast > 0.3 ? Optional.of("high in contrast") : Optional.empty();
  }

  /** Of {@code dominant_motion}, widths a second. */
  static String view(double widthsPerSecond) {
    return widthsPerSecond < 0.01
        ? "a steady view"
        : widthsPerSecond < 0.06
            ? "a slowly moving view"
            : widthsPerSecond < 0.4 ? "a moving view" : "a fast-moving view";
  }

  /** Of {@code own_motion_share}, or {@code moving_area_share} where the view is steady. */
  static String area(double share) {
    return share < 0.03
        ? "a small moving area"
        : share < 0.15 ? "a moving area of some size" : "movement over much of the picture";
  }

  /** Of a picture's displayed size. */
  static Optional<String> format(double width, double height) {
    return height > 1.05 * width
        ? Optional.of("in portrait format")
        : height * 1.05 >= width ? Optional.of("square") : Optional.empty();
  }
}
