package org.worldmill.label.solid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.PointSet;

/**
 * Which faces of a surface meet along which edges. Vertices at exactly the same place are one;
 * faces with two corners at one place are left out, as they neither close nor open a surface. A
 * side is a face's run along an edge: side {@code 3 f + k} leads from corner k of face f to the
 * next one.
 *
 * <p>Linear in the faces: two counting sorts of the sides by their ends. Needs 12 bytes a corner at
 * its peak, beside the welded vertices.
 */
public final class Topology {

  /** Mate of a side at the rim of the surface. */
  public static final int BOUNDARY = -1;

  /** Mate of a side along an edge at which more than two faces meet. */
  public static final int CROWDED = -2;

  private final double[] positions;
  private final int[] corners;
  private final int[] mates;
  private long edges;
  private long boundaryEdges;
  private long crowdedEdges;
  private long alikeEdges;

  private Topology(double[] positions, int[] corners) {
    this.positions = positions;
    this.corners = corners;
    // The first order of the sides is of no use once the second is there: mates take its place.
    this.mates = new int[corners.length];
    pair(sorted(mates));
  }

  /** Of a mesh, its vertices welded where they are exactly equal. */
  public static Topology of(Mesh mesh) {
    double[] p = mesh.positions();
    PointSet points = new PointSet(mesh.vertexCount());
    int[] number = new int[mesh.vertexCount()];
    for (int i = 0; i < number.length; i++) {
      number[i] = points.add(p[3 * i], p[3 * i + 1], p[3 * i + 2]);
    }
    int[] triangles = mesh.triangles();
    int[] corners = new int[triangles.length];
    int used = 0;
    for (int i = 0; i < triangles.length; i += 3) {
      int a = number[triangles[i]];
      int b = number[triangles[i + 1]];
      int c = number[triangles[i + 2]];
      if (a != b && b != c && c != a) {
        corners[used++] = a;
        corners[used++] = b;
        corners[used++] = c;
      }
    }
    return new Topology(
        points.positions(), used == corners.length ? corners : Arrays.copyOf(corners, used));
  }

  /** Number of faces that are left. */
  public int faceCount() {
    return corners.length / 3;
  }

  /** Number of welded vertices, unused ones included. */
  public int vertexCount() {
    return positions.length / 3;
  }

  /** x, y, z of the welded vertices; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public double[] positions() {
    return positions;
  }

  /** Three welded vertices a face; never written to. */
  @SuppressWarnings("EI_EXPOSE_REP")
  public int[] corners() {
    return corners;
  }

  /** The side of the other face along the same edge, {@link #BOUNDARY} or {@link #CROWDED}. */
  public int mate(int side) {
    return mates[side];
  }

  /** The side that follows within its face. */
  public static int next(int side) {
    return side % 3 == 2 ? side - 2 : side + 1;
  }

  /** Whether the faces on both sides of an edge run along it in the same direction. */
  public boolean isAlike(int side) {
    return mates[side] >= 0 && corners[mates[side]] == corners[side];
  }

  /** Number of edges, each counted once. */
  public long edges() {
    return edges;
  }

  /** Edges at which one face alone ends. */
  public long boundaryEdges() {
    return boundaryEdges;
  }

  /** Edges at which more than two faces meet. */
  public long crowdedEdges() {
    return crowdedEdges;
  }

  /** Edges between two faces of which one is turned over. */
  public long alikeEdges() {
    return alikeEdges;
  }

  /** Whether every edge lies between exactly two faces that run along it in opposite directions. */
  public boolean isWatertight() {
    return corners.length > 0 && isConsistent() && boundaryEdges == 0;
  }

  /** Whether no edge has over two faces, and no face is turned over against its neighbour. */
  public boolean isConsistent() {
    return crowdedEdges == 0 && alikeEdges == 0;
  }

  /** Number of parts that share no vertex with each other. */
  public int components() {
    return Partition.classes(vertexParts(), used());
  }

