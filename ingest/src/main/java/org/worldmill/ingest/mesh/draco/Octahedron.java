package org.worldmill.ingest.mesh.draco;

/** Directions as points of an octahedron unfolded to a square of whole numbers. */
final class Octahedron {

  private final int centre;
  private final int most;
  private final int full;

  /** Of a square whose greatest coordinate has as many bits as this one. */
  Octahedron(int quantised) {
    int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(quantised));
    full = (int) ((1L << Math.min(30, bits)) - 1);
    most = full - 1;
    centre = most / 2;
  }

  int centre() {
    return centre;
  }

  /** The square's point of an integer vector whose parts add up to the centre. */
  void fold(long[] vector, int[] point) {
    long s;
    long t;
    if (vector[0] >= 0) {
      s = vector[1] + centre;
      t = vector[2] + centre;
    } else {
      s = vector[1] < 0 ? Math.abs(vector[2]) : most - Math.abs(vector[2]);
      t = vector[2] < 0 ? Math.abs(vector[1]) : most - Math.abs(vector[1]);
    }
    boolean corner = (s == 0 && (t == 0 || t == most)) || (s == most && t == 0);
    if (corner) {
      s = most;
      t = most;
    } else if ((s == 0 && t > centre) || (s == most && t < centre)) {
      t = 2L * centre - t;
    } else if ((t == most && s < centre) || (t == 0 && s > centre)) {
      s = 2L * centre - s;
    }
    point[0] = (int) s;
    point[1] = (int) t;
  }

  /** Scales a vector so that its parts add up to the centre. */
  void scale(long[] v) {
    long sum = Math.abs(v[0]) + Math.abs(v[1]) + Math.abs(v[2]);
    if (sum == 0) {
      v[0] = centre;
      return;
    }
    v[0] = v[0] * centre / sum;
    v[1] = v[1] * centre / sum;
    long rest = centre - Math.abs(v[0]) - Math.abs(v[1]);
    v[2] = v[2] >= 0 ? rest : -rest;
  }

  /**
   * Adds a correction to a predicted point, in the turned and inverted frame that it is made for.
   */
  void correct(int[] predicted, int[] values, int at) {
    int x = predicted[0] - centre;
    int y = predicted[1] - centre;
    boolean inside = Math.abs((long) x) + Math.abs((long) y) <= centre;
    int[] p = inside ? new int[] {x, y} : inverted(x, y);
    int turns = turns(p[0], p[1]);
    boolean bottomLeft = (p[0] == 0 && p[1] == 0) || (p[0] < 0 && p[1] <= 0);
    p = bottomLeft ? p : turned(p, turns);
    int[] original = {wrapped(p[0] + values[at]), wrapped(p[1] + values[at + 1])};
    original = bottomLeft ? original : turned(original, (4 - turns) % 4);
    original = inside ? original : inverted(original[0], original[1]);
    values[at] = original[0] + centre;
    values[at + 1] = original[1] + centre;
  }

  private int wrapped(int value) {
    return value > centre ? value - full : value < -centre ? value + full : value;
  }

  private int[] inverted(int s, int t) {
    int signS = s >= 0 && t >= 0 ? 1 : s <= 0 && t <= 0 ? -1 : s > 0 ? 1 : -1;
    int signT = s >= 0 && t >= 0 ? 1 : s <= 0 && t <= 0 ? -1 : t > 0 ? 1 : -1;
    int u = 2 * s - signS * centre;
    int v = 2 * t - signT * centre;
    int turnedU = signS * signT >= 0 ? -v : v;
    int turnedV = signS * signT >= 0 ? -u : u;
    return new int[] {(turnedU + signS * centre) / 2, (turnedV + signT * centre) / 2};
  }

  private static int turns(int x, int y) {
    if (x == 0) {
      return y == 0 ? 0 : y > 0 ? 3 : 1;
    }
    return x > 0 ? y >= 0 ? 2 : 1 : y <= 0 ? 0 : 3;
  }

  private static int[] turned(int[] p, int turns) {
    return switch (turns) {
      case 1 -> new int[] {p[1], -p[0]};
      case 2 -> new int[] {-p[0], -p[1]};
      case 3 -> new int[] {-p[1], p[0]};
      default -> p;
    };
  }

  /** Unit vectors of points with so many bits a coordinate. */
  static double[] directions(int[] points, int bits) {
    double[] directions = new double[points.length / 2 * 3];
    double scale = 1.0 / Math.max(1, (1 << bits) - 2);
    for (int i = 0; i < points.length / 2; i++) {
      direction(points[2 * i] * scale, points[2 * i + 1] * scale, directions, 3 * i);
    }
    return directions;
  }

  private static void direction(double inS, double inT, double[] out, int at) {
    double s = inS;
    double t = inT;
    double sum = s + t;
    double difference = s - t;
    double sign = 1;
    boolean right = sum >= 0.5 && sum <= 1.5 && difference >= -0.5 && difference <= 0.5;
    if (!right) {
      sign = -1;
      if (sum <= 0.5) {
        s = 0.5 - inT;
        t = 0.5 - inS;
      } else if (sum >= 1.5) {
        s = 1.5 - inT;
        t = 1.5 - inS;
      } else if (difference <= -0.5) {
        s = inT - 0.5;
        t = inS + 0.5;
      } else {
        s = inT + 0.5;
        t = inS - 0.5;
      }
      sum = s + t;
      difference = s - t;
    }
    double y = 2 * s - 1;
    double z = 2 * t - 1;
    double x =
        sign
            * Math.min(
                Math.min(2 * sum - 1, 3 - 2 * sum),
                Math.min(2 * difference + 1, 1 - 2 * difference));
    double length = Math.sqrt(x * x + y * y + z * z);
    out[at] = length < 1e-3 ? 0 : x / length;
    out[at + 1] = length < 1e-3 ? 0 : y / length;
    out[at + 2] = length < 1e-3 ? 0 : z / length;
  }
}
