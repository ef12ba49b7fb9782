package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class BlockinessMeasureTest {

  /** Smooth with noise, in blocks of this width that differ in brightness by a few steps. */
  private static PaintedFrame blocks(double period, int phase, double step) {
    return PaintedFrame.grey(
        0,
        640,
        96,
        (x, y) -> {
          int block = (int) Math.floor((x + phase) / period);
          double level = ((block * 37 + y / 8 * 101) % 7 - 3) * step;
          return PaintedFrame.scene(2).at(x, y) + level + (x * 31 + y * 17 + x * y % 13) % 5;
        });
  }

  @Property(tries = 40)
  void findsBlocksOfAnyWidthAndPhase(
      @ForAll @DoubleRange(min = 6, max = 9.75) double period,
      @ForAll @IntRange(min = 0, max = 15) int phase) {
    Map<String, SignalValue> found = Clip.still(new BlockinessMeasure(), blocks(period, phase, 5));

    assertThat(Clip.number(found, "blockiness")).isGreaterThan(1);
    assertThat(Clip.number(found, "block_period_px")).isCloseTo(period, within(0.03 * period));
  }

  @Test
  void wholePeriodsAreFoundExactly() {
    assertThat(Clip.number(Clip.still(new BlockinessMeasure(), blocks(8, 3, 4)), "block_period_px"))
        .isCloseTo(8, within(1e-9));
  }

  @Test
  void aSmoothSceneAndARandomOneHaveNone() {
    assertThat(Clip.number(Clip.still(new BlockinessMeasure(), blocks(8, 0, 0)), "blockiness"))
        .isZero();
    PaintedFrame random = PaintedFrame.grey(0, 640, 96, PaintedFrame.patches(5, 1));
    Map<String, SignalValue> found = Clip.still(new BlockinessMeasure(), random);
    assertThat(Clip.number(found, "blockiness")).isZero();
    assertThat(found.get("block_period_px").absent()).isPresent();
  }

  @Test
  void narrowPicturesSayNothing() {
    PaintedFrame narrow = PaintedFrame.grey(0, 40, 40, PaintedFrame.patches(5, 8));

    assertThat(Clip.still(new BlockinessMeasure(), narrow).get("blockiness").absent()).isPresent();
  }
}
