package org.worldmill.label.motion;

import org.worldmill.schemas.media.Plane;

/**
 * What one comparison of two planes found.
 *
 * @param mean mean speed, in widths a second
 * @param median the speed of the middle spot
 * @param fast the speed that a twentieth of the spots exceeds
 * @param dominant mean speed of the dominant motion
 * @param cameraPx mean displacement by the dominant motion, in pixels of the plane
 * @param seconds the time between the two
 * @param directions where the textured spots went, by their speed
 * @param shares what moved
 */
record FlowComparison(
    double mean,
    double median,
    double fast,
    double dominant,
    double cameraPx,
    double seconds,
    Directions directions,
    Shares shares) {

  private static final int GRID = 4;

  /** Slower than this, in widths a second, nothing moves from one frame of a pair to the other. */
  private static final double MOVES = 0.03;

  /** The same against the dominant motion. */
  private static final double MOVES_ALONE = 0.07;

  /** Farther than this, in pixels, things move between samples. */
  private static final double MOVED_PX = 0.5;

  private static final double MOVED_ALONE_PX = 1.2;

  /** Nothing changed. */
  static final FlowComparison STILL =
      new FlowComparison(0, 0, 0, 0, 0, 1, new Directions(), new Shares(0, 0, 0, 1));

  /** What is compared. */
  record Two(Plane from, Plane to, Contrast contrast, double seconds) {}

  /** Of the two frames of a pair. */
  static FlowComparison near(Two two, CellChange change) {
    double px = two.seconds() * two.from().width();
    return of(two, change, MOVES * px, MOVES_ALONE * px);
  }

  /** Of a sample and the one before it. */
  static FlowComparison far(Two two, CellChange change) {
    return of(two, change, MOVED_PX, MOVED_ALONE_PX);
  }

  private static FlowComparison of(Two two, CellChange change, double movedPx, double alonePx) {
    Plane from = two.from();
    FlowField flow = DenseFlow.between(from, two.to());
    DominantMotion camera = DominantMotion.of(flow, from, two.contrast());
    double toWidths = 1 / (two.seconds() * flow.width());
    Samples speeds = new Samples();
    Directions directions = new Directions();
    for (int y = GRID / 2; y < flow.height(); y += GRID) {
      for (int x = GRID / 2; x < flow.width(); x += GRID) {
        boolean textured = DominantMotion.textured(from, two.contrast(), x, y);
        speeds.add(toWidths * (textured ? flow.speed(x, y) : camera.speed(flow, x, y)));
        if (textured) {
          directions.add(toWidths * flow.u(x, y), toWidths * flow.v(x, y));
        }
      }
    }
    MovingCells cells = new MovingCells(change, flow, two.contrast());
    return new FlowComparison(
        speeds.mean(),
        speeds.quantile(0.5),
        speeds.quantile(0.95),
        camera.meanPx() * toWidths,
        camera.meanPx(),
        two.seconds(),
        directions,
        new Shares(
            cells.movingShare(movedPx),
            cells.clearShare(movedPx),
            cells.ownShare(camera, alonePx),
            camera.agreement()));
  }
}
