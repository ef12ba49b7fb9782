package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static List<Curve.Point> flatWithOnePeak(int points, int peak) {
    List<Curve.Point> all = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      all.add(new Curve.Point(i / 25.0, i == peak ? 90 : i % 3));
    }
    return all;
  }

  @Test
  void aShortFilmIsDrawnFrameByFrame() {
    List<Curve.Point> all = flatWithOnePeak(Curve.MOST, 7);

    assertThat(Curve.of(all).points()).isEqualTo(all);
  }

  @Test
  void noPeakOfALongFilmIsLost() {
    Curve curve = Curve.of(flatWithOnePeak(100_003, 77_777));

    assertThat(curve.points().size()).isLessThanOrEqualTo(Curve.MOST);
    assertThat(curve.points()).contains(new Curve.Point(77_777 / 25.0, 90));
    assertThat(curve.least()).isZero();
    assertThat(curve.points())
        .isSortedAccordingTo(Comparator.comparingDouble(Curve.Point::seconds));
  }
}
