package org.worldmill.label.view;

/**
 * Draws faces into samples. A corner is placed on a grid of 1/256 of a sample and everything after
 * that is exact in whole numbers: a sample whose middle lies on an edge belongs to the face for
 * which that edge is a top or a left one, so faces that share an edge leave no crack between them
 * and draw no sample twice. Depth is that of the face's plane, free of the grid.
 */
final class FaceRaster {

  /** Nearest depth that is drawn, in units of the model's size. */
  static final double NEAR = 1e-4;

  private static final int STEP = 256;

  /** Samples from the picture's corner beyond which a face is cut, so that products fit a long. */
  private static final double GUARD = 1 << 21;

  /** Narrower boxes are looked at sample by sample, wider ones by spans. */
  private static final int NARROW = 8;

  private static final int MOST_CORNERS = 8;

  private final Samples out;
  private final double fx;
  private final double fy;
  private final double cx;
  private final double cy;

  private final double[] polygon = new double[3 * MOST_CORNERS];
  private final double[] cut = new double[3 * MOST_CORNERS];
  private final long[] px = new long[MOST_CORNERS];
  private final long[] py = new long[MOST_CORNERS];

  // The plane of the face at hand: inverse depth = slopeX u + slopeY v + middle.
  private double slopeX;
  private double slopeY;
  private double middle;
  private double least;
  private double most;

  private long looked;

  /** Draws into {@code out} what a camera of these intrinsics, in samples, sees. */
  FaceRaster(Samples out, double fx, double fy, double cx, double cy) {
    this.out = out;
    this.fx = fx;
    this.fy = fy;
    this.cx = cx;
    this.cy = cy;
  }

  /** Samples looked at so far, whether covered or not. */
  long looked() {
    return looked;
  }

  /**
   * Draws a face.
   *
   * @param p camera coordinates of its three corners
   */
  void draw(int id, double[] p) {
    double ux = p[3] - p[0];
    double uy = p[4] - p[1];
    double uz = p[5] - p[2];
    double vx = p[6] - p[0];
    double vy = p[7] - p[1];
    double vz = p[8] - p[2];
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    double offset = nx * p[0] + ny * p[1] + nz * p[2];
    slopeX = nx / (offset * fx);
    slopeY = ny / (offset * fy);
    middle = nz / offset;
    // Edge on, without area, or beyond all numbers: nothing of it is seen.
    if (offset == 0 || !Double.isFinite(slopeX + slopeY + middle)) {
      return;
    }
    int corners = clip(p);
    if (corners < 3) {
      return;
    }
    place(corners);
    long covered = 0;
    for (int i = 2; i < corners; i++) {
      covered += fill(id, 0, i - 1, i);
    }
    out.count(covered, offset > 0);
  }

  /** Cuts what is too near or far out of the picture away; gives the number of corners left. */
  private int clip(double[] p) {
    System.arraycopy(p, 0, polygon, 0, 9);
    boolean whole = true;
    for (int k = 0; k < 9; k += 3) {
      double z = p[k + 2];
      whole &=
          z >= NEAR
              && Math.abs(fx * p[k] + cx * z) <= GUARD * z
              && Math.abs(fy * p[k + 1] + cy * z) <= GUARD * z;
    }
    if (whole) {
      return 3;
    }
    int corners = clip(3, 0, 0, 1, NEAR);
    corners = clip(corners, fx, 0, cx + GUARD, 0);
    corners = clip(corners, -fx, 0, GUARD - cx, 0);
    corners = clip(corners, 0, fy, cy + GUARD, 0);
    return clip(corners, 0, -fy, GUARD - cy, 0);
  }

  /** Keeps where a x + b y + c z is at least {@code floor} (Sutherland and Hodgman, 1974). */
  private int clip(int corners, double a, double b, double c, double floor) {
    int kept = 0;
    for (int i = 0; i < corners; i++) {
      int here = 3 * i;
      int next = 3 * ((i + 1) % corners);
      double in = a * polygon[here] + b * polygon[here + 1] + c * polygon[here + 2] - floor;
      double ahead = a * polygon[next] + b * polygon[next + 1] + c * polygon[next + 2] - floor;
      if (in >= 0) {
        System.arraycopy(polygon, here, cut, 3 * kept++, 3);
      }
      if (in >= 0 != ahead >= 0) {
        // Always from the inside out: the neighbour across this edge finds the same point.
        int from = in >= 0 ? here : next;
        int to = in >= 0 ? next : here;
        double inner = Math.max(in, ahead);
        double t = inner / (inner - Math.min(in, ahead));
        for (int axis = 0; axis < 3; axis++) {
          cut[3 * kept + axis] =
              polygon[from + axis] + t * (polygon[to + axis] - polygon[from + axis]);
        }
        kept++;
      }
    }
    System.arraycopy(cut, 0, polygon, 0, 3 * kept);
    return kept;
  }

