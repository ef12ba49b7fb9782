package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;

class SharpnessMeasureTest {

  /** Squares whose edges run over {@code ramp} samples. */
  private static PaintedFrame squares(int width, int height, double ramp, double contrast) {
    return PaintedFrame.grey(
        0,
        width,
        height,
        (x, y) -> 128 + contrast * (edge(x % 80 - 40, ramp) * edge(y % 80 - 40, ramp)));
  }

  private static double edge(double distance, double ramp) {
    return Math.max(-1, Math.min(1, (Math.abs(distance) - 20) / ramp));
  }

  private static double sharpness(PaintedFrame frame) {
    return Clip.number(Clip.still(new SharpnessMeasure(), frame), "sharpness");
  }

  @Property(tries = 15)
  void fallsWithEveryStepOfBlur(@ForAll @IntRange(min = 1, max = 9) int ramp) {
    assertThat(sharpness(squares(640, 360, ramp, 100)))
        .isGreaterThan(sharpness(squares(640, 360, ramp + 2, 100)));
  }

  @Test
  void doesNotDependOnContrast() {
    assertThat(sharpness(squares(640, 360, 2, 100)))
        .isCloseTo(sharpness(squares(640, 360, 2, 25)), within(0.02));
  }

  @Test
  void doesNotDependOnTheSourcesSize() {
    PaintedFrame large =
        PaintedFrame.grey(
            0,
            1280,
            720,
            (x, y) -> 128 + 100 * edge(x / 2 % 80 - 40, 1) * edge(y / 2 % 80 - 40, 1));

    assertThat(sharpness(large)).isCloseTo(sharpness(squares(640, 360, 1, 100)), within(0.05));
  }

  @Test
  void flatPictureHasNone() {
    assertThat(
            Clip.still(new SharpnessMeasure(), PaintedFrame.colour(0, 640, 360, 90, 128, 128))
                .get("sharpness")
                .absent())
        .isPresent();
  }

  @Test
  void tinyPictureHasNone() {
    assertThat(Clip.still(new SharpnessMeasure(), squares(8, 8, 1, 100)).get("sharpness").absent())
        .isPresent();
  }
}
