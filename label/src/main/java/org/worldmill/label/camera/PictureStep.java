package org.worldmill.label.camera;

/**
 * How the picture went from one sample to the next: the turn and zoom of a camera in its place that
 * explain it best, as rates. Of a camera that moves through space it is what most of the picture
 * does.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param pan to the right, in widths a second
 * @param tilt up, in widths a second
 * @param roll clockwise, in radians a second
 * @param zoom logarithm of the enlargement a second
 * @param error standard errors of these
 */
public record PictureStep(
    long startNanos,
    long endNanos,
    double pan,
    double tilt,
    double roll,
    double zoom,
    Errors error) {

  /**
   * Standard errors of a step's rates.
   *
   * @param pan in widths a second
   * @param tilt in widths a second
   * @param roll in radians a second
   * @param zoom in 1/s
   */
  public record Errors(double pan, double tilt, double roll, double zoom) {}

  /**
   * Of a step that was seen.
   *
   * @param step as it was fitted, by the errors' focal length
   * @param stretch what the chains around it say of it, turns by {@code focal} widths
   */
  static PictureStep of(Step step, Stretch stretch, StepErrors errors, double focal) {
    boolean alone = stretch.rates().way().length() > 0 || stretch.known() != Stretch.Known.CLEAR;
    double perSecond = 1 / step.seconds();
    Vec shift =
        alone
            ? step.turn().times(errors.fitted() * perSecond)
            : stretch.rates().turn().times(focal);
    return new PictureStep(
        step.startNanos(),
        step.endNanos(),
        shift.y(),
        shift.x(),
        alone ? step.turn().z() * perSecond : stretch.rates().turn().z(),
        alone ? step.zoom() * perSecond : stretch.rates().zoom(),
        errors.of(step));
  }
}
