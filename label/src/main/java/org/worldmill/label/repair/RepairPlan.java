package org.worldmill.label.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelFrame.Axis;

/**
 * What a repair shall do: bring the frame to z up and metres where they are known, weld vertices,
 * drop faces without three corners and doubled ones, turn faces to look to one side and outwards,
 * fill holes if asked, and decimate to a budget.
 *
 * @param weldShare vertices within this share of the box's diagonal become one; 0 for equal ones
 * @param holeEdges longest rim of a hole that is filled, in edges; 0 fills none
 * @param mostTriangles budget; more are decimated
 */
public record RepairPlan(double weldShare, int holeEdges, int mostTriangles) {

  /** Equal vertices, no filling, a million triangles. */
  public static final RepairPlan DEFAULT = new RepairPlan(0, 0, 1_000_000);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a setting is out of range
   */
  public RepairPlan {
    if (!(weldShare >= 0 && weldShare < 0.1)) {
      throw new IllegalArgumentException("welding within " + weldShare + " of the diagonal");
    }
    if (holeEdges < 0 || mostTriangles < 4) {
      throw new IllegalArgumentException(holeEdges + " edges, " + mostTriangles + " triangles");
    }
  }

  /** Runs all steps. */
  public Repaired run(Mesh mesh, ModelFrame frame) {
    List<RepairStep> steps = new ArrayList<>();
    Mesh framed = Framing.run(mesh, frame, steps);
    Mesh welded = Welding.run(framed, weldShare, steps);
    Mesh cleaned = FaceCleaning.run(welded, steps);
    Mesh oriented = Orientation.run(cleaned, steps);
    Mesh filled = holeEdges > 0 ? HoleFilling.run(oriented, holeEdges, steps) : oriented;
    Mesh decimated = Decimation.run(filled, mostTriangles, steps);
    return new Repaired(Compaction.run(decimated, steps), steps);
  }

  /** A mesh with z up and in metres, as far as either is known; nothing else is done to it. */
  public static Mesh framed(Mesh mesh, ModelFrame frame) {
    return Framing.run(mesh, frame, new ArrayList<>());
  }

  /** The frame of what a repair gives: what was known has been applied. */
  public static ModelFrame frameAfter(ModelFrame before) {
    return new ModelFrame(before.up().map(up -> Axis.Z), before.metresPerUnit().map(m -> 1.0));
  }

  static Optional<Axis> turning(ModelFrame frame) {
    return frame.up().filter(up -> up != Axis.Z);
  }
}
