package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecodingTimesTest {

  @Test
  void equalThePresentationTimesWhereNothingIsReordered() {
    assertThat(of(5, 7, 20)).containsExactly(5, 7, 20);
  }

  @Test
  void runAheadByTheLeastDelayThatServesEveryPicture() {
    assertThat(of(0, 30, 10, 20, 60, 40, 50)).containsExactly(-10, 0, 10, 20, 30, 40, 50);
  }

  @Test
  void keepTheFilmsPaceWherePicturesAreLeftOut() {
    // What would be shown at 40 is decoded behind all that the clip needs.
    assertThat(DecodingTimes.of(new long[] {0, 30, 10, 20, 50}, new long[] {0, 10, 20, 30, 40}))
        .containsExactly(-10, 0, 10, 20, 30);
  }

  private static long[] of(long... pts) {
    long[] clock = pts.clone();
    Arrays.sort(clock);
    return DecodingTimes.of(pts, clock);
  }

  @Test
  void riseAndNeverComeTooLate() {
    Random random = new Random(3);
    for (int run = 0; run < 200; run++) {
      long[] pts = random.longs(1 + run % 40, -1000, 1000).distinct().toArray();
      long[] dts = of(pts);
      for (int i = 0; i < pts.length; i++) {
        assertThat(dts[i]).isLessThanOrEqualTo(pts[i]);
        assertThat(i == 0 || dts[i] > dts[i - 1]).isTrue();
      }
    }
  }
}
