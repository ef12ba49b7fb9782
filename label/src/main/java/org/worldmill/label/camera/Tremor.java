package org.worldmill.label.camera;

import java.util.List;
import java.util.Optional;

/**
 * How a camera trembles: the picture's place in its own widths, its roll undone. Model R takes the
 * middle's shift from all of the picture, of which the rest shifts by more the wider the lens is:
 * once that is found, it is put right, else it may be off by so much.
 */
final class Tremor {

  /** Standard error of the logarithm of a focal length that is only supposed. */
  private static final double SUPPOSED_LENS = 0.26;

  /**
   * By what share a coder that freezes what moves little drags the whole picture, where a step's
   * turn is unsure by {@link #DRAGGED_PX} and things move by one pixel. Found on coded rooms of
   * other seeds than those in docs/accuracy.md.
   */
  private static final double DRAG = 0.045;

  private static final double DRAGGED_PX = 0.02;

  /** Mean distance of a picture's points from its middle, in widths. */
  private static final double LEVER = 0.33;

  private final double supposed;
  private final int width;
  private final Bend bend;

  /** For the focal length that steps were fitted by, in widths, in planes of this width. */
  Tremor(double supposed, int width, double aspect) {
    this.supposed = supposed;
    this.width = width;
    bend = new Bend(aspect);
  }

  /** Empty where anything was lost, and for clips too short to say. */
  Optional<Shake.Found> shake(
      List<Step> steps, List<Stretch> stretches, Optional<FocalSearch.Found> found) {
    double focal = found.map(FocalSearch.Found::widths).orElse(supposed);
    double unsure = 2 * (bend.at(supposed) - 1) / bend.at(supposed) * SUPPOSED_LENS;
    Shake shake = new Shake(Math.hypot(found.isPresent() ? 0 : unsure, drag(steps)));
    double x = 0;
    double y = 0;
    double roll = 0;
    shake.add(steps.get(0).startNanos() / 1e9, x, y, 0);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.kind() == Step.Kind.LOST) {
        return Optional.empty();
      }
      double widths = supposed * bend.from(supposed, focal * stretches.get(i).enlargement());
      double right = step.turn().y() * widths;
      double up = step.turn().x() * widths;
      double half = roll + step.turn().z() / 2;
      x += Math.cos(half) * right + Math.sin(half) * up;
      y += Math.cos(half) * up - Math.sin(half) * right;
      roll += step.turn().z();
      double error = widths * Math.hypot(step.turnError().x(), step.turnError().y());
      shake.add(step.endNanos() / 1e9, x, y, error / Math.sqrt(2));
    }
    return shake.found();
  }

  /**
   * The drag errs one way all through a clip, so that more steps do not help. Coarse coding shows
   * as points that do not go along with each other, and what moves much is coded as it moves.
   */
  private double drag(List<Step> steps) {
    double unsure = 0;
    double way = 0;
    for (Step step : steps) {
      Vec stated = step.turnError().times(supposed * width / DRAGGED_PX);
      unsure += (stated.x() * stated.x() + stated.y() * stated.y()) / 2 / steps.size();
      double turn = supposed * Math.hypot(step.turn().x(), step.turn().y());
      double rest = LEVER * (Math.abs(step.turn().z()) + Math.abs(step.zoom()));
      way += width * (turn + rest) / steps.size();
    }
    return way > 0 ? DRAG * unsure / Math.sqrt(way) : 0;
  }
}
