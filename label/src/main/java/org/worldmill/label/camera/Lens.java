package org.worldmill.label.camera;

/**
 * What is believed of a focal length before looking.
 *
 * @param focalWidths focal length in picture widths
 * @param source where that comes from
 */
public record Lens(double focalWidths, Source source) {

  /** Nothing is known: a field of view of 60 degrees across is supposed. */
  public static final Lens UNKNOWN = new Lens(0.87, Source.SUPPOSED);

  /** Where a focal length comes from. */
  public enum Source {
    /** Stated by the camera, or calibrated. */
    KNOWN,
    /** Supposed, and put right where the picture says better. */
    SUPPOSED
  }

  public Lens {
    if (!(focalWidths > 0.1 && focalWidths < 50)) {
      throw new IllegalArgumentException("a focal length of " + focalWidths + " widths");
    }
  }
}
