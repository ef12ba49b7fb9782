package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * How a camera turned from each picture to the next, by model R: for those who have another witness
 * of it, such as a gyroscope. Points are followed on luma of at most {@value #SIDE} px; where they
 * went is kept, some 1.5 kB a picture, so that the focal length may be told later. Not safe for
 * several threads.
 */
public final class PictureTurns {

  /** The longest side of what it follows points on. */
  public static final int SIDE = 320;

  private static final int LEAST_SIDE = 48;
  private static final int LEAST_POINTS = 24;
  private static final int ENOUGH_POINTS = 56;

  /** Ten minutes at 60 pictures a second. */
  private static final int MOST_STEPS = 36_000;

  /** Half of the points may be off by so much of the picture's width. */
  private static final double MOST_RESIDUAL = 0.6 / SIDE;

  private final List<Followed> followed = new ArrayList<>();
  private Optional<Plane> before = Optional.empty();
  private long beforeNanos;
  private float[] points = new float[0];
  private int heightPx;

  private record Followed(long startNanos, long endNanos, Matches matches, int height) {}

  /**
   * A turn.
   *
   * @param startNanos time of the earlier picture
   * @param endNanos time of the later
   * @param turn the camera's rotation vector in radians, if the focal length is right
   * @param skew how much farther the camera turned, in radians, between the last rows of the two
   *     pictures than between their first rows: up (x) and to the right (y); z is 0
   * @param offPx what half of the points are off by after that, in pixels of the planes that they
   *     are followed on: the coarser the film is coded, the more
   */
  public record Turned(long startNanos, long endNanos, Vec turn, Vec skew, double offPx) {}

  /** Takes the next picture, which is closed by the caller. */
  public void accept(Frame frame) {
    Plane plane = frame.luma(SIDE);
    boolean alike =
        before.isPresent()
            && before.get().width() == plane.width()
            && before.get().height() == plane.height()
            && Math.min(plane.width(), plane.height()) >= LEAST_SIDE;
    if (alike && followed.size() < MOST_STEPS) {
      follow(before.get(), plane, frame.nanos());
    } else {
      points = new float[0];
    }
    before = Optional.of(plane);
    beforeNanos = frame.nanos();
    heightPx = frame.heightPx();
  }

  private void follow(Plane from, Plane to, long nanos) {
    if (points.length / 2 < ENOUGH_POINTS) {
      points = PointTracker.corners(from);
    }
    float[] went = points.length == 0 ? points : PointTracker.follow(from, to, points);
    int left = 0;
    for (int i = 0; i < went.length; i += 2) {
      left += Float.isNaN(went[i]) ? 0 : 1;
    }
    float[] start = new float[2 * left];
    float[] end = new float[2 * left];
    int k = 0;
    for (int i = 0; i < went.length; i++) {
      if (!Float.isNaN(went[i])) {
        start[k] = points[i];
        end[k++] = went[i];
      }
    }
    points = end;
    if (left >= LEAST_POINTS) {
      Matches matches = new Matches(start, end, to.width(), to.height());
      followed.add(new Followed(beforeNanos, nanos, matches, to.height()));
    }
  }

  /**
   * The turns, in order of time; steps that turning and zooming do not explain are left out.
   *
   * @param focalWidths focal length in picture widths
   */
  public List<Turned> turns(double focalWidths) {
    List<Turned> turns = new ArrayList<>();
    for (Followed step : followed) {
      double focal = focalWidths * step.matches().width();
      RotationFit fit = RotationFit.of(step.matches(), focal);
      if (fit.medianPx() <= MOST_RESIDUAL * step.matches().width()) {
        turns.add(turned(step, fit, focal));
      }
    }
    return turns;
  }

  /** Rows of the last picture that was taken, whatever points are followed on; 0 before any. */
  public int heightPx() {
    return heightPx;
  }

  /** How many steps from picture to picture could be followed at all. */
  public int steps() {
    return followed.size();
  }

  /**
   * What the rows' own times add: model R knows one time for all of a picture, so what is left over
   * is fitted once more by shift, roll, growth and by shifts that grow from row to row.
   */
  private static Turned turned(Followed step, RotationFit fit, double focal) {
    Matches matches = step.matches();
    double[] matrix = fit.matrix(focal, matches.width(), step.height());
    double cx = (matches.width() - 1) / 2.0;
    double cy = (step.height() - 1) / 2.0;
    double scale = Math.max(0.1, 3.5 * fit.medianPx());
    double[] dxs = new double[matches.count()];
    double[] dys = new double[matches.count()];
    NormalEquations equations = new NormalEquations(6);
    for (int i = 0; i < matches.count(); i++) {
      double x = matches.px(i) + cx;
      double y = matches.py(i) + cy;
      double depth = matrix[6] * x + matrix[7] * y + matrix[8];
      double dx = matches.qx(i) + cx - (matrix[0] * x + matrix[1] * y + matrix[2]) / depth;
      double dy = matches.qy(i) + cy - (matrix[3] * x + matrix[4] * y + matrix[5]) / depth;
      double weight = 1 / (1 + (dx * dx + dy * dy) / (scale * scale));
      dxs[i] = dx;
      dys[i] = dy;
      double px = matches.px(i);
      double py = matches.py(i);
      equations.add(new double[] {1, 0, -py, px, py, 0}, dx, weight);
      equations.add(new double[] {0, 1, px, py, 0, py}, dy, weight);
    }
    double[] more = equations.solution();
    Vec turn = fit.turn().plus(new Vec(more[1] / focal, -more[0] / focal, -more[2]));
    double rows = step.height() / focal;
    Vec skew = new Vec(more[5] * rows, -more[4] * rows, 0);
    double[] off = new double[matches.count()];
    for (int i = 0; i < off.length; i++) {
      double px = matches.px(i);
      double py = matches.py(i);
      double across = more[0] - more[2] * py + more[3] * px + more[4] * py;
      double down = more[1] + more[2] * px + more[3] * py + more[5] * py;
      off[i] = Math.hypot(dxs[i] - across, dys[i] - down);
    }
    return new Turned(step.startNanos(), step.endNanos(), turn, skew, Matches.median(off));
  }
}
