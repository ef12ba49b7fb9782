package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.label.motion.DenseFlow;
import org.worldmill.label.motion.FlowField;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * What moves otherwise than a camera that turns and zooms explains: dense flow there and back,
 * looked at once in five seconds. A camera that moves through space lets everything move so, and is
 * then no reference.
 */
final class OwnMotionMeter {

  /** Spots farther than this from where model R puts them move on their own. */
  static final double MOVING_PX = 1.2;

  /** Flow there and back has to end this near to where it began. */
  private static final double RETURN_PX = 1;

  private static final int TEXTURE_STEPS = 12;
  private static final long EVERY_NANOS = 5_000_000_000L;
  private static final int GRID = 4;

  private final List<Look> looks = new ArrayList<>();
  private Optional<Waiting> waiting = Optional.empty();
  private long nextNanos = Long.MIN_VALUE;

  /** Two planes of one size, and the time of the second. */
  record Pair(Plane from, Plane to, long nanos) {}

  private record Waiting(Plane plane) {}

  private record Look(long nanos, double share) {}

  /** Nothing moved at all. */
  void nothing(long nanos) {
    waiting = Optional.empty();
    if (nanos >= nextNanos) {
      looked(nanos, 0);
    }
  }

  /** The camera stands, and something moves: this frame is compared with the next. */
  void still(Frame frame) {
    if (frame.nanos() < nextNanos) {
      return;
    }
    Plane plane = frame.luma(EgoMotion.SIDE);
    Optional<Waiting> before = waiting;
    waiting = Optional.of(new Waiting(plane));
    if (before.isPresent()) {
      Plane mask = mask(before.get().plane(), plane, Optional.empty(), 1);
      looked(frame.nanos(), share(mask));
    }
  }

  /** The camera moved as a fit says, or stood. */
  void moved(Pair pair, Optional<RotationFit> fit, double focal) {
    waiting = Optional.empty();
    if (pair.nanos() >= nextNanos) {
      looked(pair.nanos(), share(mask(pair.from(), pair.to(), fit, focal)));
    }
  }

  private void looked(long nanos, double share) {
    looks.add(new Look(nanos, share));
    nextNanos = nanos + EVERY_NANOS;
    waiting = Optional.empty();
  }

  /** Cells of {@value #GRID} px that move on their own: 255 for those, 0 for the others. */
  static Plane mask(Plane from, Plane to, Optional<RotationFit> fit, double focal) {
    FlowField forth = DenseFlow.between(from, to);
    FlowField back = DenseFlow.between(to, from);
    int columns = from.width() / GRID;
    int rows = from.height() / GRID;
    byte[] cells = new byte[columns * rows];
    Rotation rotation = Rotation.by(fit.map(f -> f.turn().times(-1)).orElse(Vec.ZERO));
    double size = focal * Math.exp(fit.map(RotationFit::logZoom).orElse(0.0));
    for (int i = 0; i < cells.length; i++) {
      int x = i % columns * GRID + GRID / 2;
      int y = i / columns * GRID + GRID / 2;
      double cx = x - (from.width() - 1) / 2.0;
      double cy = y - (from.height() - 1) / 2.0;
      Vec ray = rotation.of(new Vec(cx / focal, cy / focal, 1));
      double dx = forth.u(x, y) - (size * ray.x() / ray.z() - cx);
      double dy = forth.v(x, y) - (size * ray.y() / ray.z() - cy);
      boolean moves =
          dx * dx + dy * dy > MOVING_PX * MOVING_PX
              && textured(from, x, y)
              && returns(forth, back, x, y);
      cells[i] = (byte) (moves ? 255 : 0);
    }
    return new Plane(columns, rows, cells);
  }

  private static boolean returns(FlowField forth, FlowField back, int x, int y) {
    int tx = (int) Math.round(x + (double) forth.u(x, y));
    int ty = (int) Math.round(y + (double) forth.v(x, y));
    if (tx < 0 || ty < 0 || tx >= forth.width() || ty >= forth.height()) {
      return false;
    }
    double dx = forth.u(x, y) + back.u(tx, ty);
    double dy = forth.v(x, y) + back.v(tx, ty);
    return dx * dx + dy * dy <= RETURN_PX * RETURN_PX;
  }

  private static boolean textured(Plane plane, int x, int y) {
    int least = 255;
    int most = 0;
    for (int py = Math.max(0, y - GRID); py <= Math.min(plane.height() - 1, y + GRID); py += 2) {
      for (int px = Math.max(0, x - GRID); px <= Math.min(plane.width() - 1, x + GRID); px += 2) {
        least = Math.min(least, plane.at(px, py));
        most = Math.max(most, plane.at(px, py));
      }
    }
    return most - least >= TEXTURE_STEPS;
  }

  private static double share(Plane mask) {
    int moving = 0;
    for (byte cell : mask.samples()) {
      moving += cell != 0 ? 1 : 0;
    }
    return (double) moving / mask.samples().length;
  }

  /** Only looks during which the camera did not move through space count. */
  CameraStory.OwnMotion judged(List<Chain> chains, List<ChainMotion> motions) {
    double sum = 0;
    double peak = 0;
    int count = 0;
    for (Look look : looks) {
      if (still(look, chains, motions)) {
        sum += look.share();
        peak = Math.max(peak, look.share());
        count++;
      }
    }
    if (count == 0 || 2 * count < looks.size()) {
      String reason =
          looks.isEmpty() ? "no two pictures could be compared" : "TRANSLATING: the camera moves";
      return new CameraStory.OwnMotion(OptionalDouble.empty(), OptionalDouble.empty(), reason);
    }
    return new CameraStory.OwnMotion(OptionalDouble.of(sum / count), OptionalDouble.of(peak), "");
  }

  private static boolean still(Look look, List<Chain> chains, List<ChainMotion> motions) {
    for (int i = 0; i < chains.size(); i++) {
      Chain chain = chains.get(i);
      if (chain.startNanos() < look.nanos() && look.nanos() <= chain.endNanos()) {
        return motions.get(i).model() == ChainMotion.Model.TURN;
      }
    }
    return true;
  }
}
