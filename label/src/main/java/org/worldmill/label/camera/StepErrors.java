package org.worldmill.label.camera;

/**
 * By how much a step's shift, roll and zoom may be off. A coder errs all over the picture alike, so
 * that fits of points show too little of it: the more, the coarser it is, which shows as points
 * that do not go along with each other, and the slower the picture moves, since what moves by less
 * than a pixel from picture to picture is left as it was. Factors were chosen on coded rooms 3000,
 * 3001, 5000 and 5001.
 *
 * @param fitted focal length in widths by which steps were fitted
 * @param width of the planes that were looked at, in pixels
 */
record StepErrors(double fitted, int width) {

  private static final Growth SHIFT = new Growth(1.1, 0.75, 0.065);
  private static final Growth ROLL = new Growth(0.55, 0.8, 0.028);
  private static final Growth ZOOM = new Growth(1.15, 0.63, 0.023);

  /** A fit of a finely coded picture is as unsure as this, in pixels. */
  private static final double FINE_PX = 0.02;

  /** Slower than this, in widths a second, the picture hardly differs from one that stands. */
  private static final double SLOWEST = 0.005;

  /** What points do not show, however well they fit, in widths: a share of a pixel. */
  private static final double LEAST = 1e-5;

  /** A step in which nothing was seen to move may have moved by this. */
  private static final double UNSEEN_PX = 0.1;

  /** Mean distance of a picture's points from its middle, in widths. */
  private static final double LEVER = 0.33;

  /**
   * How many times larger an error is than a fit states.
   *
   * @param least of a coder that errs nowhere
   * @param coarse by how much more, as the picture is coded
   * @param slow by how much more, as it moves slower
   */
  private record Growth(double least, double coarse, double slow) {
    double of(double coarseness, double speed) {
      return least + coarse * coarseness + slow * Math.sqrt(coarseness) / speed;
    }
  }

  /** Of rates of a step. */
  PictureStep.Errors of(Step step) {
    double seconds = step.seconds();
    if (step.kind() == Step.Kind.STILL) {
      double unseen = UNSEEN_PX / width / seconds;
      return new PictureStep.Errors(unseen, unseen, unseen / LEVER, unseen / LEVER);
    }
    Vec turn = step.turn().times(1 / seconds);
    double aside = fitted * Math.hypot(turn.x(), turn.y());
    double rest = LEVER * (Math.abs(turn.z()) + Math.abs(step.zoom() / seconds));
    double speed = Math.max(SLOWEST, aside + rest);
    double unsure = fitted * Math.hypot(step.turnError().x(), step.turnError().y());
    double coarseness = unsure / Math.sqrt(2) * width / FINE_PX;
    double shift = fitted * SHIFT.of(coarseness, speed);
    return new PictureStep.Errors(
        wide(shift * step.turnError().y()) / seconds,
        wide(shift * step.turnError().x()) / seconds,
        wide(ROLL.of(coarseness, speed) * step.turnError().z()) / seconds,
        wide(ZOOM.of(coarseness, speed) * step.zoomError()) / seconds);
  }

  private static double wide(double stated) {
    return Math.hypot(stated, LEAST);
  }
}
