package org.worldmill.schemas.media;

/**
 * What a film says of the lens that it was taken with. It may be wrong: of a film that was cropped
 * since, say.
 *
 * @param focalWidths focal length in widths of the picture as displayed, above 0
 * @param relativeError its standard error in parts of itself, above 0
 * @param source what it was found from, as in the signal {@code focal_source}
 */
public record StatedLens(double focalWidths, double relativeError, String source) {

  public StatedLens {
    if (!(focalWidths > 0) || !(relativeError > 0)) {
      throw new IllegalArgumentException(
          "a focal length of " + focalWidths + " widths, to " + relativeError + " of itself");
    }
  }
}
