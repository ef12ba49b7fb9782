package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.List;
import org.worldmill.label.solid.Topology;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;

/**
 * Covers holes whose rim is short: of three edges by one face, of more by a fan from the mean of
 * the rim. What shape was there before cannot be known; that is why it is done only when asked.
 */
final class HoleFilling {

  private HoleFilling() {}

  static Mesh run(Mesh mesh, int mostEdges, List<RepairStep> steps) {
    Topology surface = Topology.of(mesh);
    List<int[]> rims =
        surface.boundaryLoops().stream().filter(rim -> rim.length <= mostEdges).toList();
    double[] p = mesh.positions();
    int[] t = mesh.triangles();
    int vertices = p.length / 3;
    int corners = t.length;
    int newVertices = (int) rims.stream().filter(rim -> rim.length > 3).count();
    int newFaces = rims.stream().mapToInt(rim -> rim.length > 3 ? rim.length : 1).sum();
    double[] positions = Arrays.copyOf(p, p.length + 3 * newVertices);
    int[] triangles = Arrays.copyOf(t, t.length + 3 * newFaces);
    for (int[] rim : rims) {
      if (rim.length > 3) {
        Vector middle = Vector.ZERO;
        for (int side : rim) {
          middle = middle.plus(Vector.at(p, t[side]).times(1.0 / rim.length));
        }
        positions[3 * vertices] = middle.x();
        positions[3 * vertices + 1] = middle.y();
        positions[3 * vertices + 2] = middle.z();
        for (int side : rim) {
          triangles[corners++] = t[Topology.next(side)];
          triangles[corners++] = t[side];
          triangles[corners++] = vertices;
        }
        vertices++;
      } else {
        triangles[corners++] = t[rim[2]];
        triangles[corners++] = t[rim[1]];
        triangles[corners++] = t[rim[0]];
      }
    }
    steps.add(
        RepairStep.of("fill_holes")
            .setting("longest_rim_edges", mostEdges)
            .count("holes_filled", rims.size())
            .count("faces_added", newFaces));
    return rims.isEmpty() ? mesh : new Mesh(positions, triangles);
  }
}
