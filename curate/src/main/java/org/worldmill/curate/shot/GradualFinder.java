package org.worldmill.curate.shot;

import java.util.function.Consumer;

/**
 * Finds fades and dissolves. While windows of frames are even blends ({@link Blend}), they are one
 * <em>run</em>. A run is taken for a fade if it touches a dark or light plain picture, and for a
 * dissolve if it is an even blend as a whole and its ends show different scenes; motion, and light
 * that changes within a scene, are neither. The first and last frame follow from a straight line
 * through the progress of the blend.
 */
final class GradualFinder {

  private static final long SHORT_NANOS = 320_000_000L;
  private static final long LONG_NANOS = 640_000_000L;

  /** Time without an even blend after which a run has ended. */
  private static final long GAP_NANOS = 160_000_000L;

  /** A fade stays open while the picture is plain, for so long; then plainness is its own shot. */
  private static final long PLAIN_NANOS = 1_000_000_000L;

  /** Ends that correlate more show the same scene. */
  private static final double SAME_SCENE = 0.6;

  /** The same while the blend may be half done. */
  private static final double SAME_SCENE_HALFWAY = 0.8;

  /**
   * A mixture of two scenes has less contrast than they have: half of their mean variance if they
   * have nothing in common. A scene in which something moves keeps it.
   */
  private static final double MIXED = 0.83;

  /** If more of the picture than this only changed its brightness, it is the same place. */
  private static final double SAME_BACKGROUND = 0.5;

  private final Recent frames = new Recent();
  private final Consumer<Boundary> boundaries;
  private int shotStart;
  private int runFirst = -1;
  private int runLast;
  private boolean open;
  private int plainFrom;

  GradualFinder(Consumer<Boundary> boundaries) {
    this.boundaries = boundaries;
  }

  /** The first frame that may still be named, as far as is known. */
  int mayName() {
    return runFirst < 0 ? Integer.MAX_VALUE : runFirst + 1;
  }

  /** A hard cut comes before the next frame. */
  void cutComes(int earliest) {
    endRun(earliest);
    open = false;
    shotStart = frames.last() + 1;
  }

  /**
   * Takes the next frame.
   *
   * @param earliest the first frame that may still be named
   * @param pressed whether a run must be decided now, since no more frames can be held
   */
  void accept(Miniature miniature, int earliest, boolean pressed) {
    frames.add(miniature);
    int last = frames.last();
    look(Blend.upToLast(frames, SHORT_NANOS, shotStart));
    look(Blend.upToLast(frames, LONG_NANOS, shotStart));
    if (runFirst >= 0) {
      boolean over = frames.nanos(last) - frames.nanos(runLast) > GAP_NANOS && last - runLast > 2;
      if (over || last - runFirst > Recent.KEPT - 10) {
        endRun(earliest);
      } else if (!open && fadedOut(last)) {
        transitionBegins(Math.max(earliest, lineStart(runFirst, last)));
      } else if (!open && pressed) {
        decideHalfway(earliest);
      }
    } else if (open) {
      endPlain(last);
    }
  }

  /** No more frames come. */
  void finish(int earliest) {
    endRun(earliest);
  }

  private void look(Blend blend) {
    if (!blend.isEven()) {
      return;
    }
    if (runFirst < 0) {
      runFirst = blend.first();
    }
    runLast = blend.last();
  }

  private void endRun(int earliest) {
    if (runFirst < 0) {
      return;
    }
    int first = runFirst;
    int last = runLast;
    runFirst = -1;
    int plain = firstPlain(first, last);
    if (plain >= 0) {
      fade(first, last, plain, earliest);
    } else if (open) {
      shotBegins(Math.max(earliest + 1, lineEnd(first, last)));
    } else if (isDissolve(first, last, SAME_SCENE)) {
      transitionBegins(Math.max(earliest, lineStart(first, last)));
      shotBegins(Math.max(earliest + 1, lineEnd(first, last)));
    }
  }

  private boolean fadedOut(int last) {
    return frames.at(last).isPlain() && !frames.at(runFirst).isPlain();
  }

  private void decideHalfway(int earliest) {
    if (isDissolve(runFirst, runLast, SAME_SCENE_HALFWAY)) {
      transitionBegins(Math.max(earliest, lineStart(runFirst, runLast)));
    }
  }

  private boolean isDissolve(int first, int last, double sameScene) {
    Miniature a = frames.at(first);
    Miniature b = frames.at(last);
    Miniature middle = frames.at((first + last) / 2);
    return Blend.between(frames, first, last, 0).bend() < Blend.MOST_BEND
        && a.correlation(b) < sameScene
        && b.sameShift(a) < SAME_BACKGROUND
        && middle.variance() < MIXED * (a.variance() + b.variance()) / 2
        && b.isNewSceneAfter(a);
  }

  private void fade(int first, int last, int plain, int earliest) {
    int lastPlain = plain;
    for (int i = plain; i <= last; i++) {
      lastPlain = frames.at(i).isPlain() ? i : lastPlain;
    }
    if (!open) {
      boolean out = plain > first;
      int start = out ? lineStart(first, plain) : lineStart(lastPlain, last);
      transitionBegins(Math.max(earliest, start));
    }
    if (lastPlain < last) {
      shotBegins(Math.max(earliest + 1, lineEnd(lastPlain, last)));
    } else {
      plainFrom = plain;
    }
  }

  /** A fade ended in plainness, and no blend leads out of it. */
  private void endPlain(int last) {
    boolean left = !frames.at(last).isPlain();
    if (left || frames.nanos(last) - frames.nanos(plainFrom) > PLAIN_NANOS) {
      shotBegins(last);
    }
  }

  private int firstPlain(int first, int last) {
    for (int i = first; i <= last; i++) {
      if (frames.at(i).isPlain()) {
        return i;
      }
    }
    return -1;
  }

  private void transitionBegins(int frame) {
    open = true;
    boundaries.accept(new Boundary(frame, frames.at(frame).pts(), true));
  }

  private void shotBegins(int frame) {
    open = false;
    shotStart = frame;
    boundaries.accept(new Boundary(frame, frames.at(frame).pts(), false));
  }

  /** The first frame that shows something of what {@code last} shows. */
  private int lineStart(int first, int last) {
    double early = crossing(first, last, 0.2);
    double late = crossing(first, last, 0.8);
    return clamp((int) Math.ceil(early - (late - early) / 3 + 0.25), first, last);
  }

  /** The first frame that shows nothing of what {@code first} shows. */
  private int lineEnd(int first, int last) {
    double early = crossing(first, last, 0.2);
    double late = crossing(first, last, 0.8);
    return clamp((int) Math.ceil(late + (late - early) / 3 - 0.25), first, last);
  }

  /** Where the progress from one frame to another first reaches a part, between frames. */
  private double crossing(int first, int last, double part) {
    Miniature a = frames.at(first);
    Miniature b = frames.at(last);
    double before = 0;
    for (int i = first + 1; i < last; i++) {
      double now = frames.at(i).progress(a, b);
      if (now >= part) {
        return i - 1 + (part - before) / Math.max(1e-9, now - before);
      }
      before = now;
    }
    return last - 1 + (part - before) / Math.max(1e-9, 1 - before);
  }

  private static int clamp(int value, int least, int most) {
    return Math.max(least, Math.min(most, value));
  }
}
