package org.worldmill.curate.shot;

import java.util.ArrayList;
import java.util.List;

/**
 * What a shot detector saw and decided, frame by frame, for those who want to plot it. Filled by a
 * detector of {@link ShotDetectors#traced}; one trace is for one video and one thread.
 */
public final class ShotTrace {

  private final List<Point> points = new ArrayList<>();

  /** The frames decided so far, in order. */
  public List<Point> points() {
    return List.copyOf(points);
  }

  void add(Point point) {
    points.add(point);
  }

  /** Marks what was decided later about a frame. */
  void decide(Boundary boundary) {
    for (int i = points.size() - 1; i >= 0; i--) {
      Point point = points.get(i);
      if (point.pts() == boundary.pts()) {
        if (point.decision() != Decision.CUT) {
          Decision begins = boundary.transition() ? Decision.TRANSITION : Decision.SHOT;
          points.set(i, new Point(point.pts(), point.change(), point.threshold(), begins));
        }
        return;
      }
    }
  }

  /**
   * One frame.
   *
   * @param pts its time stamp
   * @param change how much it differs from the frame before, in 8-bit steps; 0 for the first
   * @param threshold what the change had to reach for a cut
   */
  public record Point(long pts, double change, double threshold, Decision decision) {}

  /** What was decided about a frame. */
  public enum Decision {
    /** It goes on like the frame before. */
    NONE,
    /** The change was large enough, but pieces of the picture before explain it. */
    MOTION,
    /** The change was large enough, but the picture before is seen again. */
    FLASH,
    /** The change was large enough, but only a part of a larger, even one. */
    RAMP,
    /** The change was large enough, but the boundary before is too close. */
    TOO_CLOSE,
    /** It begins a shot after a cut. */
    CUT,
    /** It begins a transition. */
    TRANSITION,
    /** It begins a shot after a transition. */
    SHOT
  }
}
