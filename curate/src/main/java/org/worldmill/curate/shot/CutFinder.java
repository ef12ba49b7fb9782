package org.worldmill.curate.shot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.worldmill.curate.shot.ShotTrace.Decision;

/** Decides about hard cuts, each frame when the {@value #LOOK_AHEAD} after it are known. */
final class CutFinder {

  /** Seen again: the picture differs by less than this part of the change that led away from it. */
  private static final double SEEN_AGAIN = 0.5;

  /** A change that goes on to more than this multiple of itself is a part of a fade. */
  private static final double GOES_ON = 1.5;

  /** Frames after a change among which the picture before it may be seen again. */
  private static final int LOOK_AHEAD = 4;

  /** Frames before a change among which its picture may have been seen already. */
  private static final int LOOK_BACK = 7;

  private final ChangeRule rule;
  private final long minShotNanos;
  private final List<Step> window = new ArrayList<>();
  private int after = -1;
  private long lastBoundaryNanos;

  CutFinder(ChangeRule rule, long minShotNanos) {
    this.rule = rule;
    this.minShotNanos = minShotNanos;
  }

  /** A frame and its change from the one before. */
  private record Step(Glance picture, double change) {}

  /**
   * What was decided about one frame.
   *
   * @param threshold what its change had to reach
   */
  record Decided(Glance picture, double change, double threshold, Decision decision) {}

  /** Takes the next frame; gives the decision about the one {@value #LOOK_AHEAD} before it. */
  Optional<Decided> accept(Glance picture) {
    if (window.isEmpty()) {
      lastBoundaryNanos = picture.nanos();
      window.add(new Step(picture, 0));
      return Optional.of(new Decided(picture, 0, 0, Decision.NONE));
    }
    Glance before = window.get(window.size() - 1).picture();
    window.add(new Step(picture, picture.distance(before)));
    after++;
    return after < LOOK_AHEAD ? Optional.empty() : Optional.of(decideNext());
  }

  /** The change of the frame taken last; empty for the first. */
  OptionalDouble latestChange() {
    return window.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(window.get(window.size() - 1).change());
  }

  /** Decides about what is left, by what is known. */
  Optional<Decided> next() {
    return after < 0 ? Optional.empty() : Optional.of(decideNext());
  }

  /** Decides about the frame that {@code after} frames follow. */
  private Decided decideNext() {
    int middle = window.size() - 1 - after;
    Step step = window.get(middle);
    double threshold = rule.threshold(expected(middle));
    Decision decision = step.change() < threshold ? Decision.NONE : examine(middle);
    after--;
    if (middle > LOOK_BACK) {
      window.remove(0);
    }
    if (decision == Decision.CUT) {
      lastBoundaryNanos = step.picture().nanos();
    }
    return new Decided(step.picture(), step.change(), threshold, decision);
  }

  private Decision examine(int middle) {
    Glance picture = window.get(middle).picture();
    if (picture.nanos() - lastBoundaryNanos < minShotNanos) {
      return Decision.TOO_CLOSE;
    }
    if (isRamp(middle)) {
      return Decision.RAMP;
    }
    if (isFlash(middle)) {
      return Decision.FLASH;
    }
    return picture.isNewSceneAfter(window.get(middle - 1).picture())
        ? Decision.CUT
        : Decision.MOTION;
  }

  /**
   * Mean of the changes around, each as it would be over the time that this frame took: where
   * frames are skipped, more happens from one to the next.
   */
  private double expected(int middle) {
    double sum = 0;
    int count = 0;
    int from = Math.max(middle - ChangeRule.WINDOW, 1);
    int to = Math.min(middle + ChangeRule.WINDOW, window.size() - 1);
    double here = middle == 0 ? 1 : Math.max(1, gap(middle));
    for (int i = from; i <= to; i++) {
      if (i != middle) {
        double ratio = here / Math.max(1, gap(i));
        sum += window.get(i).change() * Math.max(1 / 3.0, Math.min(3, ratio));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private long gap(int i) {
    return window.get(i).picture().nanos() - window.get(i - 1).picture().nanos();
  }

  /** Whether the change is a piece of a quick fade, which goes on in the same direction. */
  private boolean isRamp(int middle) {
    double limit = GOES_ON * window.get(middle).change();
    int last = Math.min(middle + ChangeRule.WINDOW, window.size() - 1);
    int first = Math.max(0, middle - 1 - ChangeRule.WINDOW);
    Glance before = window.get(middle - 1).picture();
    Glance now = window.get(middle).picture();
    return window.get(last).picture().distance(before) > limit
        || now.distance(window.get(first).picture()) > limit;
  }

  /** Whether the change leads into or out of a short disturbance. */
  private boolean isFlash(int middle) {
    int from = Math.max(middle - LOOK_BACK, 0);
    int to = Math.min(middle + LOOK_AHEAD, window.size() - 1);
    double limit = SEEN_AGAIN * window.get(middle).change();
    for (int earlier = from; earlier < middle; earlier++) {
      int first = earlier < middle - LOOK_AHEAD ? middle : Math.max(middle, earlier + 2);
      int last = earlier < middle - LOOK_AHEAD ? middle : to;
      for (int later = first; later <= last; later++) {
        if (returns(earlier, later, limit)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean returns(int earlier, int later, double limit) {
    Glance before = window.get(earlier).picture();
    Glance again = window.get(later).picture();
    return again.distance(before) < limit && !again.isNewSceneAfter(before);
  }
}
