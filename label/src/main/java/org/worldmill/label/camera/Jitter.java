package org.worldmill.label.camera;

import java.util.List;

/**
 * By how much a coder draws pictures beside their place. It leaves as it was what moves by less
 * than a pixel from picture to picture, and draws it after when it moves on. Where that happens
 * shows less in a step, which may turn about between its two samples, than in the clip: a camera
 * that pans moves on in every picture; one that trembles and goes nowhere stands whenever it turns
 * about. The shares were found on coded rooms 3001, 3003, 5001, 5003, 7001 and 7003.
 *
 * @param errors what steps err by
 * @param width of the planes that were looked at, in pixels
 */
record Jitter(StepErrors errors, int width) {

  /** Of what a step errs by, where the camera goes on. */
  private static final double GOING = 0.8;

  /** By how much more where it goes nowhere. */
  private static final double NOWHERE = 0.8;

  /** What is left with the finest coder, in pixels: how well points are found. */
  private static final double LEAST_PX = 0.02;

  /** Mean distance of a picture's points from its middle, in widths. */
  private static final double LEVER = 0.33;

  /**
   * Standard error of a picture's place along each axis, in widths: a step errs by that of both its
   * ends.
   */
  double place(List<Step> steps) {
    double squares = 0;
    for (Step step : steps) {
      PictureStep.Errors rates = errors.of(step);
      double seconds = step.seconds();
      squares += (rates.pan() * rates.pan() + rates.tilt() * rates.tilt()) / 2 * seconds * seconds;
    }
    double steady = Math.sqrt(squares / steps.size() / 2);
    return Math.hypot(GOING * (1 + NOWHERE * nowhere(steps)) * steady, LEAST_PX / width);
  }

  /**
   * How much of a camera's motion comes to nothing, from 0 to 1; what turns or enlarges the picture
   * moves all of it but its middle on.
   */
  double nowhere(List<Step> steps) {
    double x = 0;
    double y = 0;
    double squares = 0;
    double rest = 0;
    for (Step step : steps) {
      double right = errors.fitted() * step.turn().y();
      double up = errors.fitted() * step.turn().x();
      x += right / steps.size();
      y += up / steps.size();
      squares += (right * right + up * up) / steps.size();
      rest += LEVER * (Math.abs(step.turn().z()) + Math.abs(step.zoom())) / steps.size();
    }
    double all = squares + rest * rest;
    return all > 0 ? 1 - (x * x + y * y + rest * rest) / all : 1;
  }
}
