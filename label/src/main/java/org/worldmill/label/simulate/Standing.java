package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelFrame.Axis;

/**
 * Which way is up and how long a unit is, and what of it had to be assumed.
 *
 * @param frame both known
 * @param assumptions one sentence for each that nobody stated
 */
public record Standing(ModelFrame frame, List<String> assumptions) {

  /** Models without a unit that are larger than so many units are taken for millimetres. */
  private static final double LARGEST_M = 10;

  public Standing {
    assumptions = List.copyOf(assumptions);
  }

  /**
   * What the user says goes before what the file says; what neither says is assumed: z up, and
   * metres, or millimetres where in metres the model would be larger than ten.
   */
  public static Standing of(
      Mesh mesh, ModelFrame stated, Optional<Axis> wantedUp, Optional<Double> wantedUnit) {
    List<String> assumptions = new ArrayList<>();
    Optional<Axis> up = wantedUp.isPresent() ? wantedUp : stated.up();
    Optional<Double> unit = wantedUnit.isPresent() ? wantedUnit : stated.metresPerUnit();
    if (up.isEmpty()) {
      assumptions.add("up: nothing states it; z is taken as up");
    }
    double metres = unit.orElseGet(() -> longest(mesh) > LARGEST_M ? 0.001 : 1.0);
    if (unit.isEmpty()) {
      assumptions.add(
          "unit: nothing states it; %s, as the longest side is %.4g units"
              .formatted(
                  metres == 1 ? "metres are taken" : "millimetres are taken", longest(mesh)));
    }
    return new Standing(ModelFrame.of(up.orElse(Axis.Z), metres), assumptions);
  }

  private static double longest(Mesh mesh) {
    double longest = 0;
    double[] p = mesh.positions();
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < p.length; i += 3) {
        low = Math.min(low, p[i]);
        high = Math.max(high, p[i]);
      }
      longest = Math.max(longest, high - low);
    }
    return longest;
  }
}
