package org.worldmill.jobs.overlay;

import java.util.Optional;
import org.worldmill.label.motion.DenseFlow;
import org.worldmill.label.motion.FlowField;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * Where the picture moves to: by the measure's own flow between each picture and the one before it,
 * an arrow for each spot that moves, as long as the way of a tenth of a second.
 */
final class FlowLayer {

  private static final int SIDE = 320;
  private static final int COLUMNS = 24;
  private static final double ARROW_SECONDS = 0.1;

  /** Slower than that is still, in pixels of the plane from picture to picture. */
  private static final double STILL_PX = 0.5;

  /** Two pictures farther apart than that are not neighbours. */
  private static final double MOST_SECONDS = 0.5;

  private final Layout layout;
  private Optional<Plane> before = Optional.empty();
  private double beforeSeconds;

  FlowLayer(Layout layout) {
    this.layout = layout;
  }

  /** Draws the flow of a picture; they are shown in order. */
  void draw(Raster raster, Frame frame, double seconds) {
    Plane now = frame.luma(SIDE);
    double step = seconds - beforeSeconds;
    Optional<Plane> earlier = before.filter(plane -> comparable(plane, now));
    before = Optional.of(now);
    beforeSeconds = seconds;
    if (earlier.isPresent() && step > 0 && step <= MOST_SECONDS) {
      // From this picture back, so that arrows stand where things are now.
      draw(raster, DenseFlow.between(now, earlier.get()), step);
    }
  }

  private static boolean comparable(Plane a, Plane b) {
    return a.width() == b.width()
        && a.height() == b.height()
        && Math.min(a.width(), a.height()) >= DenseFlow.LEAST_SIDE;
  }

  private void draw(Raster raster, FlowField back, double step) {
    double scale = (double) layout.width() / back.width();
    double grid = (double) back.width() / COLUMNS;
    double longer = ARROW_SECONDS / step * scale;
    for (double y = grid / 2; y < back.height(); y += grid) {
      for (double x = grid / 2; x < back.width(); x += grid) {
        double u = -back.u((int) x, (int) y);
        double v = -back.v((int) x, (int) y);
        if (u * u + v * v >= STILL_PX * STILL_PX) {
          double px = x * scale;
          double py = y * scale;
          arrow(raster, px, py, px + u * longer, py + v * longer);
        }
      }
    }
  }

  private void arrow(Raster raster, double x, double y, double toX, double toY) {
    double thick = 0.6 * layout.dot();
    raster.arrow(x, y, toX, toY, thick + 1.5, new Raster.Ink(Palette.DARK, 0.55));
    raster.arrow(x, y, toX, toY, thick, new Raster.Ink(Palette.FLOW, 0.95));
  }
}
