package org.worldmill.label.physics;

/**
 * How a round thing turns as it moves along.
 *
 * @param ratio how fast it turns, by how fast it would if it rolled on a floor below it: 1 rolls, 0
 *     slides without turning
 * @param ratioError its standard error
 * @param radiansPerSecond mean rate at which it turns, clockwise as seen
 * @param radiansPerSecondError its standard error
 * @param likeness how like each other its marks are from picture to picture once turned, at most 1
 */
public record Rolling(
    double ratio,
    double ratioError,
    double radiansPerSecond,
    double radiansPerSecondError,
    double likeness) {

  private static final double AGREES = 3;
  private static final double DIFFERS = 5;
  private static final double LEAST_DIFFERENCE = 0.25;

  /** Whether it surely rolls. */
  public boolean rolls() {
    return Math.abs(ratio - 1) < AGREES * ratioError && AGREES * ratioError < LEAST_DIFFERENCE;
  }

  /** Whether it surely does not. */
  public boolean slips() {
    return Math.abs(ratio - 1) > Math.max(DIFFERS * ratioError, LEAST_DIFFERENCE);
  }
}
