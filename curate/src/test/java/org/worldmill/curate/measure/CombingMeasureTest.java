package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.Coding;
import org.worldmill.schemas.media.SignalValue;

class CombingMeasureTest {

  private static final PaintedFrame.Paint TEXTURE = PaintedFrame.patches(4, 24);

  /** A scene that moves by eight pixels a frame; odd lines half a frame later. */
  private static PaintedFrame woven(int i) {
    return PaintedFrame.grey(i, 320, 180, (x, y) -> TEXTURE.at(x + 8 * i + 4 * (y % 2), y));
  }

  private static PaintedFrame whole(int i) {
    return PaintedFrame.grey(i, 320, 180, (x, y) -> TEXTURE.at(x + 8 * i, y));
  }

  @Test
  void movingFieldsAreCombed() {
    Map<String, SignalValue> found =
        Clip.measured(new CombingMeasure(), 6, CombingMeasureTest::woven);

    assertThat(Clip.number(found, "combing_share")).isGreaterThan(0.3);
  }

  @Test
  void movingFramesAreNot() {
    Map<String, SignalValue> found =
        Clip.measured(new CombingMeasure(), 6, CombingMeasureTest::whole);

    assertThat(Clip.number(found, "combing_share")).isZero();
  }

  @Test
  void standingLinesAreNoComb() {
    Map<String, SignalValue> found =
        Clip.measured(
            new CombingMeasure(),
            6,
            i ->
                PaintedFrame.grey(
                    i, 320, 180, (x, y) -> x < 100 ? TEXTURE.at(x + 8 * i, y) : 200 * (y % 2)));

    assertThat(Clip.number(found, "combing_share")).isZero();
  }

  @Test
  void stillPicturesSayNothing() {
    Map<String, SignalValue> found = Clip.measured(new CombingMeasure(), 6, i -> woven(0));

    assertThat(found.get("combing_share").absent()).isPresent();
  }

  @Test
  void fieldOrderIsWhatTheDecoderSays() {
    Coding lower = new Coding(8, Coding.Transfer.STANDARD, Coding.Scan.BOTTOM_FIELD_FIRST);

    assertThat(order(i -> whole(i).coded(lower))).isEqualTo("bottom");
    assertThat(order(CombingMeasureTest::whole)).isEqualTo("progressive");
    assertThat(order(i -> i == 1 ? whole(i).coded(lower) : whole(i))).isEqualTo("mixed");
  }

  private static String order(java.util.function.IntFunction<PaintedFrame> film) {
    return Clip.measured(new CombingMeasure(), 3, film).get("field_order").text().orElseThrow();
  }

  @Test
  void whatIsCombedOnlyLaterIsSeenToo() {
    Map<String, SignalValue> found =
        Clip.measured(new CombingMeasure(), 120, i -> i < 40 ? whole(i) : woven(i));

    assertThat(Clip.number(found, "combing_share")).isGreaterThan(0.2);
  }
}
