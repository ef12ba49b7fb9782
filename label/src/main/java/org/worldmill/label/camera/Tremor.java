package org.worldmill.label.camera;

import java.util.List;
import java.util.Optional;

/**
 * How a camera trembles: the picture's place in its own widths, its roll undone. Model R takes the
 * middle's shift from all of the picture, of which the rest shifts by more the wider the lens is:
 * once that is found, it is put right as well as it is known, else it may be off by so much.
 */
final class Tremor {

  /** Standard error of the logarithm of a focal length that is only supposed. */
  private static final double SUPPOSED_LENS = 0.26;

  private final double supposed;
  private final Bend bend;
  private final Jitter jitter;

  /** For the focal length that steps were fitted by, in widths, in planes of this width. */
  Tremor(double supposed, int width, double aspect) {
    this.supposed = supposed;
    bend = new Bend(aspect);
    jitter = new Jitter(new StepErrors(supposed, width), width);
  }

  /** Empty where anything was lost, and for clips too short to say. */
  Optional<Shake.Found> shake(
      List<Step> steps, List<Stretch> stretches, Optional<FocalSearch.Found> found) {
    double focal = found.map(FocalSearch.Found::widths).orElse(supposed);
    double unsure = found.map(lens -> lens.error() / lens.widths()).orElse(SUPPOSED_LENS);
    double share = 2 * (bend.at(focal) - 1) / bend.at(focal) * unsure;
    Shake shake = new Shake(share, jitter.place(steps));
    double x = 0;
    double y = 0;
    double roll = 0;
    shake.add(steps.get(0).startNanos() / 1e9, x, y);
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
      shake.add(step.endNanos() / 1e9, x, y);
    }
    return shake.found();
  }
}
