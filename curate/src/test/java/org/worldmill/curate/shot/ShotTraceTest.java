package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.curate.shot.ShotTrace.Decision;
import org.worldmill.curate.shot.ShotTrace.Point;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.ShotDetector;

class ShotTraceTest {

  private static ShotTrace trace(int frames, java.util.function.IntFunction<PaintedFrame> film) {
    ShotTrace trace = new ShotTrace();
    ShotDetector.Detection detection = ShotDetectors.traced(ShotConfig.DEFAULT, trace).begin();
    for (int i = 0; i < frames; i++) {
      detection.accept(film.apply(i));
    }
    detection.finish();
    return trace;
  }

  @Test
  void tellsOfEachFrameWhatWasSeenAndDecided() {
    ShotTrace trace =
        trace(
            40,
            i -> {
              PaintedFrame.Paint paint = PaintedFrame.scene(i < 20 ? 1 : 2);
              return PaintedFrame.grey(i, 160, 90, i == 10 ? (x, y) -> 250 : paint);
            });

    assertThat(trace.points()).extracting(Point::pts).hasSize(40).isSorted().contains(0L, 39L);
    assertThat(trace.points().get(20).decision()).isEqualTo(Decision.CUT);
    assertThat(trace.points().get(20).change()).isGreaterThan(trace.points().get(20).threshold());
    assertThat(trace.points().get(10).decision()).isEqualTo(Decision.FLASH);
    assertThat(trace.points().get(15).decision()).isEqualTo(Decision.NONE);
    assertThat(trace.points().get(15).change()).isZero();
  }
}