  /** Vertices that some face uses. */
  public long usedVertices() {
    boolean[] used = used();
    long count = 0;
    for (boolean one : used) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Vertices at which two or more sheets of the surface touch in nothing but that point. */
  public long pinchedVertices() {
    return sheets() - usedVertices();
  }

  /**
   * Handles of the surface, all parts together: 0 for a ball, 1 for a ring. Boundary loops count as
   * filled. Empty where an edge has over two faces or faces are turned over.
   */
  public OptionalLong genus() {
    if (!isConsistent()) {
      return OptionalLong.empty();
    }
    long euler = sheets() - edges + faceCount();
    return OptionalLong.of((2L * shells() - boundaryLoops().size() - euler) / 2);
  }

  /** Vertices less edges plus faces; pinched vertices count as often as sheets meet in them. */
  public long eulerCharacteristic() {
    return sheets() - edges + faceCount();
  }

  /** For each face the number of its shell, from 0; faces of a shell are connected over edges. */
  public int[] shellOfFaces() {
    return Partition.numbered(faceParts());
  }

  /** Number of parts connected over edges. */
  public int shells() {
    boolean[] all = new boolean[faceCount()];
    Arrays.fill(all, true);
    return Partition.classes(faceParts(), all);
  }

  /**
   * The rims of the surface: the sides along each, one after the other, in the order of their first
   * sides. Empty for surfaces that are not {@linkplain #isConsistent() consistent}.
   */
  public List<int[]> boundaryLoops() {
    List<int[]> loops = new ArrayList<>();
    if (boundaryEdges == 0 || !isConsistent()) {
      return loops;
    }
    boolean[] seen = new boolean[mates.length];
    int[] run = new int[(int) boundaryEdges];
    for (int side = 0; side < mates.length; side++) {
      int length = 0;
      for (int at = side; mates[at] == BOUNDARY && !seen[at]; at = following(at)) {
        seen[at] = true;
        run[length++] = at;
      }
      if (length > 0) {
        loops.add(Arrays.copyOf(run, length));
      }
    }
    return loops;
  }

  /** The boundary side that goes on where this one ends, turning around the vertex between. */
  private int following(int side) {
    int at = next(side);
    while (mates[at] >= 0) {
      at = next(mates[at]);
    }
    return at;
  }

  private long sheets() {
    int[] parent = Partition.singles(corners.length);
    for (int side = 0; side < mates.length; side++) {
      int mate = mates[side];
      if (mate > side) {
        boolean alike = isAlike(side);
        Partition.unite(parent, side, alike ? mate : next(mate));
        Partition.unite(parent, next(side), alike ? next(mate) : mate);
      }
    }
    long count = 0;
    for (int i = 0; i < parent.length; i++) {
      count += parent[i] == i ? 1 : 0;
    }
    return count;
  }

  private int[] vertexParts() {
    int[] parent = Partition.singles(vertexCount());
    for (int i = 0; i < corners.length; i += 3) {
      Partition.unite(parent, corners[i], corners[i + 1]);
      Partition.unite(parent, corners[i], corners[i + 2]);
    }
    return parent;
  }

  private int[] faceParts() {
    int[] parent = Partition.singles(faceCount());
    for (int side = 0; side < mates.length; side++) {
      if (mates[side] > side) {
        Partition.unite(parent, side / 3, mates[side] / 3);
      }
    }
    return parent;
  }

  private boolean[] used() {
    boolean[] used = new boolean[vertexCount()];
    for (int corner : corners) {
      used[corner] = true;
    }
    return used;
  }

  private int low(int side) {
    return Math.min(corners[side], corners[next(side)]);
  }

  private int high(int side) {
    return Math.max(corners[side], corners[next(side)]);
  }

  /**
   * Sides in the order of their lower end, then of their higher one, then of their number.
   *
   * @param byHigh room for the order by higher ends
   */
  private int[] sorted(int[] byHigh) {
    int n = corners.length;
    int[] start = new int[vertexCount() + 1];
    for (int side = 0; side < n; side++) {
      start[high(side) + 1]++;
    }
    accumulate(start);
    for (int side = 0; side < n; side++) {
      byHigh[start[high(side)]++] = side;
    }
    Arrays.fill(start, 0);
    int[] order = new int[n];
    for (int side = 0; side < n; side++) {
      start[low(side) + 1]++;
    }
    accumulate(start);
    for (int side : byHigh) {
      order[start[low(side)]++] = side;
    }
    return order;
  }

  private static void accumulate(int[] counts) {
    for (int i = 1; i < counts.length; i++) {
      counts[i] += counts[i - 1];
    }
  }

  private void pair(int[] order) {
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length
          && low(order[to]) == low(order[from])
          && high(order[to]) == high(order[from])) {
        to++;
      }
      edges++;
      if (to - from == 1) {
        boundaryEdges++;
        mates[order[from]] = BOUNDARY;
      } else if (to - from == 2) {
        mates[order[from]] = order[from + 1];
        mates[order[from + 1]] = order[from];
        alikeEdges += isAlike(order[from]) ? 1 : 0;
      } else {
        crowdedEdges++;
        for (int i = from; i < to; i++) {
          mates[order[i]] = CROWDED;
        }
      }
      from = to;
    }
  }
}
