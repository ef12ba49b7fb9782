package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.label.motion.Contrast;
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

  /**
   * The flow of what moves reaches over its edge; beyond it the background explains what is seen as
   * well. A spot surely moves if following the flow leaves at most this part of what the camera's
   * motion leaves, and the flow comes back.
   */
  private static final double SURE = 0.7;

  /** Beside one that surely moves this is enough. */
  private static final double LIKELY = 0.9;

  private static final int REACH = 2;

  /** In a picture of the usual contrast. */
  private static final int TEXTURE_STEPS = 12;

  private static final long EVERY_NANOS = 5_000_000_000L;
  static final int GRID = 4;

  /** So many wait for the focal length; a minute's, 115 kB each. */
  private static final int MOST_POSTPONED = 12;

  private final List<OwnLook> looks = new ArrayList<>();
  private final List<Postponed> postponed = new ArrayList<>();
  private Optional<Waiting> waiting = Optional.empty();
  private long nextNanos = Long.MIN_VALUE;

  /** Two planes of one size, and their times. */
  record Pair(Plane from, Plane to, long fromNanos, long nanos) {
    double seconds() {
      return (nanos - fromNanos) / 1e9;
    }
  }

  private record Waiting(Plane plane, long nanos) {}

  /** The camera moved: how, is known once the focal length is. */
  private record Postponed(Pair pair, Matches matches) {}

  /** Nothing moved at all, in planes like this one. */
  void nothing(Plane plane, long nanos) {
    waiting = Optional.empty();
    if (nanos >= nextNanos) {
      looked(OwnLook.nothing(nanos, plane.width() / GRID, plane.height() / GRID));
    }
  }

  /** The camera stands, and something moves: this frame is compared with the next. */
  void still(Frame frame) {
    if (frame.nanos() < nextNanos) {
      return;
    }
    Plane plane = frame.luma(EgoMotion.SIDE);
    Optional<Waiting> before = waiting;
    waiting = Optional.of(new Waiting(plane, frame.nanos()));
    if (before.isPresent()) {
      Waiting first = before.get();
      looked(look(new Pair(first.plane(), plane, first.nanos(), frame.nanos())));
    }
  }

  /** The camera stood between two planes that were looked at closely. */
  void stood(Pair pair) {
    waiting = Optional.empty();
    if (pair.nanos() >= nextNanos) {
      looked(look(pair));
    }
  }

  /** The camera moved, and points went with it. */
  void moved(Pair pair, Matches matches) {
    waiting = Optional.empty();
    if (pair.nanos() >= nextNanos) {
      postponed.add(new Postponed(pair, matches));
      nextNanos = pair.nanos() + EVERY_NANOS;
    }
  }

  /** Whether no more looks can wait: it is to be {@link #settle}d. */
  boolean full() {
    return postponed.size() >= MOST_POSTPONED;
  }

  /**
   * Makes the looks that waited, by the focal length that was found; without one, by that which
   * explains each best, since what is asked is only where the camera puts the background.
   */
  void settle(FocalSearch search, Optional<FocalSearch.Found> found) {
    settle(search, found, List.of());
  }

  private void settle(FocalSearch search, Optional<FocalSearch.Found> found, List<Step> steps) {
    for (Postponed one : postponed) {
      if (stands(steps, one.pair().nanos())) {
        looks.add(look(one.pair()));
        continue;
      }
      double widths =
          found.map(FocalSearch.Found::widths).orElseGet(() -> search.best(one.matches()));
      double focal = widths * one.pair().from().width();
      looks.add(look(one.pair(), Optional.of(RotationFit.of(one.matches(), focal)), focal));
    }
    postponed.clear();
    looks.sort(Comparator.comparingLong(OwnLook::nanos));
  }

  private void looked(OwnLook look) {
    looks.add(look);
    nextNanos = look.nanos() + EVERY_NANOS;
    waiting = Optional.empty();
  }

  private static OwnLook look(Pair pair) {
    return look(pair, Optional.empty(), 1);
  }

  private static OwnLook look(Pair pair, Optional<RotationFit> fit, double focal) {
    Field field = new Field(pair, fit, focal);
    byte[] cells = field.cells();
    double[] ways = new double[cells.length];
    int moving = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != 0) {
        ways[moving++] = Math.sqrt(field.x[i] * field.x[i] + field.y[i] * field.y[i]);
        sumX += field.x[i];
        sumY += field.y[i];
      }
    }
    int width = pair.from().width();
    Plane mask = new Plane(width / GRID, pair.from().height() / GRID, cells);
    OwnRegions regions = new OwnRegions(mask);
    double way = moving == 0 ? 0 : Matches.median(Arrays.copyOf(ways, moving));
    return new OwnLook(
        pair.nanos(),
        mask,
        (double) moving / cells.length,
        regions.count(),
        regions.largest(),
        way / width / pair.seconds(),
        Math.atan2(sumY, sumX));
  }

  /** Where cells went beside where the camera puts them, and how surely. */
  private static final class Field {

    private final int columns;
    private final double[] x;
    private final double[] y;
    private final boolean[] sure;
    private final boolean[] likely;

    Field(Pair pair, Optional<RotationFit> fit, double focal) {
      Plane from = pair.from();
      FlowField forth = DenseFlow.between(from, pair.to());
      FlowField back = DenseFlow.between(pair.to(), from);
      columns = from.width() / GRID;
      int count = columns * (from.height() / GRID);
      x = new double[count];
      y = new double[count];
      sure = new boolean[count];
      likely = new boolean[count];
      double texture = Contrast.of(from).steps(TEXTURE_STEPS);
      Rotation rotation = Rotation.by(fit.map(f -> f.turn().times(-1)).orElse(Vec.ZERO));
      double size = focal * Math.exp(fit.map(RotationFit::logZoom).orElse(0.0));
      for (int i = 0; i < count; i++) {
        int px = i % columns * GRID + GRID / 2;
        int py = i / columns * GRID + GRID / 2;
        double cx = px - (from.width() - 1) / 2.0;
        double cy = py - (from.height() - 1) / 2.0;
        Vec ray = rotation.of(new Vec(cx / focal, cy / focal, 1));
        double atX = size * ray.x() / ray.z() - cx;
        double atY = size * ray.y() / ray.z() - cy;
        x[i] = forth.u(px, py) - atX;
        y[i] = forth.v(px, py) - atY;
        boolean moves = x[i] * x[i] + y[i] * y[i] > MOVING_PX * MOVING_PX;
        if (moves && surrounded(from, px + atX, py + atY)) {
          double followed = left(pair, px, py, forth.u(px, py), forth.v(px, py));
          double stood = left(pair, px, py, atX, atY);
          likely[i] = followed <= LIKELY * stood;
          sure[i] =
              followed <= SURE * stood
                  && textured(from, px, py, texture)
                  && returns(forth, back, px, py);
        }
      }
    }

    /** Sure ones, and likely ones that hang together with them. */
    byte[] cells() {
      byte[] cells = new byte[sure.length];
      int[] waiting = new int[sure.length];
      int count = 0;
      for (int i = 0; i < sure.length; i++) {
        if (sure[i]) {
          cells[i] = (byte) 255;
          waiting[count++] = i;
        }
      }
      for (int begun = 0; begun < count; begun++) {
        int column = waiting[begun] % columns;
        int row = waiting[begun] / columns;
        for (int k = 0; k < 9; k++) {
          int nextColumn = column + k % 3 - 1;
          int next = (row + k / 3 - 1) * columns + nextColumn;
          boolean inside = nextColumn >= 0 && nextColumn < columns && next >= 0;
          if (inside && next < cells.length && likely[next] && cells[next] == 0) {
            cells[next] = (byte) 255;
            waiting[count++] = next;
          }
        }
      }
      return cells;
    }
  }

  /**
   * Whether all around a place is in the picture: of what the camera moves out of it nothing is
   * known, and flow stays inside.
   */
  private static boolean surrounded(Plane plane, double x, double y) {
    boolean across = x >= REACH && x <= plane.width() - 1.0 - REACH;
    return across && y >= REACH && y <= plane.height() - 1.0 - REACH;
  }

  /** What is left of a spot's surroundings when they are looked for so far away. */
  private static double left(Pair pair, int x, int y, double dx, double dy) {
    Plane from = pair.from();
    double sum = 0;
    for (int py = Math.max(0, y - REACH); py <= Math.min(from.height() - 1, y + REACH); py++) {
      for (int px = Math.max(0, x - REACH); px <= Math.min(from.width() - 1, x + REACH); px++) {
        sum += Math.abs(from.at(px, py) - between(pair.to(), px + dx, py + dy));
      }
    }
    return sum;
  }

  /** A plane between its samples, by straight lines; at its edge outside of it. */
  static double between(Plane plane, double x, double y) {
    double inX = Math.max(0, Math.min(plane.width() - 1.001, x));
    double inY = Math.max(0, Math.min(plane.height() - 1.001, y));
    int px = (int) inX;
    int py = (int) inY;
    double fx = inX - px;
    double fy = inY - py;
    double upper = plane.at(px, py) + fx * (plane.at(px + 1, py) - plane.at(px, py));
    double lower = plane.at(px, py + 1) + fx * (plane.at(px + 1, py + 1) - plane.at(px, py + 1));
    return upper + fy * (lower - upper);
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

  private static boolean textured(Plane plane, int x, int y, double steps) {
    int least = 255;
    int most = 0;
    for (int py = Math.max(0, y - GRID); py <= Math.min(plane.height() - 1, y + GRID); py += 2) {
      for (int px = Math.max(0, x - GRID); px <= Math.min(plane.width() - 1, x + GRID); px += 2) {
        least = Math.min(least, plane.at(px, py));
        most = Math.max(most, plane.at(px, py));
      }
    }
    return most - least >= steps;
  }

  /** Whether the camera turned out to stand then. */
  private static boolean stands(List<Step> steps, long nanos) {
    return steps.stream()
        .anyMatch(step -> step.endNanos() == nanos && step.kind() == Step.Kind.STILL);
  }

  /** Only looks during which the camera did not move through space count. */
  CameraStory.OwnMotion judged(
      List<Step> steps,
      List<Chain> chains,
      List<ChainMotion> motions,
      FocalSearch search,
      Optional<FocalSearch.Found> found) {
    settle(search, found, steps);
    List<OwnLook> told =
        looks.stream().filter(look -> still(look, steps, chains, motions)).toList();
    if (told.isEmpty() || 2 * told.size() < looks.size()) {
      String reason =
          looks.isEmpty() ? "no two pictures could be compared" : "TRANSLATING: the camera moves";
      return new CameraStory.OwnMotion(
          OptionalDouble.empty(), OptionalDouble.empty(), List.of(), reason);
    }
    double sum = told.stream().mapToDouble(OwnLook::share).sum();
    OptionalDouble peak = told.stream().mapToDouble(OwnLook::share).max();
    return new CameraStory.OwnMotion(OptionalDouble.of(sum / told.size()), peak, told, "");
  }

  private static boolean still(
      OwnLook look, List<Step> steps, List<Chain> chains, List<ChainMotion> motions) {
    for (int i = 0; i < chains.size(); i++) {
      Chain chain = chains.get(i);
      if (chain.startNanos() < look.nanos() && look.nanos() <= chain.endNanos()) {
        return motions.get(i).model() == ChainMotion.Model.TURN;
      }
    }
    return steps.stream()
        .noneMatch(s -> s.endNanos() == look.nanos() && s.kind() == Step.Kind.MOVED);
  }
}
