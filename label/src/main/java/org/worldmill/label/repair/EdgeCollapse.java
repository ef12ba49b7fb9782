package org.worldmill.label.repair;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;

/** A surface whose edges are collapsed, cheapest first; ties go by vertex numbers. */
final class EdgeCollapse {

  private static final int NONE = -1;

  /** How much dearer it is to move a rim sideways than a face. */
  private static final double RIM_WEIGHT = 100;

  /** A face may turn by at most the angle of this cosine. */
  private static final double LEAST_COSINE = 0.2;

  private final double[] positions;
  private final int[] corners;
  private final Quadrics quadrics;
  private final int[] heads;
  private final int[] following;
  private final int[] stamps;
  private final int[] marks;
  private int mark;
  private int faces;
  private final PriorityQueue<Edge> queue = new PriorityQueue<>();

  private record Edge(double cost, int from, int to, int fromStamp, int toStamp)
      implements Comparable<Edge> {
    @Override
    public int compareTo(Edge o) {
      int byCost = Double.compare(cost, o.cost);
      int byFrom = byCost != 0 ? byCost : Integer.compare(from, o.from);
      return byFrom != 0 ? byFrom : Integer.compare(to, o.to);
    }
  }

  EdgeCollapse(Mesh mesh) {
    positions = mesh.positions().clone();
    corners = mesh.triangles().clone();
    faces = mesh.triangleCount();
    int vertices = mesh.vertexCount();
    quadrics = new Quadrics(vertices);
    heads = new int[vertices];
    following = new int[corners.length];
    stamps = new int[vertices];
    marks = new int[vertices];
    Arrays.fill(heads, NONE);
    for (int side = corners.length - 1; side >= 0; side--) {
      following[side] = heads[corners[side]];
      heads[corners[side]] = side;
    }
    for (int face = 0; face < faces; face++) {
      addPlanes(face);
    }
    for (int vertex = 0; vertex < vertices; vertex++) {
      offerAround(vertex, true);
    }
  }

  Mesh run(int budget) {
    while (faces > budget && !queue.isEmpty()) {
      Edge edge = queue.remove();
      if (stamps[edge.from] == edge.fromStamp && stamps[edge.to] == edge.toStamp) {
        collapse(edge.from, edge.to);
      }
    }
    int[] kept = new int[3 * faces];
    int used = 0;
    for (int i = 0; i < corners.length; i += 3) {
      if (corners[i] != NONE) {
        System.arraycopy(corners, i, kept, used, 3);
        used += 3;
      }
    }
    return new Mesh(positions, kept);
  }

  private Vector at(int vertex) {
    return Vector.at(positions, vertex);
  }

  private Vector doubledArea(int face) {
    Vector a = at(corners[3 * face]);
    return at(corners[3 * face + 1]).minus(a).cross(at(corners[3 * face + 2]).minus(a));
  }

  private void addPlanes(int face) {
    Vector normal = doubledArea(face);
    double area = normal.length() / 2;
    if (area == 0) {
      return;
    }
    for (int side = 3 * face; side < 3 * face + 3; side++) {
      quadrics.add(corners[side], normal.unit(), at(corners[side]), area);
      int from = corners[side];
      int to = corners[side % 3 == 2 ? side - 2 : side + 1];
      if (facesAlong(from, to) != 2) {
        Vector edge = at(to).minus(at(from));
        Vector across = edge.cross(normal);
        if (across.length() > 0) {
          double weight = RIM_WEIGHT * edge.dot(edge);
          quadrics.add(from, across.unit(), at(from), weight);
          quadrics.add(to, across.unit(), at(from), weight);
        }
      }
    }
  }

  private int facesAlong(int from, int to) {
    int count = 0;
    for (int side = heads[from]; side != NONE; side = following[side]) {
      int face = side / 3;
      for (int k = 3 * face; k < 3 * face + 3; k++) {
        count += corners[k] == to ? 1 : 0;
      }
    }
    return count;
  }

