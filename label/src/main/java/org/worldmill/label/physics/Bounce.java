package org.worldmill.label.physics;

/**
 * A fall ends at something that throws back.
 *
 * @param seconds when, since the clip's start
 * @param secondsError its standard error
 * @param x where, in samples of the plane
 * @param y where, in samples of the plane
 * @param restitution speed along the jump's direction after, as a share of that before
 * @param restitutionError its standard error
 * @param energyKept kinetic energy in the picture's plane after, as a share of that before
 * @param energyKeptError its standard error
 * @param upwards whether it is thrown back against gravity, as by a floor
 */
public record Bounce(
    double seconds,
    double secondsError,
    double x,
    double y,
    double restitution,
    double restitutionError,
    double energyKept,
    double energyKeptError,
    boolean upwards) {

  /** The same at another place, with errors so many times as large, and that of its time so. */
  Bounce at(double newX, double newY, double times, double timeTimes) {
    return new Bounce(
        seconds,
        timeTimes * secondsError,
        newX,
        newY,
        restitution,
        times * restitutionError,
        energyKept,
        times * energyKeptError,
        upwards);
  }
}
