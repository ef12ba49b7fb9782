package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

/** That faces are found stands in the benchmark's tests, on real pictures. */
class FacesMeasureTest {

  @Test
  void findsNobodyInShades() {
    for (PaintedFrame.Paint paint :
        List.<PaintedFrame.Paint>of((x, y) -> x / 3.0, (x, y) -> 255 - y / 2.0, (x, y) -> 0)) {
      Map<String, SignalValue> found = Film.still(new FacesMeasure(), paint);

      assertThat(Film.number(found, "faces_max")).isZero();
      assertThat(Film.number(found, "face_area_share")).isZero();
      assertThat(Film.number(found, "people_max")).isZero();
    }
  }

  @Test
  void toleratesPicturesSmallerThanItsWindows() {
    FacesMeasure measure = new FacesMeasure();
    FacesMeasure.Pass pass = measure.begin();
    pass.accept(PaintedFrame.grey(0, 16, 12, PaintedFrame.scene(2)));

    assertThat(Film.number(pass.finish(), "people_max")).isZero();
  }
}
