package org.worldmill.label.track;

import org.worldmill.schemas.media.Plane;

/**
 * Finds the similarity that carries a reference plane into others: inverse compositional alignment
 * (Baker and Matthews, Lucas-Kanade 20 Years On, IJCV 2004) of spread points with gradient, robust
 * by Huber weights, from coarse to fine. The same planes always give the same answer.
 */
final class Registration {

  private static final int TILE = 12;
  private static final int LEAST_POINTS = 24;
  private static final double LEAST_GRADIENT = 3;
  private static final int ROUNDS = 6;
  private static final double DONE_PX = 0.01;

  private final Level fine;
  private final Level half;
  private final Level quarter;

  Registration(Plane reference) {
    fine = new Level(reference);
    Plane smaller = halved(reference);
    half = new Level(smaller);
    quarter = new Level(halved(smaller));
  }

  /**
   * What was found.
   *
   * @param turn carries places of the reference to the other plane
   * @param explained share of the points that then differ by less than 12 steps and 4 times the
   *     median difference
   */
  record Fit(Turn turn, double explained) {}

  /** Whether there is enough to hold on to. */
  boolean possible() {
    return fine.count >= LEAST_POINTS;
  }

  /** From a first guess that is off by little; from coarse to fine if that fails. */
  Fit find(Plane other, Turn guess) {
    Turn near = fine.align(other, guess, ROUNDS);
    double explained = fine.explained(other, near);
    if (explained >= 0.75) {
      return new Fit(near, explained);
    }
    Plane smaller = halved(other);
    Turn coarse = quarter.align(halved(smaller), scaled(Turn.NONE, 0.25), 2 * ROUNDS);
    coarse = half.align(smaller, scaled(coarse, 2), ROUNDS);
    coarse = fine.align(other, scaled(coarse, 2), ROUNDS);
    double again = fine.explained(other, coarse);
    return again > explained ? new Fit(coarse, again) : new Fit(near, explained);
  }

  private static Turn scaled(Turn turn, double factor) {
    return new Turn(turn.a(), turn.b(), turn.tx() * factor, turn.ty() * factor);
  }

  static Plane halved(Plane plane) {
    int width = Math.max(1, plane.width() / 2);
    int height = Math.max(1, plane.height() / 2);
    byte[] from = plane.samples();
    byte[] to = new byte[width * height];
    int step = plane.width() > 1 ? 1 : 0;
    int row = plane.height() > 1 ? plane.width() : 0;
    for (int y = 0; y < height; y++) {
      int at = 2 * y * plane.width();
      for (int x = 0; x < width; x++, at += 2) {
        int sum =
            (from[at] & 0xff)
                + (from[at + step] & 0xff)
                + (from[at + row] & 0xff)
                + (from[at + row + step] & 0xff);
        to[y * width + x] = (byte) ((sum + 2) >> 2);
      }
    }
    return new Plane(width, height, to);
  }

  /** The reference at one size: the steepest point of each tile. */
  private static final class Level {

    private final int width;
    private final int height;
    private final int count;
    private final double[] x;
    private final double[] y;
    private final double[] grey;
    private final double[] gx;
    private final double[] gy;

    Level(Plane plane) {
      width = plane.width();
      height = plane.height();
      int columns = Math.max(1, (width - 4) / TILE);
      int rows = Math.max(1, (height - 4) / TILE);
      x = new double[columns * rows];
      y = new double[columns * rows];
      grey = new double[columns * rows];
      gx = new double[columns * rows];
      gy = new double[columns * rows];
      int found = 0;
      for (int tile = 0; tile < columns * rows; tile++) {
        found += steepest(plane, 2 + tile % columns * TILE, 2 + tile / columns * TILE, found);
      }
      count = found;
    }

    /** Takes the steepest point of a tile, if it is steep at all. */
    private int steepest(Plane plane, int left, int top, int slot) {
      double best = LEAST_GRADIENT * LEAST_GRADIENT;
      int found = 0;
      for (int py = top; py < Math.min(top + TILE, height - 2); py++) {
        for (int px = left; px < Math.min(left + TILE, width - 2); px++) {
          int i = py * width + px;
          double dx = slopeX(plane.samples(), i, width);
          double dy = slopeY(plane.samples(), i, width);
          double steepness = dx * dx + dy * dy;
          if (steepness > best) {
            best = steepness;
            x[slot] = px;
            y[slot] = py;
            grey[slot] = soft(plane.samples(), i, width) / 8.0;
            gx[slot] = dx;
            gy[slot] = dy;
            found = 1;
          }
        }
      }
      return found;
    }

    private static double slopeX(byte[] p, int i, int width) {
      return ((p[i + 1 - width] & 0xff)
              + 2 * (p[i + 1] & 0xff)
              + (p[i + 1 + width] & 0xff)
              - (p[i - 1 - width] & 0xff)
              - 2 * (p[i - 1] & 0xff)
              - (p[i - 1 + width] & 0xff))
          / 8.0;
    }

