package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpanSumTest {

  private static final FocalSearch.Found LENS = new FocalSearch.Found(0.9, 0);

  private static Stretch pan(int i, double rate, double enlargement, Stretch.Known known) {
    Rates rates = new Rates(new Vec(0, rate, 0), 0, Vec.ZERO);
    long quarter = 250_000_000L;
    return new Stretch(
        i * quarter, (i + 1) * quarter, rates, enlargement, known, MotionErrors.NONE, 0);
  }

  @Test
  void whatAZoomEnlargesIsTheSameTurn() {
    SpanSum sum = new SpanSum(LENS, 0);
    sum.add(pan(0, 0.1, 1, Stretch.Known.CLEAR));
    sum.add(pan(1, 0.2, 2, Stretch.Known.CLEAR));
    assertThat(sum.turn().y()).isCloseTo(0.1, within(1e-12));
    assertThat(sum.rates().turn().y()).isCloseTo(0.15, within(1e-12));
    assertThat(sum.enlargement()).isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void whatIsNotKnownMayTurnAsTheRestDoes() {
    int inside = 0;
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SpanSum sum = new SpanSum(LENS, 0);
      double truth = 0;
      for (int i = 0; i < 12; i++) {
        double rate = random.nextDouble() + random.nextDouble() + random.nextDouble();
        truth += rate / 12;
        sum.add(pan(i, rate, 1, i < 5 ? Stretch.Known.UNKNOWN : Stretch.Known.CLEAR));
      }
      inside += Math.abs(sum.turn().y() - truth) <= 1.96 * sum.turnError().y() ? 1 : 0;
    }
    assertThat(inside / 400.0).isBetween(0.88, 0.98);
  }

  @Test
  void aFocalLengthsErrorIsNotThatOfWhatIsSeen() {
    SpanSum sum = new SpanSum(new FocalSearch.Found(0.9, 0.09), 0);
    sum.add(pan(0, 0.2, 1, Stretch.Known.CLEAR));
    assertThat(sum.turnError().y()).isCloseTo(0.02, within(1e-12));
    assertThat(sum.seenError()).isEqualTo(Vec.ZERO);
  }

  @Test
  void whereAllIsKnownNothingIsAdded() {
    SpanSum sum = new SpanSum(LENS, 0);
    sum.add(pan(0, 0.1, 1, Stretch.Known.CLEAR));
    sum.add(pan(1, 0.3, 1, Stretch.Known.CLEAR));
    assertThat(sum.turnError()).isEqualTo(Vec.ZERO);
    assertThat(sum.knownShare()).isEqualTo(1);
  }
}
