package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.Coding;
import org.worldmill.schemas.media.SignalValue;

class LightMeasuresTest {

  private static PaintedFrame half(long pts, int left, int right) {
    return PaintedFrame.grey(pts, 200, 100, (x, y) -> x < 100 ? left : right);
  }

  @Test
  void exposureOfHalfBlackAndHalfWhite() {
    Map<String, SignalValue> found = Clip.still(new ExposureMeasure(), half(0, 0, 255));

    assertThat(Clip.number(found, "luma_mean")).isCloseTo(0.5, within(1e-9));
    assertThat(Clip.number(found, "luma_p05")).isZero();
    assertThat(Clip.number(found, "luma_p95")).isEqualTo(1);
    assertThat(Clip.number(found, "clipped_dark_share")).isCloseTo(0.5, within(1e-9));
    assertThat(Clip.number(found, "clipped_bright_share")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void exposureFollowsTheTimeLine() {
    Map<String, SignalValue> found =
        Clip.measured(
            new ExposureMeasure(), 2, i -> half(i == 0 ? 0 : 3, i == 0 ? 51 : 102, i * 51 + 51));

    assertThat(Clip.number(found, "luma_mean")).isCloseTo(0.3, within(1e-9));
    assertThat(Clip.number(found, "clipped_dark_share")).isZero();
  }

  @Test
  void quantilesOfRamp() {
    Map<String, SignalValue> found =
        Clip.still(new ExposureMeasure(), PaintedFrame.grey(0, 256, 10, (x, y) -> x));

    assertThat(Clip.number(found, "luma_p05")).isCloseTo(0.05, within(0.005));
    assertThat(Clip.number(found, "luma_p95")).isCloseTo(0.95, within(0.005));
  }

  @Test
  void contrastIsTheDeviationOfLuma() {
    assertThat(Clip.number(Clip.still(new ContrastMeasure(), half(0, 0, 255)), "contrast_rms"))
        .isCloseTo(0.5, within(1e-9));
    assertThat(Clip.number(Clip.still(new ContrastMeasure(), half(0, 90, 90)), "contrast_rms"))
        .isZero();
    assertThat(Clip.number(Clip.still(new ContrastMeasure(), half(0, 51, 102)), "contrast_rms"))
        .isCloseTo(0.1, within(1e-9));
  }

  @Test
  void blackAndWhiteAreSharesOfTheTime() {
    Map<String, SignalValue> found =
        Clip.measured(
            new BlankMeasure(), 10, i -> half(i, i < 4 ? 10 : 250, i < 4 ? 12 : i < 7 ? 128 : 255));

    assertThat(Clip.number(found, "black_share")).isCloseTo(0.4, within(1e-9));
    assertThat(Clip.number(found, "white_share")).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void starsInTheNightAreNotBlack() {
    PaintedFrame night = PaintedFrame.grey(0, 200, 100, (x, y) -> (x + 7 * y) % 30 == 0 ? 200 : 5);

    assertThat(Clip.number(Clip.still(new BlankMeasure(), night), "black_share")).isZero();
  }

  @Test
  void greyIsNotColourful() {
    PaintedFrame grey = PaintedFrame.grey(0, 64, 64, (x, y) -> 4 * x);

    assertThat(Clip.number(Clip.still(new ColourfulnessMeasure(), grey), "colourfulness")).isZero();
  }

  @Test
  void pureRedIsAsColourfulAsThePaperSays() {
    // RGB 255,0,0: rg = 255, yb = 127.5, no spread, so M = 0.3 * hypot(255, 127.5) = 85.5.
    PaintedFrame red = PaintedFrame.colour(0, 64, 64, 76, 85, 255);

    assertThat(Clip.number(Clip.still(new ColourfulnessMeasure(), red), "colourfulness"))
        .isCloseTo(85.5, within(1.0));
  }

  @Test
  void highDynamicRangeReadsAsOnStandardDisplay() {
    // 203 nits, the white of paper, is code 148 of 255 in PQ and 191 in HLG (BT.2408).
    PaintedFrame paper = PaintedFrame.grey(0, 64, 64, (x, y) -> 148);
    PaintedFrame gamma = PaintedFrame.grey(0, 64, 64, (x, y) -> 191);
    Coding pq = new Coding(10, Coding.Transfer.PQ, Coding.Scan.PROGRESSIVE);
    Coding hlg = new Coding(10, Coding.Transfer.HLG, Coding.Scan.PROGRESSIVE);

    assertThat(luma(paper)).isCloseTo(148 / 255.0, within(1e-9));
    assertThat(luma(paper.coded(pq))).isCloseTo(1, within(0.01));
    assertThat(luma(gamma.coded(hlg))).isCloseTo(1, within(0.01));
    assertThat(Clip.number(Clip.still(new BlankMeasure(), paper.coded(pq)), "white_share"))
        .isEqualTo(1);
    assertThat(
            Clip.number(Clip.still(new ExposureMeasure(), paper.coded(pq)), "clipped_bright_share"))
        .as("highlights above it are not clipped")
        .isZero();
  }

  private static double luma(PaintedFrame frame) {
    return Clip.number(Clip.still(new ExposureMeasure(), frame), "luma_mean");
  }

  @Test
  void castIsHueOverEverything() {
    assertThat(cast(PaintedFrame.colour(0, 64, 64, 90, 128, 128))).isZero();
    assertThat(cast(PaintedFrame.colour(0, 64, 64, 90, 100, 150))).isGreaterThan(0.85);
    byte[] opposite = new byte[1000];
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = (byte) (i % 2 == 0 ? 90 : 166);
    }
    assertThat(ColourCastMeasure.cast(opposite, opposite)).isLessThan(0.01);
  }

  private static double cast(PaintedFrame frame) {
    return Clip.number(Clip.still(new ColourCastMeasure(), frame), "colour_cast");
  }
}
