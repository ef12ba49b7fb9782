package org.worldmill.label.track;

import java.util.ArrayDeque;
import java.util.Deque;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/**
 * Opens where a small part of the rough picture changes, which is what a thing moving on its own
 * looks like; where much changes, only if a shift, turn and zoom of the picture explains most of it
 * and leaves a small part over. Stays open a while, so that what slows down at the top of its
 * flight is not lost.
 */
public final class ChangeGate implements Gate {

  private static final double LOOK_BACK_SECONDS = 0.09;
  private static final double STAYS_SECONDS = 0.45;
  private static final int CHANGED_STEPS = 14;
  private static final int LEAST_CHANGED = 4;
  private static final double MUCH = 0.2;
  private static final double TOO_MUCH = 0.12;
  private static final double ALIGN_EVERY_SECONDS = 0.19;
  private static final double LEAST_EXPLAINED = 0.75;

  private final Deque<Seen> before = new ArrayDeque<>();
  private double openUntil = Double.NEGATIVE_INFINITY;
  private double alignedAt = Double.NEGATIVE_INFINITY;
  private boolean restless;

  private record Seen(double seconds, Plane sketch) {}

  @Override
  public boolean opens(Frame frame, double seconds) {
    Plane now = frame.sketch().luma();
    while (before.size() > 1 && seconds - before.element().seconds() > LOOK_BACK_SECONDS) {
      before.remove();
    }
    Plane then = before.isEmpty() ? now : before.element().sketch();
    before.add(new Seen(seconds, now));
    if (then.width() != now.width() || then.height() != now.height()) {
      return false;
    }
    double changed = changed(then.samples(), now.samples());
    if (changed >= LEAST_CHANGED) {
      if (changed <= MUCH * now.samples().length) {
        openUntil = seconds + STAYS_SECONDS;
      } else {
        restless = true;
        align(then, now, seconds);
      }
    }
    return seconds <= openUntil;
  }

  private void align(Plane then, Plane now, double seconds) {
    if (seconds - alignedAt < ALIGN_EVERY_SECONDS) {
      return;
    }
    alignedAt = seconds;
    Registration anchor = new Registration(then);
    if (!anchor.possible()) {
      return;
    }
    Registration.Fit fit = anchor.find(now, Turn.NONE);
    if (fit.explained() < LEAST_EXPLAINED) {
      return;
    }
    byte[] warped = Ground.warped(now, fit.turn());
    double left = changed(then.samples(), warped);
    if (left >= LEAST_CHANGED && left <= TOO_MUCH * warped.length) {
      openUntil = seconds + STAYS_SECONDS;
    }
  }

  private static int changed(byte[] then, byte[] now) {
    int changed = 0;
    for (int i = 0; i < then.length; i++) {
      int d = (then[i] & 0xff) - (now[i] & 0xff);
      changed += d > CHANGED_STEPS || d < -CHANGED_STEPS ? 1 : 0;
    }
    return changed;
  }

  @Override
  public String reason() {
    return restless
        ? "the whole picture moves, and nothing in it otherwise"
        : "nothing moves on its own";
  }
}
