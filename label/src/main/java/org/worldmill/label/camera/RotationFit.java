package org.worldmill.label.camera;

/**
 * Model R: what a camera that stays in its place does to a picture, {@code q ~ K(zf) R K(f)^-1 p}.
 *
 * @param turn the camera's rotation vector in radians: x up, y to the right, z clockwise
 * @param logZoom logarithm of the enlargement
 * @param medianPx what half of the points are off by at least
 * @param tailPx what a tenth of the points are off by at least
 * @param cost sum of log(1 + (r/s)^2) with s = {@value #COST_PX} px: for comparing focal lengths
 * @param turnError standard errors of the turn, before calibration
 * @param zoomError standard error of the zoom, before calibration
 */
record RotationFit(
    Vec turn,
    double logZoom,
    double medianPx,
    double tailPx,
    double cost,
    Vec turnError,
    double zoomError) {

  static final double COST_PX = 0.3;

  /**
   * Windows that rolled or grew are found off their middles, all to one side, by this many pixels a
   * radian: more points do not help.
   */
  private static final double LEANING_PX = 0.11;

  private static final int ROUNDS = 10;
  private static final double LEAST_SCALE = 0.1;
  private static final double CAUCHY = 2.385 * 1.4826;
  private static final double DONE = 1e-6;

  /** Robust Gauss-Newton with Cauchy weights, for a focal length in pixels. */
  static RotationFit of(Matches matches, double focal) {
    Search search = new Search(matches, focal);
    double step = 1;
    for (int round = 0; round < ROUNDS && step > DONE; round++) {
      step = search.round();
    }
    return search.found();
  }

  /** Where this puts the points of the first picture in the second, as a matrix over pixels. */
  double[] matrix(double focal, int width, int height) {
    Rotation rotation = Rotation.by(turn.times(-1));
    double size = focal * Math.exp(logZoom);
    double cx = (width - 1) / 2.0;
    double cy = (height - 1) / 2.0;
    Vec a = rotation.first().times(size).plus(rotation.third().times(cx));
    Vec b = rotation.second().times(size).plus(rotation.third().times(cy));
    Vec c = rotation.third();
    return new double[] {
      a.x() / focal, a.y() / focal, a.z() - (a.x() * cx + a.y() * cy) / focal,
      b.x() / focal, b.y() / focal, b.z() - (b.x() * cx + b.y() * cy) / focal,
      c.x() / focal, c.y() / focal, c.z() - (c.x() * cx + c.y() * cy) / focal
    };
  }

  private static final class Search {

    private final Matches matches;
    private final double focal;
    private final double[] dx;
    private final double[] dy;
    private final double[] off;
    private Rotation rotation = Rotation.NONE;
    private double logZoom;
    private NormalEquations equations = new NormalEquations(4);

    Search(Matches matches, double focal) {
      this.matches = matches;
      this.focal = focal;
      dx = new double[matches.count()];
      dy = new double[matches.count()];
      off = new double[matches.count()];
    }

    double round() {
      residuals();
      double scale = Math.max(LEAST_SCALE, CAUCHY * Matches.median(off));
      equations = new NormalEquations(4);
      double[] across = new double[4];
      double[] down = new double[4];
      double size = focal * Math.exp(logZoom);
      for (int i = 0; i < off.length; i++) {
        double x = (matches.qx(i) - dx[i]) / size;
        double y = (matches.qy(i) - dy[i]) / size;
        double relative = off[i] / scale;
        double weight = 1 / (1 + relative * relative);
        fill(across, size * x * y, -size * (1 + x * x), size * y, size * x);
        fill(down, size * (1 + y * y), -size * x * y, -size * x, size * y);
        equations.add(across, dx[i], weight);
        equations.add(down, dy[i], weight);
      }
      double[] step = equations.solution();
      // The picture turns against the camera.
      rotation = Rotation.by(new Vec(-step[0], -step[1], -step[2])).after(rotation);
      logZoom += step[3];
      return Math.abs(step[0]) + Math.abs(step[1]) + Math.abs(step[2]) + Math.abs(step[3]);
    }

    private static void fill(double[] row, double a, double b, double c, double d) {
      row[0] = a;
      row[1] = b;
      row[2] = c;
      row[3] = d;
    }

    private void residuals() {
      double size = focal * Math.exp(logZoom);
      Vec a = rotation.first();
      Vec b = rotation.second();
      Vec c = rotation.third();
      for (int i = 0; i < off.length; i++) {
        double x = matches.px(i) / focal;
        double y = matches.py(i) / focal;
        double depth = c.x() * x + c.y() * y + c.z();
        dx[i] = matches.qx(i) - size * (a.x() * x + a.y() * y + a.z()) / depth;
        dy[i] = matches.qy(i) - size * (b.x() * x + b.y() * y + b.z()) / depth;
        off[i] = Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
      }
    }

    RotationFit found() {
      residuals();
      double median = Matches.median(off);
      double cost = 0;
      for (double r : off) {
        cost += Math.log1p(r * r / (COST_PX * COST_PX));
      }
      // Half of the lengths of errors that spread by sigma along each axis are below 1.177 sigma.
      double sigma = Math.max(median, 0.01) / 1.177;
      double[] variances = equations.variances();
      Vec turn = rotation.inverse().vector();
      double leaning = LEANING_PX * Math.hypot(turn.z(), logZoom) / focal;
      Vec error =
          new Vec(
              Math.hypot(sigma * Math.sqrt(variances[0]), leaning),
              Math.hypot(sigma * Math.sqrt(variances[1]), leaning),
              sigma * Math.sqrt(variances[2]));
      return new RotationFit(
          turn,
          logZoom,
          median,
          Matches.quantile(off, Matches.TAIL),
          cost,
          error,
          sigma * Math.sqrt(variances[3]));
    }
  }
}
