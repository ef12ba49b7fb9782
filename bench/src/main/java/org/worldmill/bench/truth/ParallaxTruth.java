package org.worldmill.bench.truth;

import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.SpanParallax;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.room.TrueFlow;

/**
 * How much of the picture's motion depth explains, by the scene's own depths: what least squares
 * over all pixels with six unknowns (shift across and down, roll, zoom, and the two that bend a
 * picture that turns) leave of the exact motion of a hundredth of a second.
 */
final class ParallaxTruth {

  private static final int UNKNOWNS = 6;
  private static final int TIMES = 6;
  private static final double INSTANT = 0.01;
  private static final int WIDTH = 160;

  private double squares;
  private final double[] sums = new double[4];

  private ParallaxTruth() {}

  /** Of a scene's camera over a segment; its error is 0. */
  static SpanParallax of(CameraScene scene, Segment segment) {
    int height = WIDTH * CameraScene.HEIGHT / CameraScene.WIDTH;
    Room.Eye eye = new Room.Eye(WIDTH, height, scene.eye().focalWidths());
    return of(scene.room(), eye, scene.path(), segment);
  }

  /** The same of any room, seen by an eye of any number of pixels. */
  static SpanParallax of(Room room, Room.Eye eye, CameraPath path, Segment segment) {
    ParallaxTruth truth = new ParallaxTruth();
    for (int i = 0; i < TIMES; i++) {
      double time = segment.startNanos() / 1e9 + segment.seconds() * (i + 0.5) / TIMES;
      truth.add(room.flow(eye, path, time - INSTANT / 2, time + INSTANT / 2));
    }
    double aspect = (double) eye.heightPx() / eye.widthPx();
    double lever = (1 + aspect * aspect) / 12;
    double[] mean = truth.sums;
    double aside = mean[0] * mean[0] + mean[1] * mean[1];
    double about = lever * (mean[2] * mean[2] + mean[3] * mean[3]);
    return new SpanParallax(Math.sqrt(truth.squares / TIMES), 0, Math.sqrt(aside + about) / TIMES);
  }

  private void add(TrueFlow flow) {
    double[][] left = new double[UNKNOWNS][UNKNOWNS + 1];
    visit(
        flow,
        (row, value) -> {
          for (int r = 0; r < UNKNOWNS; r++) {
            for (int c = 0; c < UNKNOWNS; c++) {
              left[r][c] += row[r] * row[c];
            }
            left[r][UNKNOWNS] += row[r] * value;
          }
        });
    double[] found = solved(left);
    double[] off = new double[2];
    visit(
        flow,
        (row, value) -> {
          double rest = value;
          for (int k = 0; k < UNKNOWNS; k++) {
            rest -= row[k] * found[k];
          }
          off[0] += rest * rest;
          off[1]++;
        });
    // Each pixel has two coordinates.
    squares += 2 * off[0] / off[1];
    for (int k = 0; k < sums.length; k++) {
      sums[k] += found[k];
    }
  }

  /** Takes one coordinate of one pixel's motion. */
  private interface Equation {
    void add(double[] row, double value);
  }

  /** In widths a second. */
  private static void visit(TrueFlow flow, Equation equation) {
    double width = flow.width();
    for (int y = 0; y < flow.height(); y++) {
      for (int x = 0; x < flow.width(); x++) {
        if (flow.seen(x, y)) {
          double px = (x - (flow.width() - 1) / 2.0) / width;
          double py = (y - (flow.height() - 1) / 2.0) / width;
          double u = flow.u(x, y) / width / INSTANT;
          double v = flow.v(x, y) / width / INSTANT;
          equation.add(new double[] {1, 0, py, px, px * px, px * py}, u);
          equation.add(new double[] {0, 1, -px, py, px * py, py * py}, v);
        }
      }
    }
  }

  /** Gauss's and Jordan's elimination; the matrix is symmetric and has full rank. */
  private static double[] solved(double[][] left) {
    for (int p = 0; p < UNKNOWNS; p++) {
      for (int r = 0; r < UNKNOWNS; r++) {
        double factor = left[r][p] / left[p][p];
        for (int c = p; r != p && c <= UNKNOWNS; c++) {
          left[r][c] -= factor * left[p][c];
        }
      }
    }
    double[] found = new double[UNKNOWNS];
    for (int k = 0; k < UNKNOWNS; k++) {
      found[k] = left[k][UNKNOWNS] / left[k][k];
    }
    return found;
  }
}
