package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.ShotDetector;
import org.worldmill.schemas.media.SignalValue;

class ShotChangeMeasureTest {

  private static final long MILLI = 1_000_000;

  private static SignalValue found(FrameMeasure.Pass pass) {
    return pass.finish().get(ShotChangeMeasure.SIGNAL);
  }

  @Test
  void keepsTheGreatestChangeOfEveryHalfSecond() {
    FrameMeasure.Pass pass = new ShotChangeMeasure().begin();
    pass.shotChange(0, 41.256);
    pass.shotChange(499 * MILLI, 3);
    pass.shotChange(500 * MILLI, 1);
    pass.shotChange(999 * MILLI, 2);
    assertThat(found(pass).series()).isEqualTo(List.of(41.26, 2.0));
  }

  @Test
  void countsAStillStretchAsNoChange() {
    FrameMeasure.Pass pass = new ShotChangeMeasure().begin();
    pass.shotChange(100 * MILLI, 7);
    pass.shotChange(1600 * MILLI, 5);
    assertThat(found(pass).series()).isEqualTo(List.of(7.0, 0.0, 0.0, 5.0));
  }

  @Test
  void isAbsentWhereNothingWasCompared() {
    assertThat(found(new ShotChangeMeasure().begin()).absent()).isPresent();
  }

  @Test
  void theDetectorSaysOfEachFrameWhatItsTraceSays() {
    ShotTrace trace = new ShotTrace();
    ShotDetector.Detection detection = ShotDetectors.traced(ShotConfig.DEFAULT, trace).begin();
    double[] said = new double[30];
    for (int i = 0; i < said.length; i++) {
      detection.accept(PaintedFrame.grey(i, 160, 90, PaintedFrame.scene(i / 10)));
      OptionalDouble change = detection.change();
      assertThat(change.isPresent()).isEqualTo(i > 0);
      said[i] = change.orElse(0);
    }
    detection.finish();
    assertThat(trace.points()).extracting(ShotTrace.Point::change).containsExactly(box(said));
    assertThat(said[10]).isGreaterThan(10);
  }

  private static Double[] box(double[] values) {
    return java.util.Arrays.stream(values).boxed().toArray(Double[]::new);
  }
}
