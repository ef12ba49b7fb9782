package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.Plane;

class BlockMatchTest {

  /** Patches of differing brightness without any period, seen from a place. */
  private static Plane patches(int seed, int right, int down) {
    return PaintedFrame.plane(
        80, 45, (x, y) -> PaintedFrame.patches(seed, 5).at(x + right, y + down));
  }

  @Property(tries = 30)
  void motionIsExplained(
      @ForAll @IntRange(min = -10, max = 10) int right,
      @ForAll @IntRange(min = -6, max = 6) int down) {
    assertThat(new BlockMatch(patches(1, 0, 0), patches(1, right, down)).unexplained())
        .isLessThan(0.5);
  }

  @Test
  void anotherSceneIsNot() {
    assertThat(new BlockMatch(patches(1, 0, 0), patches(2, 0, 0)).unexplained()).isGreaterThan(0.6);
  }

  @Test
  void theSamePictureLeavesNothing() {
    assertThat(new BlockMatch(patches(1, 0, 0), patches(1, 0, 0)).unexplained()).isZero();
  }

  @Test
  void flatPictureCountsAsNew() {
    Plane flat = PaintedFrame.plane(320, 180, (x, y) -> 255);

    assertThat(new BlockMatch(PaintedFrame.plane(320, 180, (x, y) -> 9), flat).unexplained())
        .isEqualTo(1);
  }
}
