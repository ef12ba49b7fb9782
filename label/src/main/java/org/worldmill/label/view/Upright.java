package org.worldmill.label.view;

import java.util.List;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame.Axis;

/**
 * How a model stands: which of its directions is up, and which is its right as seen from the front.
 *
 * @param up of length 1
 * @param right of length 1, square to {@code up}
 */
public record Upright(List<Double> up, List<Double> right) {

  public Upright {
    up = List.copyOf(up);
    right = List.copyOf(right);
  }

  /**
   * What the model states; where it states nothing, the habit of its format: z in STL, which is for
   * printing and machining, -y in Gaussian splats, which come from cameras, else y.
   *
   * @param format as in the model's facts; empty if it is not known
   */
  public static Upright of(Model3d model, String format) {
    Axis habit = format.equals("stl") ? Axis.Z : model.splats().isPresent() ? Axis.MINUS_Y : Axis.Y;
    return of(model.frame().up().orElse(habit));
  }

  static Upright of(Axis axis) {
    List<Double> x = List.of(1.0, 0.0, 0.0);
    List<Double> y = List.of(0.0, 1.0, 0.0);
    return switch (axis) {
      case X -> new Upright(x, y);
      case Y -> new Upright(y, x);
      case Z -> new Upright(List.of(0.0, 0.0, 1.0), x);
      case MINUS_X -> new Upright(List.of(-1.0, 0.0, 0.0), y);
      case MINUS_Y -> new Upright(List.of(0.0, -1.0, 0.0), x);
      case MINUS_Z -> new Upright(List.of(0.0, 0.0, -1.0), x);
    };
  }

  /** Towards the viewer who stands in front: right x up. */
  List<Double> front() {
    return List.of(
        right.get(1) * up.get(2) - right.get(2) * up.get(1),
        right.get(2) * up.get(0) - right.get(0) * up.get(2),
        right.get(0) * up.get(1) - right.get(1) * up.get(0));
  }
}
