package org.worldmill.label.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.label.PaintedFrame;
import org.worldmill.schemas.media.Plane;

class DenseFlowTest {

  private static Plane shifted(double dx, double dy) {
    return PaintedFrame.painted(320, 180, (x, y) -> PaintedFrame.texture(x - dx, y - dy));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, -0.25", "3, 1.5", "-8, 5", "14, 0"})
  void findsAShiftWithinATenthOfAPixel(double dx, double dy) {
    FlowField flow = DenseFlow.between(shifted(0, 0), shifted(dx, dy));

    double error = 0;
    int count = 0;
    for (int y = 20; y < 160; y += 4) {
      for (int x = 20; x < 300; x += 4) {
        error += Math.hypot(flow.u(x, y) - dx, flow.v(x, y) - dy);
        count++;
      }
    }
    assertThat(error / count).as("mean end-point error, px").isLessThan(0.1);
  }

  @Test
  void givesTheSameFieldEveryTime() {
    FlowField once = DenseFlow.between(shifted(0, 0), shifted(2.3, 1.1));
    FlowField again = DenseFlow.between(shifted(0, 0), shifted(2.3, 1.1));

    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        assertThat(again.u(x, y)).isEqualTo(once.u(x, y));
        assertThat(again.v(x, y)).isEqualTo(once.v(x, y));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"32, 32", "33, 320", "320, 40", "57, 101"})
  void takesPlanesOfAnySizeFromTheLeastSideOn(int width, int height) {
    Plane plane = PaintedFrame.painted(width, height, PaintedFrame::texture);

    assertThat(DenseFlow.between(plane, plane).speed(width / 2, height / 2)).isLessThan(0.05);
  }
}
