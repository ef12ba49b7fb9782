package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks for and against a still picture that the view goes over. Coarse coding moves points
 * at random, over a step as over a long way; what is no similarity grows with the way. Not safe for
 * several threads.
 */
final class StillEvidence {

  /** Points that do not go with the rest are lost at the edge, or go their own way. */
  private static final double MOST_STRAYS = 0.06;

  /** Residual of a step, and of a long way, in pixels of the plane that points are followed on. */
  private static final double MOST_STEP_PX = 0.25;

  private static final double MOST_LONG_PX = 0.12;

  /** Of a long way's residual over those of the steps, where these are coarse. */
  private static final double MOST_GROWTH = 1.3;

  /** Of a step's residual over those before it: something else has come into view. */
  private static final double MOST_UNEVEN = 1.6;

  private static final int SETTLED = 4;

  /** What leaves more, or sends more points astray, is no coding's work. */
  private static final double GROSS_PX = 0.35;

  private static final double GROSS_STRAYS = 0.15;

  private static final int FORGIVEN = 1;

  /** A long way that leaves so many times what is allowed is astray. */
  private static final double FAR_ASTRAY = 1.5;

  /** As coding's work that is forgiven only once among so many. */
  private static final int WAYS_FOR_ONE_ASTRAY = 4;

  private final List<Double> steps = new ArrayList<>();
  private int judged;
  private int against;
  private int gross;
  private int longWays;
  private int astray;
  private double worstPx;
  private double worstShare;

  /** Takes a step of the view; says whether it is one over a still picture. */
  boolean step(Similarity fit) {
    boolean good = judge(fit, MOST_STEP_PX);
    if (good) {
      if (steps.size() >= SETTLED
          && fit.residual() > Math.max(MOST_LONG_PX, MOST_UNEVEN * medianStepPx())) {
        against += 1 + FORGIVEN;
        return false;
      }
      steps.add(fit.residual());
    }
    return good;
  }

  /** Takes points that have gone far, compared with where they began. */
  void longWay(Similarity fit) {
    double most = Math.max(MOST_LONG_PX, MOST_GROWTH * medianStepPx());
    longWays++;
    worstPx = Math.max(worstPx, fit.residual());
    worstShare = Math.max(worstShare, fit.residual() / most);
    astray += fit.residual() > FAR_ASTRAY * most ? 1 : 0;
    judge(fit, most);
  }

  /** Something speaks against it that coding cannot make. */
  void object() {
    against(true);
  }

  private boolean judge(Similarity fit, double mostPx) {
    boolean good = fit.residual() < mostPx && fit.strays() < MOST_STRAYS;
    if (good) {
      judged++;
    } else {
      against(fit.residual() > GROSS_PX || fit.strays() > GROSS_STRAYS);
    }
    return good;
  }

  private void against(boolean grossly) {
    judged++;
    against++;
    gross += grossly ? 1 : 0;
  }

  private double medianStepPx() {
    List<Double> sorted = steps.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /**
   * Whether more speaks against it than is forgiven. What is no similarity shows in long ways, of
   * which there are few: one astray is forgiven only among many.
   */
  boolean isAgainst() {
    boolean steps = against > FORGIVEN && against > judged / 10;
    return steps || astray * WAYS_FOR_ONE_ASTRAY > longWays;
  }

  /** Whether anything speaks against it, forgiven or not. */
  boolean hasObjections() {
    return against > 0;
  }

  /** Whether coarse coding alone could be what speaks against it. */
  boolean mayBeCoding() {
    return gross == 0;
  }

  /** Whether points were followed far enough to tell a picture from the world. */
  boolean hasLongWays() {
    return longWays > 0;
  }

  /** What a similarity leaves over the longest ways at most, in pixels of the plane. */
  double worstPx() {
    return worstPx;
  }

  /** How far that is from what would speak against it, 0..1. */
  double margin() {
    return Math.max(0, 1 - worstShare);
  }
}
