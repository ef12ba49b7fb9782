package org.worldmill.curate.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MixtureQuotasTest {

  private static SortedMap<String, Long> there(long day, long night, long rest) {
    return new TreeMap<>(Map.of("day", day, "night", night, "rest", rest));
  }

  private static SortedMap<String, Double> shares(double day, double night, double rest) {
    return new TreeMap<>(Map.of("day", day, "night", night, "rest", rest));
  }

  @Test
  void anExactMixtureIsAsLargeAsTheScarcestTagAllows() {
    assertThat(MixtureQuotas.exact(there(1000, 30, 500), shares(0.5, 0.3, 0.2)))
        .isEqualTo(there(50, 30, 20));
  }

  @Test
  void aTagWithoutItemsLeavesItsShareToTheOthers() {
    assertThat(MixtureQuotas.exact(there(1000, 0, 500), shares(0.5, 0.3, 0.2)))
        .isEqualTo(there(1000, 0, 400));
  }

  @Test
  void aTagWithoutAShareGivesNothing() {
    assertThat(MixtureQuotas.exact(there(10, 10, 10), shares(0.5, 0.5, 0)))
        .isEqualTo(there(10, 10, 0));
  }

  @Test
  void withAGreatestNumberOneTagsLackDoesNotHoldBackTheOthers() {
    assertThat(MixtureQuotas.upTo(100, there(1000, 3, 500), shares(0.5, 0.3, 0.2)))
        .isEqualTo(there(50, 3, 20));
  }

  @Property
  void anExactMixtureMissesNoShareByMoreThanOneItem(
      @ForAll @Size(3) List<@IntRange(min = 1, max = 10_000) Integer> counts,
      @ForAll @Size(3) List<@IntRange(min = 1, max = 100) Integer> weights) {
    double sum = weights.stream().mapToInt(Integer::intValue).sum();
    SortedMap<String, Double> shares =
        shares(weights.get(0) / sum, weights.get(1) / sum, weights.get(2) / sum);
    SortedMap<String, Long> there = there(counts.get(0), counts.get(1), counts.get(2));

    SortedMap<String, Long> quotas = MixtureQuotas.exact(there, shares);

    double limit = Double.POSITIVE_INFINITY;
    for (String tag : shares.keySet()) {
      limit = Math.min(limit, there.get(tag) / shares.get(tag));
    }
    for (String tag : shares.keySet()) {
      assertThat(quotas.get(tag)).isLessThanOrEqualTo(there.get(tag));
      assertThat(Math.abs(quotas.get(tag) - shares.get(tag) * limit)).isLessThanOrEqualTo(1.0);
    }
    assertThat(quotas).anySatisfy((tag, quota) -> assertThat(quota).isEqualTo(there.get(tag)));
  }
}
