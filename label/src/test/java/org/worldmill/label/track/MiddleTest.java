package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MiddleTest {

  @Property
  void isWhatSortingPutsInTheMiddle(
      @ForAll @Size(min = 1, max = 60) double @DoubleRange(min = 0, max = 8) [] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);

    assertThat(Middle.of(values.clone(), values.length)).isEqualTo(sorted[values.length / 2]);
  }

  @Test
  void leavesOutWhatLiesBehind() {
    double[] values = {3, 1, 2, -50, -50, -50};

    assertThat(Middle.of(values, 3)).isEqualTo(2);
    assertThat(values).endsWith(-50, -50, -50);
  }

  @Test
  void bearsWithManyAlike() {
    double[] values = new double[101];
    values[100] = 1;

    assertThat(Middle.of(values, values.length)).isZero();
  }
}
