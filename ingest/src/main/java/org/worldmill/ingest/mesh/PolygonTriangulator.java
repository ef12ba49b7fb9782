package org.worldmill.ingest.mesh;

import org.worldmill.schemas.MediaException;

/**
 * Divides polygons into triangles: convex ones as a fan from their first corner, others by cutting
 * ears (G. Meisters, "Polygons have ears", 1975) in the plane of their area vector. Polygons of
 * over 512 corners are always fans, which bounds the time.
 */
public final class PolygonTriangulator {

  private static final int MAX_EARS = 512;

  /** Is told of each triangle which corners of its polygon it has, from 0. */
  public interface Watcher {
    /** Called after a triangle was added. */
    void added(int first, int second, int third);
  }

  private final MeshBuilder mesh;
  private final Watcher watcher;
  private int[] ring = new int[16];
  private double[] u = new double[16];
  private double[] v = new double[16];

  /** Adds to this mesh. */
  public PolygonTriangulator(MeshBuilder mesh) {
    this(mesh, (first, second, third) -> {});
  }

  /** Adds to this mesh, and tells of it. */
  public PolygonTriangulator(MeshBuilder mesh, Watcher watcher) {
    this.mesh = mesh;
    this.watcher = watcher;
  }

  /** Adds the polygon with the first {@code size} of {@code corners}; fewer than 3 are no face. */
  public void add(int[] corners, int size) throws MediaException {
    if (size <= 3 || size > MAX_EARS || !project(corners, size) || isConvex(size)) {
      for (int i = 2; i < size; i++) {
        add(corners, 0, i - 1, i);
      }
      return;
    }
    cutEars(corners, size);
  }

  /** Projects to the plane of the area vector; false if there is none or a vertex is missing. */
  private boolean project(int[] corners, int size) {
    for (int i = 0; i < size; i++) {
      if (corners[i] < 0 || corners[i] >= mesh.vertexCount()) {
        return false;
      }
    }
    if (ring.length < size) {
      ring = new int[size];
      u = new double[size];
      v = new double[size];
    }
    double[] normal = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int p = (axis + 1) % 3;
      int q = (axis + 2) % 3;
      for (int i = 0; i < size; i++) {
        int a = corners[i];
        int b = corners[(i + 1) % size];
        normal[axis] +=
            (mesh.coordinate(a, p) - mesh.coordinate(b, p))
                * (mesh.coordinate(a, q)
                    + mesh.coordinate(b, q)
                    - 2 * mesh.coordinate(corners[0], q));
      }
    }
    int drop = largest(normal);
    if (normal[drop] == 0) {
      return false;
    }
    int first = normal[drop] > 0 ? (drop + 1) % 3 : (drop + 2) % 3;
    int second = 3 - drop - first;
    for (int i = 0; i < size; i++) {
      ring[i] = i;
      u[i] = mesh.coordinate(corners[i], first);
      v[i] = mesh.coordinate(corners[i], second);
    }
    return true;
  }

  private static int largest(double[] normal) {
    int best = 0;
    for (int axis = 1; axis < 3; axis++) {
      best = Math.abs(normal[axis]) > Math.abs(normal[best]) ? axis : best;
    }
    return best;
  }

  private boolean isConvex(int size) {
    for (int i = 0; i < size; i++) {
      if (turn(i, (i + 1) % size, (i + 2) % size) < 0) {
        return false;
      }
    }
    return true;
  }

  private void cutEars(int[] corners, int size) throws MediaException {
    int left = size;
    int at = 0;
    int misses = 0;
    while (left > 3) {
      int before = ring[(at + left - 1) % left];
      int here = ring[at % left];
      int after = ring[(at + 1) % left];
      // After a whole round without an ear the ring crosses itself: cut anywhere and go on.
      if (misses < left && !isEar(before, here, after, left)) {
        at = (at + 1) % left;
        misses++;
        continue;
      }
      add(corners, before, here, after);
      int gone = at % left;
      System.arraycopy(ring, gone + 1, ring, gone, left - gone - 1);
      left--;
      at = gone % left;
      misses = 0;
    }
    add(corners, ring[0], ring[1], ring[2]);
  }

  private void add(int[] corners, int a, int b, int c) throws MediaException {
    mesh.triangle(corners[a], corners[b], corners[c]);
    watcher.added(a, b, c);
  }

  private boolean isEar(int a, int b, int c, int left) {
    if (turn(a, b, c) <= 0) {
      return false;
    }
    for (int i = 0; i < left; i++) {
      int p = ring[i];
      if (p != a && p != b && p != c && isInside(p, a, b, c)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInside(int p, int a, int b, int c) {
    return turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0;
  }

  private double turn(int a, int b, int c) {
    return (u[b] - u[a]) * (v[c] - v[a]) - (v[b] - v[a]) * (u[c] - u[a]);
  }
}
