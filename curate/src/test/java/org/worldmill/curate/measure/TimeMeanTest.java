package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeMeanTest {

  @Test
  void weighsEachValueByTheTimeItHolds() {
    TimeMean mean = new TimeMean();
    mean.add(0, 1);
    mean.add(30, 0);
    mean.add(40, 0);

    assertThat(mean.value()).isEqualTo(30.0 / 50);
  }

  @Test
  void isTheValueWhereThereIsOne() {
    TimeMean mean = new TimeMean();
    assertThat(mean.isEmpty()).isTrue();
    mean.add(123, true);

    assertThat(mean.value()).isEqualTo(1);
    assertThat(mean.isEmpty()).isFalse();
  }

  @Property
  void doesNotLeaveTheRangeOfItsValues(
      @ForAll List<@DoubleRange(min = 0, max = 1) Double> values,
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long step) {
    TimeMean mean = new TimeMean();
    for (int i = 0; i < values.size(); i++) {
      mean.add(i * step, values.get(i));
    }

    assertThat(mean.value()).isBetween(-1e-12, 1 + 1e-12);
  }

  @Property
  void isThePlainMeanAtEvenSteps(@ForAll @DoubleRange(min = 0, max = 1) double value) {
    TimeMean mean = new TimeMean();
    for (int i = 0; i < 10; i++) {
      mean.add(i * 40_000_000L, i < 5 ? value : 0);
    }

    assertThat(mean.value()).isCloseTo(value / 2, within(1e-9));
  }
}