  /** Puts the edges of a vertex into the queue, all or those to higher vertices. */
  private void offerAround(int vertex, boolean higherOnly) {
    mark++;
    for (int side = heads[vertex]; side != NONE; side = following[side]) {
      int face = side / 3;
      for (int k = 3 * face; k < 3 * face + 3; k++) {
        int other = corners[k];
        if (other != vertex && marks[other] != mark && (!higherOnly || other > vertex)) {
          marks[other] = mark;
          int low = Math.min(vertex, other);
          int high = Math.max(vertex, other);
          double cost = quadrics.cost(low, high, quadrics.best(low, high, at(low), at(high)));
          queue.add(new Edge(cost, low, high, stamps[low], stamps[high]));
        }
      }
    }
  }

  private void collapse(int kept, int gone) {
    Vector target = quadrics.best(kept, gone, at(kept), at(gone));
    int along = facesAlong(kept, gone);
    if (along > 2 || along == 0 || !isLink(kept, gone, along)) {
      return;
    }
    if (turns(kept, gone, target) || turns(gone, kept, target)) {
      return;
    }
    place(kept, target);
    quadrics.merge(kept, gone);
    for (int side = heads[gone]; side != NONE; side = following[side]) {
      if (has(side / 3, kept)) {
        kill(side / 3);
      }
    }
    int last = NONE;
    for (int side = heads[gone]; side != NONE; side = following[side]) {
      corners[side] = kept;
      last = side;
    }
    if (last != NONE) {
      following[last] = heads[kept];
      heads[kept] = heads[gone];
    }
    heads[gone] = NONE;
    stamps[gone]++;
    stamps[kept]++;
    offerAround(kept, false);
  }

  /** Whether nothing but the faces along the edge ties its ends: else the surface would pinch. */
  private boolean isLink(int a, int b, int along) {
    mark++;
    for (int side = heads[a]; side != NONE; side = following[side]) {
      for (int k = side / 3 * 3; k < side / 3 * 3 + 3; k++) {
        marks[corners[k]] = mark;
      }
    }
    int shared = 0;
    int seen = ++mark;
    for (int side = heads[b]; side != NONE; side = following[side]) {
      for (int k = side / 3 * 3; k < side / 3 * 3 + 3; k++) {
        int other = corners[k];
        if (other != a && other != b && marks[other] == seen - 1) {
          marks[other] = seen;
          shared++;
        }
      }
    }
    boolean bothAtRim = along == 2 && isAtRim(a) && isAtRim(b);
    return shared == along && !bothAtRim && faces > 4;
  }

  private boolean isAtRim(int vertex) {
    for (int side = heads[vertex]; side != NONE; side = following[side]) {
      int face = side / 3;
      for (int k = 3 * face; k < 3 * face + 3; k++) {
        if (corners[k] != vertex && facesAlong(vertex, corners[k]) != 2) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean turns(int moved, int other, Vector target) {
    for (int side = heads[moved]; side != NONE; side = following[side]) {
      int face = side / 3;
      if (has(face, other)) {
        continue;
      }
      Vector before = doubledArea(face);
      int next = 3 * face + (side + 1) % 3;
      int last = 3 * face + (side + 2) % 3;
      Vector after = at(corners[next]).minus(target).cross(at(corners[last]).minus(target));
      if (before.dot(after) < LEAST_COSINE * before.length() * after.length()
          || (after.length() == 0 && before.length() > 0)) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int face, int vertex) {
    return corners[3 * face] == vertex
        || corners[3 * face + 1] == vertex
        || corners[3 * face + 2] == vertex;
  }

  private void place(int vertex, Vector at) {
    positions[3 * vertex] = at.x();
    positions[3 * vertex + 1] = at.y();
    positions[3 * vertex + 2] = at.z();
  }

  /** A face that is gone names no vertex any more; lists let go of it when they are swept. */
  private void kill(int face) {
    int a = corners[3 * face];
    int b = corners[3 * face + 1];
    int c = corners[3 * face + 2];
    Arrays.fill(corners, 3 * face, 3 * face + 3, NONE);
    faces--;
    sweep(a);
    sweep(b);
    sweep(c);
  }

  private void sweep(int vertex) {
    int last = NONE;
    for (int side = heads[vertex]; side != NONE; side = following[side]) {
      if (corners[side] == NONE) {
        if (last == NONE) {
          heads[vertex] = following[side];
        } else {
          following[last] = following[side];
        }
      } else {
        last = side;
      }
    }
  }
}