  private void place(int corners) {
    least = Double.POSITIVE_INFINITY;
    most = 0;
    for (int i = 0; i < corners; i++) {
      double inverse = 1 / polygon[3 * i + 2];
      px[i] = grid(fx * polygon[3 * i] * inverse + cx);
      py[i] = grid(fy * polygon[3 * i + 1] * inverse + cy);
      least = Math.min(least, inverse);
      most = Math.max(most, inverse);
    }
  }

  private static long grid(double samples) {
    return (long) Math.floor(samples * STEP + 0.5);
  }

  private long fill(int id, int i, int j, int k) {
    long area = (px[j] - px[i]) * (py[k] - py[i]) - (py[j] - py[i]) * (px[k] - px[i]);
    if (area == 0) {
      return 0;
    }
    if (area < 0) {
      int swap = j;
      j = k;
      k = swap;
    }
    int left = first(Math.min(px[i], Math.min(px[j], px[k])), 0);
    int right = last(Math.max(px[i], Math.max(px[j], px[k])), out.width - 1);
    int top = first(Math.min(py[i], Math.min(py[j], py[k])), out.firstRow);
    int bottom = last(Math.max(py[i], Math.max(py[j], py[k])), out.firstRow + out.rows - 1);
    if (left > right || top > bottom) {
      return 0;
    }
    long covered = 0;
    long stepA = STEP * (py[i] - py[j]);
    long stepB = STEP * (py[j] - py[k]);
    long stepC = STEP * (py[k] - py[i]);
    for (int row = top; row <= bottom; row++) {
      double down = slopeY * (row + 0.5 - cy) + middle;
      long a = edge(i, j, left, row);
      long b = edge(j, k, left, row);
      long c = edge(k, i, left, row);
      int from = left;
      int to = right;
      if (right - left >= NARROW) {
        from = left + Math.max(enters(a, stepA), Math.max(enters(b, stepB), enters(c, stepC)));
        int span = right - left;
        to =
            left
                + Math.min(
                    leaves(a, stepA, span),
                    Math.min(leaves(b, stepB, span), leaves(c, stepC, span)));
        looked += Math.max(1, to - from + 1);
        for (int column = from; column <= to; column++) {
          put(id, out.at(row, column), column, down);
        }
        covered += Math.max(0, to - from + 1);
        continue;
      }
      looked += to - from + 1;
      for (int column = from; column <= to; column++) {
        if ((a | b | c) >= 0) {
          put(id, out.at(row, column), column, down);
          covered++;
        }
        a += stepA;
        b += stepB;
        c += stepC;
      }
    }
    return covered;
  }

  private void put(int id, int at, int column, double down) {
    double inverse = slopeX * (column + 0.5 - cx) + down;
    out.put(at, id, inverse < least ? least : inverse > most ? most : inverse);
  }

  /** First sample whose middle lies at or behind a grid coordinate. */
  private static int first(long grid, int floor) {
    return (int) Math.max(floor, -Math.floorDiv(STEP / 2 - grid, (long) STEP));
  }

  private static int last(long grid, int ceiling) {
    return (int) Math.min(ceiling, Math.floorDiv(grid - STEP / 2, (long) STEP));
  }

  /** At least 0 where the middle of a sample lies inside of an edge, or on one that it owns. */
  private long edge(int from, int to, int column, int row) {
    long dx = px[to] - px[from];
    long dy = py[to] - py[from];
    long x = (long) STEP * column + STEP / 2 - px[from];
    long y = (long) STEP * row + STEP / 2 - py[from];
    boolean owned = dy < 0 || (dy == 0 && dx > 0);
    return dx * y - dy * x - (owned ? 0 : 1);
  }

  /** Steps until a value that grows by {@code step} is no longer below 0. */
  private static int enters(long value, long step) {
    if (value >= 0) {
      return 0;
    }
    return step <= 0
        ? Integer.MAX_VALUE / 2
        : (int) Math.min(Integer.MAX_VALUE / 2, -Math.floorDiv(value, step));
  }

  /** Last step at which a value that grows by {@code step} is not below 0. */
  private static int leaves(long value, long step, int span) {
    if (step >= 0) {
      return span;
    }
    return value < 0 ? -1 : (int) Math.min(span, Math.floorDiv(value, -step));
  }
}
