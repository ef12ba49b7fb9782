package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.Plane;

/**
 * Whether the bulk of a picture stands while points in it move: what a camera sees that is fixed in
 * a car, or before a window. Points gather where there is most texture, so all blocks that would
 * show the motion are asked whether they do.
 *
 * @param blocks share of the blocks that did not move, of those that tell; 0 where none tells
 * @param points share of the followed points that did not move
 */
record Standing(double blocks, double points) {

  static final Standing NONE = new Standing(0, 0);

  /** From here on, over the steps around one, the camera stands: both are asked for. */
  private static final double BLOCKS = 0.45;

  private static final double POINTS = 0.05;

  private static final int AROUND = 4;
  private static final int BLOCK = 8;

  /** A block tells if the motion would change it by this, as a mean square. */
  private static final double TELLS = 12;

  /** What stands keeps at most this part of the change that the motion would make. */
  private static final double KEPT = 0.35;

  /** And the better explanation leaves at most this part of what the other does. */
  private static final double BETTER = 0.5;

  /** Of two planes, by what points say of the whole. */
  static Standing of(Plane from, Plane to, RotationFit fit, double focal, double points) {
    double[] matrix = fit.matrix(focal, from.width(), from.height());
    int stand = 0;
    int move = 0;
    for (int top = 1; top + BLOCK < from.height(); top += BLOCK) {
      for (int left = 1; left + BLOCK < from.width(); left += BLOCK) {
        int says = says(from, to, matrix, left, top);
        stand += says < 0 ? 1 : 0;
        move += says > 0 ? 1 : 0;
      }
    }
    return new Standing(stand + move == 0 ? 0 : (double) stand / (stand + move), points);
  }

  /** Negative if a block stands, positive if it moves, 0 if it does not tell. */
  private static int says(Plane from, Plane to, double[] m, int left, int top) {
    double stood = 0;
    double moved = 0;
    double apart = 0;
    for (int y = top; y < top + BLOCK; y += 2) {
      for (int x = left; x < left + BLOCK; x += 2) {
        double depth = m[6] * x + m[7] * y + m[8];
        double cameX = 2 * x - (m[0] * x + m[1] * y + m[2]) / depth;
        double cameY = 2 * y - (m[3] * x + m[4] * y + m[5]) / depth;
        double there = OwnMotionMeter.between(from, cameX, cameY);
        double now = to.at(x, y);
        double was = from.at(x, y);
        stood += (now - was) * (now - was);
        moved += (now - there) * (now - there);
        apart += (there - was) * (there - was);
      }
    }
    if (apart < TELLS * BLOCK * BLOCK / 4) {
      return 0;
    }
    if (stood < KEPT * apart && stood < BETTER * moved) {
      return -1;
    }
    return moved < BETTER * stood ? 1 : 0;
  }

  /** Steps during which the camera stands, though points moved, made to say so. */
  static List<Step> settled(List<Step> steps) {
    List<Step> settled = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean stands = step.kind() == Step.Kind.MOVED && stands(steps, i);
      settled.add(stands ? Step.of(step.startNanos(), step.endNanos(), Step.Kind.STILL) : step);
    }
    return settled;
  }

  private static boolean stands(List<Step> steps, int at) {
    double blocks = 0;
    double points = 0;
    int count = 0;
    for (int i = Math.max(0, at - AROUND); i <= Math.min(steps.size() - 1, at + AROUND); i++) {
      if (steps.get(i).kind() == Step.Kind.MOVED) {
        blocks += steps.get(i).standing().blocks();
        points += steps.get(i).standing().points();
        count++;
      }
    }
    return blocks >= BLOCKS * count && points >= POINTS * count;
  }
}
