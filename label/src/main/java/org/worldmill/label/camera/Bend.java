package org.worldmill.label.camera;

/**
 * How much more than its middle a picture shifts on average when a camera turns: the more the wider
 * the lens is. Model R takes a shift from all of the picture, and so a wrong focal length makes it
 * wrong by the ratio of two of these.
 *
 * @param aspect the picture's height over its width
 */
record Bend(double aspect) {

  /** For a focal length in widths; 1 for one without end. */
  double at(double focalWidths) {
    return 1 + (1 + aspect * aspect) / 24 / (focalWidths * focalWidths);
  }

  /** What a shift that was found by one focal length is by another. */
  double from(double focalWidths, double other) {
    return at(focalWidths) / at(other);
  }
}
