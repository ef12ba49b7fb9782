package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.label.PaintedFrame;
import org.worldmill.schemas.media.Plane;

class RegistrationTest {

  private static Plane seen(Turn turn) {
    // A place p of the reference is seen at turn(p): what is seen at q is what was at turn^-1(q).
    Turn back = turn.inverse();
    return PaintedFrame.painted(
        200, 120, (x, y) -> PaintedFrame.texture(back.x(x, y) / 3, back.y(x, y) / 3));
  }

  @Test
  void findsShiftTurnAndZoomToAFewHundredths() {
    Turn truth = new Turn(1.01 * Math.cos(0.02), 1.01 * Math.sin(0.02), 3.3, -2.6);
    Registration.Fit fit = new Registration(seen(Turn.NONE)).find(seen(truth), Turn.NONE);
    assertThat(fit.turn().after(truth.inverse()).reach(200, 120)).isLessThan(0.15);
    assertThat(fit.explained()).isGreaterThan(0.95);
  }

  @Test
  void findsLargeShiftsFromCoarseToFine() {
    Turn truth = new Turn(1, 0, 11, 7);
    Registration.Fit fit = new Registration(seen(Turn.NONE)).find(seen(truth), Turn.NONE);
    assertThat(fit.turn().after(truth.inverse()).reach(200, 120)).isLessThan(0.15);
  }

  @Test
  void saysWhenAnotherPictureIsShown() {
    Plane other = PaintedFrame.painted(200, 120, (x, y) -> PaintedFrame.texture(y, x + 900));
    assertThat(new Registration(seen(Turn.NONE)).find(other, Turn.NONE).explained())
        .isLessThan(0.7);
  }

  @Test
  void holdsOnToNothingInAFlatPicture() {
    assertThat(new Registration(PaintedFrame.painted(64, 64, (x, y) -> 90)).possible()).isFalse();
  }

  @Test
  void undoesAndJoinsTurns() {
    Turn turn = new Turn(1.2, 0.3, 4, 5);
    Turn same = turn.after(turn.inverse());
    assertThat(same.reach(100, 100)).isLessThan(1e-9);
  }
}
