package org.worldmill.label.camera;

import java.util.Optional;

/**
 * What the models make of one chain.
 *
 * @param turned model R
 * @param moved a way, without turning or with a turn that is known apart from it
 * @param drift that turn
 * @param wayRatio residual of model R over that of the way: of medians, or, where the picture grows
 *     beside turning less, of the worst tenths, brought to the same scale
 * @param grows whether the picture grows or shrinks more than it shifts
 * @param pose model T, where neither of the others explains the chain
 * @param railed whether model R, its focal length free, fits best with no field of view at all:
 *     what a camera shows that slides along a wall, and one with a very long lens
 * @param creeps whether the picture grows or shrinks so little that a way ahead would hardly show
 *     as shifts of near things against far ones
 */
record Evidence(
    RotationFit turned,
    TranslationFit moved,
    Vec drift,
    double wayRatio,
    boolean grows,
    Optional<PoseFit> pose,
    boolean railed,
    boolean creeps) {

  private static final double LEAST_RESIDUAL_PX = 0.02;

  /** A model with larger residuals than this does not explain what is seen. */
  static final double EXPLAINED_PX = 0.25;

  /** Mean distance of a picture's points from its middle, in widths. */
  private static final double LEVER = 0.33;

  /** Growth of the picture's points, in pixels on average, in which nothing is told from noise. */
  private static final double CREEPS_FROM_PX = 1;

  private static final double CREEPS_TO_PX = 4;

  /**
   * Before a wall that most points lie on, a way ahead looks like a zoom to most of them, and the
   * few nearer or farther ones tell: the worst tenth. Of a zoom that is 1.9 times as far off by
   * model R as by the way, the median 2.5 times.
   */
  private static final double TAIL_SCALE = 2.5 / 1.9;

  /** Where the way leaves more than this of its own worst tenth, these are lost points. */
  private static final double LOST_PX = 1;

  private static final double LEAST_CHEIRALITY = 0.6;
  private static final double MOST_UNLIKE = Math.toRadians(12);

  static Evidence of(Matches matches, double focal, RotationFit turned) {
    // A picture that grows shows a turn beside it; one that shifts may be turned or moved.
    boolean grows =
        Math.abs(turned.logZoom()) * LEVER
            > focal / matches.width() * Math.hypot(turned.turn().x(), turned.turn().y());
    double growth = Math.abs(turned.logZoom()) * LEVER * matches.width();
    boolean creeps = grows && growth >= CREEPS_FROM_PX && growth < CREEPS_TO_PX;
    Vec drift = grows ? turned.turn() : Vec.ZERO;
    TranslationFit moved = TranslationFit.of(matches, focal, Rotation.by(drift.times(-1)));
    Evidence simple =
        new Evidence(
            turned,
            moved,
            drift,
            grows && moved.tailPx() < LOST_PX
                ? TAIL_SCALE * ratio(turned.tailPx(), moved.tailPx())
                : ratio(turned.medianPx(), moved.medianPx()),
            grows,
            Optional.empty(),
            false,
            creeps);
    boolean explained =
        turned.medianPx() <= EXPLAINED_PX
            || (simple.wayRatio() >= ChainMotion.PARALLAX && simple.movesAhead());
    if (explained) {
      return simple;
    }
    Optional<PoseFit> pose =
        PoseFit.of(matches, focal)
            .filter(fit -> fit.cheirality() >= LEAST_CHEIRALITY)
            .filter(fit -> fit.turn().minus(turned.turn()).length() <= MOST_UNLIKE);
    return new Evidence(turned, moved, drift, simple.wayRatio(), grows, pose, false, creeps);
  }

  Evidence asRailed() {
    return new Evidence(turned, moved, drift, wayRatio, grows, pose, true, creeps);
  }

  /** With a ratio found in another way. */
  Evidence withWayRatio(double value) {
    return new Evidence(turned, moved, drift, value, grows, pose, railed, creeps);
  }

  /** Median residual of model R over that of model T; 0 without one. */
  double poseRatio() {
    return pose.map(fit -> ratio(turned.medianPx(), fit.medianPx())).orElse(0.0);
  }

  private static double ratio(double off, double other) {
    return Math.max(off, LEAST_RESIDUAL_PX) / Math.max(other, LEAST_RESIDUAL_PX);
  }

  /** Whether a way without turning explains what is seen, with things before the camera. */
  boolean movesAhead() {
    return moved.cheirality() >= LEAST_CHEIRALITY && moved.medianPx() < EXPLAINED_PX;
  }
}
