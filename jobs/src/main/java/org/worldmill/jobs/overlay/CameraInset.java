package org.worldmill.jobs.overlay;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.Observation.CameraStep;

/**
 * The camera's path in a square: where it looks, in picture widths, with the picture's frame as it
 * is turned and enlarged now; and, where it moves, its way seen from above.
 */
final class CameraInset {

  /** A path shorter than that is drawn no larger: it would show noise. */
  private static final double LEAST_EXTENT = 0.25;

  private final Layout layout;
  private final double aspect;
  private final List<Pose> poses = new ArrayList<>();

  /**
   * Where the camera has come to.
   *
   * @param seconds when
   * @param x where it looks, to the right of where it began, in widths
   * @param y likewise downwards
   * @param roll clockwise
   * @param zoom logarithm of the enlargement
   * @param right its way to the right, in distances of the scene's middle point
   * @param ahead its way forwards
   */
  private record Pose(
      double seconds, double x, double y, double roll, double zoom, double right, double ahead) {

    Pose after(CameraStep step, double part) {
      double time = part * (step.endSeconds() - step.seconds());
      double scale = Math.exp(-zoom);
      return new Pose(
          step.seconds() + time,
          x + step.pan() * time * scale,
          y - step.tilt() * time * scale,
          roll + step.roll() * time,
          zoom + step.zoom() * time,
          right + step.truck() * time,
          ahead + step.dolly() * time);
    }
  }

  CameraInset(Layout layout, List<CameraStep> steps) {
    this.layout = layout;
    aspect = (double) layout.pictureHeight() / layout.width();
    Pose pose = new Pose(steps.isEmpty() ? 0 : steps.get(0).seconds(), 0, 0, 0, 0, 0, 0);
    poses.add(pose);
    for (CameraStep step : steps) {
      pose = pose.after(step, 1);
      poses.add(pose);
    }
  }

  void draw(Raster raster, double seconds) {
    double side = layout.panelHeight();
    Square look = new Square(raster, side, 0.55);
    Square way = new Square(raster, side, 0.08);
    poses.forEach(pose -> look.fit(pose.x(), pose.y()));
    poses.forEach(pose -> way.fit(pose.right(), -pose.ahead()));
    frame(look, now(seconds));
    boolean moves = way.extent() > 0.02;
    for (int i = 1; i < poses.size(); i++) {
      Pose from = poses.get(i - 1);
      Pose to = poses.get(i);
      boolean past = to.seconds() <= seconds;
      double cover = past ? 1 : 0.35;
      look.line(from.x(), from.y(), to.x(), to.y(), new Raster.Ink(Palette.TURN, cover));
      if (moves) {
        way.line(
            from.right(),
            -from.ahead(),
            to.right(),
            -to.ahead(),
            new Raster.Ink(Palette.WAY, cover));
      }
    }
    legend(raster, side, moves);
  }

  private void legend(Raster raster, double side, boolean moves) {
    int dot = Math.max(1, layout.dot() / 2);
    double y = layout.height() - (Glyphs.HEIGHT + 2.0) * dot;
    raster.text("view", 3.0 * dot, y, dot, Palette.TURN);
    if (moves) {
      raster.text("way", side - Raster.textWidth("way", dot) - 2.0 * dot, y, dot, Palette.WAY);
    }
  }

  private Pose now(double seconds) {
    Pose latest = poses.get(0);
    for (Pose pose : poses) {
      latest = pose.seconds() <= seconds + 1e-6 ? pose : latest;
    }
    return latest;
  }

  private void frame(Square square, Pose pose) {
    double half = 0.5 * Math.exp(-pose.zoom());
    double cos = Math.cos(pose.roll());
    double sin = Math.sin(pose.roll());
    double[] signs = {-1, -1, 1, -1, 1, 1, -1, 1};
    double[] x = new double[4];
    double[] y = new double[4];
    for (int i = 0; i < 4; i++) {
      double px = half * signs[2 * i];
      double py = half * aspect * signs[2 * i + 1];
      x[i] = pose.x() + cos * px - sin * py;
      y[i] = pose.y() + sin * px + cos * py;
    }
    for (int i = 0; i < 4; i++) {
      int next = (i + 1) % 4;
      square.line(x[i], y[i], x[next], y[next], new Raster.Ink(Palette.WORDS, 0.8));
    }
  }

  /** A square of the panel with a scale that holds what is fitted into it, and a margin. */
  private final class Square {

    private final Raster raster;
    private final double side;
    private final double margin;
    private double left;
    private double right;
    private double top;
    private double bottom;

    Square(Raster raster, double side, double margin) {
      this.raster = raster;
      this.side = side;
      this.margin = margin;
    }

    void fit(double x, double y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }

    double extent() {
      return Math.max(right - left, bottom - top);
    }

    void line(double x0, double y0, double x1, double y1, Raster.Ink ink) {
      double scale = 0.42 * side / (Math.max(LEAST_EXTENT, extent()) / 2 + margin);
      double cx = (left + right) / 2;
      double cy = (top + bottom) / 2;
      raster.line(
          side / 2 + (x0 - cx) * scale,
          layout.pictureHeight() + side / 2 + (y0 - cy) * scale,
          side / 2 + (x1 - cx) * scale,
          layout.pictureHeight() + side / 2 + (y1 - cy) * scale,
          0.8 * layout.dot(),
          ink);
    }
  }
}
