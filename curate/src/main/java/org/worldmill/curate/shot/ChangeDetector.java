package org.worldmill.curate.shot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.ShotDetector;

/**
 * Finds hard cuts from the change between neighbouring frames. A frame is decided once the two
 * after it are known; the last two are decided at the end, by what is known of them.
 *
 * <p>A large change that moved pieces of the picture before explain is no cut: a fast pan, or a
 * camera that stalled and goes on ({@link BlockMatch}, asked about candidates alone).
 *
 * <p>A flash is no cut: if the picture before a change is seen again within the two frames after
 * it, the change is not taken; nor is one to a picture seen within the seven frames before, such as
 * the way back from a flash or from behind a windscreen wiper. A boundary closer than {@code
 * minShotNanos} to the one before (the start of the video counts as one) is not taken either.
 *
 * @param name name and version
 * @param rule when a change is large enough
 * @param minShotNanos least distance between boundaries
 */
record ChangeDetector(String name, ChangeRule rule, long minShotNanos) implements ShotDetector {

  /** Seen again: the picture differs by less than this part of the change that led away from it. */
  private static final double SEEN_AGAIN = 0.5;

  /** Frames before a change among which its picture may have been seen already. */
  private static final int LOOK_BACK = 7;

  @Override
  public int delayFrames() {
    return ChangeRule.WINDOW;
  }

  @Override
  public Detection begin() {
    return new Run();
  }

  /** A frame and its change from the one before. */
  private record Step(Proxy picture, double change) {}

  private final class Run implements Detection {

    /** Frames before the one to be decided, that one, and up to two after it. */
    private final Deque<Step> steps = new ArrayDeque<>();

    private int after = -1;
    private long lastBoundaryNanos;

    @Override
    public OptionalLong accept(Frame frame) {
      Proxy picture = Proxy.of(frame);
      if (steps.isEmpty()) {
        lastBoundaryNanos = picture.nanos();
        steps.add(new Step(picture, 0));
        return OptionalLong.empty();
      }
      steps.add(new Step(picture, picture.distance(steps.getLast().picture())));
      after++;
      return after < ChangeRule.WINDOW ? OptionalLong.empty() : decideNext();
    }

    @Override
    public OptionalLong finish() {
      OptionalLong cut = OptionalLong.empty();
      while (after >= 0 && cut.isEmpty()) {
        cut = decideNext();
      }
      return cut;
    }

    /** Decides about the frame that {@code after} frames follow. */
    private OptionalLong decideNext() {
      List<Step> window = new ArrayList<>(steps);
      int middle = window.size() - 1 - after;
      Step step = window.get(middle);
      boolean cut =
          rule.isCut(step.change(), neighbourhood(window, middle))
              && step.picture().nanos() - lastBoundaryNanos >= minShotNanos
              && step.picture().isNewSceneAfter(window.get(middle - 1).picture())
              && !isFlash(window, middle);
      after--;
      if (middle >= LOOK_BACK) {
        steps.removeFirst();
      }
      if (!cut) {
        return OptionalLong.empty();
      }
      lastBoundaryNanos = step.picture().nanos();
      return OptionalLong.of(step.picture().pts());
    }

    /** Mean of the changes around. */
    private double neighbourhood(List<Step> window, int middle) {
      double sum = 0;
      int count = 0;
      int from = Math.max(middle - ChangeRule.WINDOW, 0);
      int to = Math.min(middle + ChangeRule.WINDOW, window.size() - 1);
      for (int i = from; i <= to; i++) {
        if (i != middle) {
          sum += window.get(i).change();
          count++;
        }
      }
      return count == 0 ? 0 : sum / count;
    }

    /** Whether the change leads into or out of a short disturbance. */
    private boolean isFlash(List<Step> window, int middle) {
      int from = Math.max(middle - LOOK_BACK, 0);
      int to = Math.min(middle + ChangeRule.WINDOW, window.size() - 1);
      double limit = SEEN_AGAIN * window.get(middle).change();
      for (int later = middle + 1; later <= to; later++) {
        if (returns(window, middle - 1, later, limit)) {
          return true;
        }
      }
      for (int earlier = from; earlier < middle - 1; earlier++) {
        if (returns(window, earlier, middle, limit)) {
          return true;
        }
      }
      return false;
    }

    private static boolean returns(List<Step> window, int earlier, int later, double limit) {
      Proxy before = window.get(earlier).picture();
      Proxy again = window.get(later).picture();
      return again.distance(before) < limit && !again.isNewSceneAfter(before);
    }
  }
}
