package org.worldmill.label.camera;

import org.worldmill.schemas.media.StatedLens;

/**
 * What is believed of a focal length before looking.
 *
 * @param focalWidths focal length in picture widths, 0.1 to 50
 * @param source where that comes from
 * @param relativeError its standard error in parts of itself; 0 where it is known, and without
 *     meaning where it is supposed
 */
public record Lens(double focalWidths, Source source, double relativeError) {

  /** Nothing is known: a field of view of 60 degrees across is supposed. */
  public static final Lens UNKNOWN = new Lens(0.87, Source.SUPPOSED);

  private static final double LEAST = 0.1;
  private static final double MOST = 50;

  /** Where a focal length comes from. */
  public enum Source {
    /** Calibrated, or the truth of a scene. */
    KNOWN,
    /** Stated by the film, to an error; the picture may say better, or that it was cropped. */
    STATED,
    /** Supposed, and put right where the picture says better. */
    SUPPOSED
  }

  public Lens {
    if (!(focalWidths > LEAST && focalWidths < MOST) || !(relativeError >= 0)) {
      throw new IllegalArgumentException(
          "a focal length of " + focalWidths + " widths, to " + relativeError + " of itself");
    }
  }

  /** One that is known, or supposed. */
  public Lens(double focalWidths, Source source) {
    this(focalWidths, source, 0);
  }

  /** What a film states; nothing, where no lens draws like that. */
  static Lens stated(StatedLens stated) {
    double widths = stated.focalWidths();
    return widths > LEAST && widths < MOST
        ? new Lens(widths, Source.STATED, stated.relativeError())
        : UNKNOWN;
  }
}
