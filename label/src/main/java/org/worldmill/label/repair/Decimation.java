package org.worldmill.label.repair;

import java.util.List;
import org.worldmill.schemas.media.Mesh;

/**
 * Takes triangles away until a budget is met, those first whose absence moves the surface least, by
 * collapsing edges under the quadric error metric (Garland and Heckbert, "Surface simplification
 * using quadric error metrics", 1997). Keeps closed surfaces closed, and turns no face over.
 */
final class Decimation {

  private Decimation() {}

  static Mesh run(Mesh mesh, int mostTriangles, List<RepairStep> steps) {
    RepairStep step = RepairStep.of("decimate").setting("most_triangles", mostTriangles);
    if (mesh.triangleCount() <= mostTriangles) {
      steps.add(step.count("triangles_removed", 0));
      return mesh;
    }
    Mesh decimated = new EdgeCollapse(mesh).run(mostTriangles);
    steps.add(
        step.count("triangles_removed", mesh.triangleCount() - decimated.triangleCount())
            .count(
                "triangles_over_budget", Math.max(0, decimated.triangleCount() - mostTriangles)));
    return decimated;
  }
}
