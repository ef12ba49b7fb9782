package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class JitterTest {

  private static final int WIDTH = 320;
  private static final Jitter JITTER = new Jitter(new StepErrors(0.9, WIDTH), WIDTH);

  private static List<Step> steps(double errorRad, IntFunction<Vec> turn) {
    List<Step> steps = new ArrayList<>();
    Vec error = new Vec(errorRad, errorRad, errorRad);
    for (int i = 0; i < 12; i++) {
      long start = i * 250_000_000L;
      long end = start + 250_000_000L;
      steps.add(new Step(start, end, Step.Kind.MOVED, turn.apply(i), 0, error, 0, Standing.NONE));
    }
    return steps;
  }

  private static Vec tremor(int i) {
    return new Vec(0, i % 2 == 0 ? 0.004 : -0.004, 0);
  }

  @Test
  void aPanGoesSomewhereAndATremorNowhere() {
    assertThat(JITTER.nowhere(steps(1e-4, i -> new Vec(0, 0.01, 0)))).isCloseTo(0, within(1e-9));
    assertThat(JITTER.nowhere(steps(1e-4, JitterTest::tremor))).isCloseTo(1, within(1e-9));
    assertThat(JITTER.nowhere(steps(1e-4, i -> tremor(i).plus(new Vec(0.004, 0, 0)))))
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void theSameStepsErrMoreWhereTheyComeToNothing() {
    double going = JITTER.place(steps(2e-4, i -> new Vec(0, 0.004, 0)));
    double nowhere = JITTER.place(steps(2e-4, JitterTest::tremor));
    assertThat(nowhere / going).isBetween(1.6, 1.8);
  }

  @Test
  void coarserCodersErrMore() {
    assertThat(JITTER.place(steps(3e-4, JitterTest::tremor)))
        .isGreaterThan(3 * JITTER.place(steps(1e-4, JitterTest::tremor)));
  }

  @Test
  void noCoderIsExact() {
    assertThat(JITTER.place(steps(0, JitterTest::tremor))).isGreaterThan(0.02 / WIDTH);
  }
}