    private static double slopeY(byte[] p, int i, int width) {
      return ((p[i - 1 + width] & 0xff)
              + 2 * (p[i + width] & 0xff)
              + (p[i + 1 + width] & 0xff)
              - (p[i - 1 - width] & 0xff)
              - 2 * (p[i - width] & 0xff)
              - (p[i + 1 - width] & 0xff))
          / 8.0;
    }

    /** The plane under a small tent, at a whole place. */
    private static int soft(byte[] p, int i, int width) {
      return 4 * (p[i] & 0xff)
          + (p[i - 1] & 0xff)
          + (p[i + 1] & 0xff)
          + (p[i - width] & 0xff)
          + (p[i + width] & 0xff);
    }

    /** The same between samples; not a number outside. */
    private static double soft(Plane plane, double px, double py) {
      int left = (int) Math.floor(px);
      int top = (int) Math.floor(py);
      int width = plane.width();
      if (left < 1 || top < 1 || left + 2 >= width || top + 2 >= plane.height()) {
        return Double.NaN;
      }
      byte[] p = plane.samples();
      int i = top * width + left;
      double fx = px - left;
      double fy = py - top;
      double upper = (1 - fx) * soft(p, i, width) + fx * soft(p, i + 1, width);
      double lower = (1 - fx) * soft(p, i + width, width) + fx * soft(p, i + width + 1, width);
      return ((1 - fy) * upper + fy * lower) / 8;
    }

    private double[] differences(Plane other, Turn turn) {
      double[] differences = new double[count];
      for (int i = 0; i < count; i++) {
        differences[i] = soft(other, turn.x(x[i], y[i]), turn.y(x[i], y[i])) - grey[i];
      }
      return differences;
    }

    private static double medianSize(double[] differences) {
      double[] sizes = new double[differences.length];
      int n = 0;
      for (double d : differences) {
        if (!Double.isNaN(d)) {
          sizes[n++] = Math.abs(d);
        }
      }
      return n == 0 ? Double.POSITIVE_INFINITY : Middle.of(sizes, n);
    }

    double explained(Plane other, Turn turn) {
      double[] differences = differences(other, turn);
      double limit = Math.max(6, Math.min(12, 4 * medianSize(differences)));
      int seen = 0;
      int near = 0;
      for (double d : differences) {
        if (!Double.isNaN(d)) {
          seen++;
          near += Math.abs(d) <= limit ? 1 : 0;
        }
      }
      return seen < count / 3 || seen == 0 ? 0 : (double) near / seen;
    }

    Turn align(Plane other, Turn guess, int rounds) {
      Turn turn = guess;
      if (count < LEAST_POINTS) {
        return turn;
      }
      double scale = 1;
      for (int round = 0; round < rounds; round++) {
        double[] differences = differences(other, turn);
        scale = round % 3 == 0 ? Math.max(1, 1.5 * medianSize(differences)) : scale;
        double[] step = step(differences, scale);
        if (step.length == 0) {
          return turn;
        }
        Turn moved = new Turn(1 + step[0], step[1], step[2], step[3]);
        turn = turn.after(moved.inverse());
        if (moved.reach(width, height) < DONE_PX) {
          return turn;
        }
      }
      return turn;
    }

    /** The reference's own movement that would explain the differences: a - 1, b, tx, ty. */
    private double[] step(double[] differences, double scale) {
      double[][] normal = new double[4][5];
      double cx = width / 2.0;
      double cy = height / 2.0;
      for (int i = 0; i < count; i++) {
        double d = differences[i];
        if (Double.isNaN(d)) {
          continue;
        }
        double weight = Math.abs(d) <= scale ? 1 : scale / Math.abs(d);
        weight = Math.abs(d) > 4 * scale ? 0 : weight;
        double ux = x[i] - cx;
        double uy = y[i] - cy;
        double[] j = {gx[i] * ux + gy[i] * uy, gy[i] * ux - gx[i] * uy, gx[i], gy[i]};
        for (int r = 0; r < 4; r++) {
          for (int c = r; c < 4; c++) {
            normal[r][c] += weight * j[r] * j[c];
          }
          normal[r][4] += weight * j[r] * d;
        }
      }
      for (int r = 1; r < 4; r++) {
        for (int c = 0; c < r; c++) {
          normal[r][c] = normal[c][r];
        }
      }
      double[] s = LinearSystem.solved(normal);
      if (s.length == 0) {
        return s;
      }
      // The turn was found about the middle; state it about the corner.
      return new double[] {s[0], s[1], s[2] - s[0] * cx + s[1] * cy, s[3] - s[1] * cx - s[0] * cy};
    }
  }
}
