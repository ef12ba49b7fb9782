package org.worldmill.curate.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpreadTest {

  private static List<Integer> kept(int most, int stride, int offered) {
    Spread<Integer> spread = new Spread<>(most, stride);
    for (int i = 0; i < offered; i++) {
      int thing = i;
      spread.offer(() -> thing);
    }
    return spread.kept();
  }

  @Property
  void keepsFirstAndEvenSteps(
      @ForAll @IntRange(min = 2, max = 9) int most,
      @ForAll @IntRange(min = 1, max = 4) int stride,
      @ForAll @IntRange(min = 1, max = 500) int offered) {
    List<Integer> kept = kept(most, stride, offered);

    assertThat(kept).hasSizeBetween(1, most).startsWith(0);
    int step = kept.size() > 1 ? kept.get(1) : offered;
    for (int i = 0; i < kept.size(); i++) {
      assertThat(kept.get(i)).isEqualTo(i * step);
    }
    assertThat(offered - kept.get(kept.size() - 1)).isLessThanOrEqualTo(step);
  }

  @Test
  void keepsAllThatFit() {
    assertThat(kept(4, 1, 4)).containsExactly(0, 1, 2, 3);
    assertThat(kept(4, 1, 5)).containsExactly(0, 2, 4);
  }

  @Test
  void refusesToKeepOne() {
    assertThatThrownBy(() -> new Spread<Integer>(1, 1)).hasMessage("at most 1, one of 1");
  }
}
