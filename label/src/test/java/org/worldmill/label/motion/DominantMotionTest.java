package org.worldmill.label.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.worldmill.label.PaintedFrame;
import org.worldmill.schemas.media.Plane;

class DominantMotionTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  private static final Plane TEXTURE = PaintedFrame.painted(WIDTH, HEIGHT, PaintedFrame::texture);

  private interface Motion {
    double[] at(double x, double y);
  }

  private static FlowField field(Motion motion) {
    float[] uv = new float[2 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      double[] d = motion.at(i % WIDTH - (WIDTH - 1) / 2.0, i / WIDTH - (HEIGHT - 1) / 2.0);
      uv[2 * i] = (float) d[0];
      uv[2 * i + 1] = (float) d[1];
    }
    return new FlowField(WIDTH, HEIGHT, uv);
  }

  @Test
  void findsShiftTurnAndZoom() {
    DominantMotion found =
        DominantMotion.of(
            field((x, y) -> new double[] {2 + 0.01 * x - 0.02 * y, -1 + 0.02 * x + 0.01 * y}),
            TEXTURE,
            Contrast.of(TEXTURE));

    assertThat(found.tx()).isCloseTo(2, within(1e-4));
    assertThat(found.ty()).isCloseTo(-1, within(1e-4));
    assertThat(found.a()).isCloseTo(0.01, within(1e-6));
    assertThat(found.b()).isCloseTo(0.02, within(1e-6));
    assertThat(found.agreement()).isEqualTo(1);
  }

  @Test
  void isNotLedAstrayByAThirdThatMovesOtherwise() {
    FlowField flow = field((x, y) -> x < -53 ? new double[] {9, 4} : new double[] {1, 0.5});
    DominantMotion found = DominantMotion.of(flow, TEXTURE, Contrast.of(TEXTURE));

    assertThat(found.tx()).isCloseTo(1, within(0.05));
    assertThat(found.ty()).isCloseTo(0.5, within(0.05));
    assertThat(found.agreement()).isCloseTo(2 / 3.0, within(0.03));
    assertThat(found.residual(flow, 10, 90)).isCloseTo(8.7, within(0.3));
    assertThat(found.residual(flow, 200, 90)).isLessThan(0.1);
  }

  @Test
  void saysWhenNothingAgrees() {
    DominantMotion found =
        DominantMotion.of(
            field((x, y) -> new double[] {0.002 * x * x, 8 * Math.sin(x * y)}),
            TEXTURE,
            Contrast.of(TEXTURE));

    assertThat(found.agreement()).isLessThan(0.3);
  }

  @Test
  void aFieldOfNothingIsStill() {
    DominantMotion found =
        DominantMotion.of(field((x, y) -> new double[] {0, 0}), TEXTURE, Contrast.of(TEXTURE));

    assertThat(found.meanPx()).isZero();
    assertThat(found.agreement()).isEqualTo(1);
  }

  @Test
  void flatSpotsDoNotVote() {
    Plane halfFlat =
        PaintedFrame.painted(WIDTH, HEIGHT, (x, y) -> x < 240 ? 128 : PaintedFrame.texture(x, y));
    DominantMotion found =
        DominantMotion.of(
            field((x, y) -> x < 80 ? new double[] {Math.sin(x * y), 5} : new double[] {3, 1}),
            halfFlat,
            Contrast.of(halfFlat));

    assertThat(found.tx()).isCloseTo(3, within(0.1));
    assertThat(found.agreement()).isGreaterThan(0.9);
  }
}
