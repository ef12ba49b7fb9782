package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.Coding;

class BandingMeasureTest {

  private static final PaintedFrame.Paint STAIRS = (x, y) -> 60 + x / 20 * 2;

  private static double banding(PaintedFrame.Paint paint) {
    return Clip.number(
        Clip.still(new BandingMeasure(), PaintedFrame.grey(0, 640, 48, paint)), "banding_share");
  }

  @Test
  void stairsAreBands() {
    assertThat(banding(STAIRS)).isGreaterThan(0.9);
    assertThat(banding((x, y) -> x < 320 ? STAIRS.at(x, y) : STAIRS.at(640 - x, y)))
        .isGreaterThan(0.9);
  }

  @Test
  void noisyStairsAreNot() {
    assertThat(banding((x, y) -> STAIRS.at(x, y) + (x * 31 + y * 17) % 3)).isLessThan(0.05);
  }

  @Test
  void flatPlacesAndHardEdgesAreNot() {
    assertThat(banding((x, y) -> 128)).isZero();
    assertThat(banding((x, y) -> x / 40 % 2 == 0 ? 40 : 200)).isZero();
  }

  @Test
  void coderNoiseInFlatPlacesIsNot() {
    assertThat(banding((x, y) -> 128 + x / 20 % 2)).isZero();
  }

  @Test
  void eightBitsDoNotShowWhatTenHave() {
    PaintedFrame deep =
        PaintedFrame.grey(0, 640, 48, STAIRS)
            .coded(new Coding(10, Coding.Transfer.STANDARD, Coding.Scan.PROGRESSIVE));

    assertThat(Clip.still(new BandingMeasure(), deep).get("banding_share").absent()).isPresent();
  }
}
