package org.worldmill.label.camera;

/**
 * What a chain's points say the camera did: the simplest model that explains them.
 *
 * @param motion over the whole chain
 * @param model which model that is
 * @param ratio median residual of model R over that of the best model with translation
 * @param errors standard errors over the whole chain
 */
record ChainMotion(Rates motion, Model model, double ratio, MotionErrors errors) {

  /** From here on a camera that only turns and zooms does not explain what is seen. */
  static final double PARALLAX = 3.5;

  /** From here on it may not. */
  static final double DOUBTFUL = 2.65;

  /** The same where the picture grows: the worst tenths of several chains spread less. */
  private static final double DOUBTFUL_GROWTH = 3.0;

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
    if (evidence.movesAhead() && pooled >= (evidence.grows() ? DOUBTFUL_GROWTH : DOUBTFUL)) {
      return pooled >= LIKELIER
          ? moved(evidence, Model.AMBIGUOUS, pooled)
          : turned(evidence, Model.AMBIGUOUS, pooled);
    }
    if (evidence.poseRatio() >= POSE_DOUBTFUL) {
      return turned(evidence, Model.AMBIGUOUS, evidence.poseRatio());
    }
    if (evidence.creeps() && evidence.movesAhead()) {
      return turned(evidence, Model.AMBIGUOUS, pooled);
    }
    boolean explained = evidence.turned().medianPx() <= 4 * Evidence.EXPLAINED_PX;
    return turned(evidence, explained ? Model.TURN : Model.NEITHER, pooled);
  }

  private static ChainMotion moved(Evidence evidence, Model model, double ratio) {
    TranslationFit moved = evidence.moved();
    Rates motion = new Rates(evidence.drift(), 0, moved.way());
    double aside = moved.way().length() * moved.directionError();
    MotionErrors errors = new MotionErrors(evidence.turned().turnError(), 0, aside);
    return new ChainMotion(motion, model, ratio, errors);
  }

  private static ChainMotion both(Evidence evidence) {
    PoseFit pose = evidence.pose().orElseThrow();
    Rates motion = new Rates(pose.turn(), 0, pose.way());
    double aside = pose.way().length() * pose.directionError();
    MotionErrors errors = new MotionErrors(evidence.turned().turnError(), 0, aside);
    return new ChainMotion(motion, Model.WAY_AND_TURN, evidence.poseRatio(), errors);
  }

  private static ChainMotion turned(Evidence evidence, Model model, double ratio) {
    RotationFit turned = evidence.turned();
    return new ChainMotion(
        new Rates(turned.turn(), turned.logZoom(), Vec.ZERO),
        model,
        ratio,
        new MotionErrors(turned.turnError(), turned.zoomError(), 0));
  }
}
