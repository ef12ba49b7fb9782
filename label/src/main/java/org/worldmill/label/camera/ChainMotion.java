package org.worldmill.label.camera;

/**
 * What a chain's points say the camera did: the simplest model that explains them.
 *
 * @param motion over the whole chain
 * @param model which model that is
 * @param ratio median residual of model R over that of the best model with translation
 * @param turnError standard errors of the turn in radians, before calibration
 */
record ChainMotion(Rates motion, Model model, double ratio, Vec turnError) {

  /** From here on a camera that only turns and zooms does not explain what is seen. */
  static final double PARALLAX = 3.5;

  /** From here on it may not. */
  static final double DOUBTFUL = 2.65;

  /** Model T has three unknowns more, and so looks better by chance: the same bounds for it. */
  private static final double POSE_PARALLAX = 4.4;

  private static final double POSE_DOUBTFUL = 3.8;

  /** In doubt, above this moving is likelier than turning. */
  private static final double LIKELIER = 3.2;

  /** What explains a chain. */
  enum Model {
    /** Turn and zoom. */
    TURN,
    /** Turn and zoom, or a way: the residuals do not decide. */
    AMBIGUOUS,
    /** A way without turning. */
    WAY,
    /** A way and a turn. */
    WAY_AND_TURN,
    /** None of them. */
    NEITHER
  }

  /** By the evidence, and the ratio that neighbouring chains together show. */
  static ChainMotion of(Evidence evidence, double pooled) {
    if (evidence.movesAhead() && pooled >= PARALLAX) {
      return moved(evidence, evidence.railed() ? Model.AMBIGUOUS : Model.WAY, pooled);
    }
    if (evidence.poseRatio() >= POSE_PARALLAX) {
      return both(evidence);
    }
    if (evidence.movesAhead() && pooled >= DOUBTFUL) {
      return pooled >= LIKELIER
          ? moved(evidence, Model.AMBIGUOUS, pooled)
          : turned(evidence, Model.AMBIGUOUS, pooled);
    }
    if (evidence.poseRatio() >= POSE_DOUBTFUL) {
      return turned(evidence, Model.AMBIGUOUS, evidence.poseRatio());
    }
    boolean explained = evidence.turned().medianPx() <= 4 * Evidence.EXPLAINED_PX;
    return turned(evidence, explained ? Model.TURN : Model.NEITHER, pooled);
  }

  private static ChainMotion moved(Evidence evidence, Model model, double ratio) {
    Rates motion = new Rates(evidence.drift(), 0, evidence.moved().way());
    return new ChainMotion(motion, model, ratio, evidence.turned().turnError());
  }

  private static ChainMotion both(Evidence evidence) {
    PoseFit pose = evidence.pose().orElseThrow();
    Rates motion = new Rates(pose.turn(), 0, pose.way());
    return new ChainMotion(
        motion, Model.WAY_AND_TURN, evidence.poseRatio(), evidence.turned().turnError());
  }

  private static ChainMotion turned(Evidence evidence, Model model, double ratio) {
    RotationFit turned = evidence.turned();
    return new ChainMotion(
        new Rates(turned.turn(), turned.logZoom(), Vec.ZERO), model, ratio, turned.turnError());
  }
}
