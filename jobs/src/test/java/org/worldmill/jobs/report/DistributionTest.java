package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;

class DistributionTest {

  private static final SignalSpec SHARE = SignalSpec.share("black_share", "m", "m");
  private static final SignalSpec COUNT = SignalSpec.count("faces", "m", "m");

  @Test
  void countsEveryItemOnce() {
    Distribution found = of(SHARE, 0, 0.1, 0.5, 0.999, 1);
    assertThat(found.values()).isEqualTo(5);
    assertThat(sum(found.kept()) + sum(found.dropped())).isEqualTo(5);
    assertThat(found.median()).isEqualTo(0.5, within(0.001));
  }

  @Test
  void givesWholeNumbersABarEach() {
    Distribution found = of(COUNT, 2, 3, 3, 6);
    assertThat(found.kept()).containsExactly(1L, 2L, 0L, 0L, 1L);
  }

  @Test
  void drawsValuesOverManyPowersOfTenByTheirLogarithm() {
    Axis axis = of(COUNT, 1, 10, 100, 1000, 10_000).axis();
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.place(100)).isEqualTo(0.5, within(0.001));
    assertThat(axis.edge(axis.bins())).isEqualTo(10_000, within(20.0));
  }

  @Test
  void bringsAThresholdIntoThePictureThatLiesNearTheValues() {
    ValueSketch values = sketch(0.2, 0.3, 0.4);
    FilterRule rule = FilterRule.atLeast("dark", "black_share", 0.15, Modality.VIDEO);
    Axis axis = Distribution.of(Modality.VIDEO, SHARE, List.of(rule), values).axis();
    assertThat(axis.low()).isLessThan(0.15);
    Axis without = Distribution.of(Modality.VIDEO, SHARE, List.of(), values).axis();
    assertThat(without.low()).isEqualTo(0.2, within(0.001));
  }

  @Test
  void keepsFarOutliersAtTheEdge() {
    double[] values = DoubleStream.iterate(0, v -> v + 0.01).limit(1000).toArray();
    values[999] = 5000;
    Distribution found = of(SignalSpec.number("x", "m", 0, 1e9, "m", "m"), values);
    assertThat(found.axis().high()).isLessThan(20);
    assertThat(found.kept().get(found.axis().bins() - 1)).isPositive();
    assertThat(sum(found.kept())).isEqualTo(1000);
  }

  @Test
  void drawsASingleValueAndNegativeOnes() {
    assertThat(sum(of(SHARE, 0.5).kept())).isEqualTo(1);
    SignalSpec loudness = SignalSpec.number("dbfs", "dB", -200, 0, "m", "m");
    Distribution found = of(loudness, -60, -20, -3);
    assertThat(found.axis().place(-60)).isZero();
    assertThat(sum(found.kept())).isEqualTo(3);
  }

  private static Distribution of(SignalSpec spec, double... values) {
    return Distribution.of(Modality.VIDEO, spec, List.of(), sketch(values));
  }

  private static ValueSketch sketch(double... values) {
    ValueSketch sketch = new ValueSketch();
    for (double value : values) {
      sketch.add(value, true);
    }
    return sketch;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
