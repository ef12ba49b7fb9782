package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ShardConfig;

class ReleasePlannerTest {

  @Property(tries = 60)
  void coversEveryItemOnce(@ForAll @IntRange(max = 300) int count, @ForAll long seed) {
    List<PlannedSample> samples = samples(count, 7);

    ReleasePlan plan = ReleasePlanner.plan(samples, config(seed));

    List<String> planned = plan.shards().stream().flatMap(s -> s.itemIds().stream()).toList();
    assertThat(planned)
        .containsExactlyInAnyOrderElementsOf(samples.stream().map(PlannedSample::itemId).toList());
    assertThat(plan.rows()).isEqualTo(count);
  }

  @Property(tries = 60)
  void neverLetsAGroupStraddleSplits(
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @IntRange(min = 1, max = 9) int perGroup,
      @ForAll long seed) {
    List<PlannedSample> samples = samples(count, perGroup);
    Map<String, String> groups = new HashMap<>();
    samples.forEach(sample -> groups.put(sample.itemId(), sample.sourceGroup()));

    Map<String, Set<Split>> splits = new HashMap<>();
    for (ShardPlan shard : ReleasePlanner.plan(samples, config(seed)).shards()) {
      for (String id : shard.itemIds()) {
        splits
            .computeIfAbsent(groups.getOrDefault(id, ""), group -> new HashSet<>())
            .add(shard.split());
      }
    }

    assertThat(splits.values()).allSatisfy(found -> assertThat(found).hasSize(1));
  }

  @Property(tries = 40)
  void isIndependentOfTheOrderOfSamples(
      @ForAll @IntRange(max = 200) int count, @ForAll @LongRange(max = 999) long shuffle) {
    List<PlannedSample> samples = samples(count, 3);
    List<PlannedSample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(shuffle));

    assertThat(ReleasePlanner.plan(shuffled, config(1)))
        .isEqualTo(ReleasePlanner.plan(samples, config(1)));
  }

  @Property(tries = 60)
  void alwaysHasTrainingDataOfEveryModality(
      @ForAll @IntRange(min = 1, max = 6) int count, @ForAll long seed) {
    ShardConfig mostlyTest = withShares(config(seed), 0.45, 0.5);

    Set<Modality> trained = new HashSet<>();
    Set<Modality> present = new HashSet<>();
    for (ShardPlan shard : ReleasePlanner.plan(samples(count, 1), mostlyTest).shards()) {
      present.add(shard.modality());
      if (shard.split() == Split.TRAIN) {
        trained.add(shard.modality());
      }
    }

    assertThat(trained).isEqualTo(present);
  }

  @Test
  void sharesGroupsOutAsConfigured() {
    List<PlannedSample> samples = samples(20_000, 1);

    long validation = 0;
    for (ShardPlan shard : ReleasePlanner.plan(samples, config(3)).shards()) {
      validation += shard.split() == Split.VALIDATION ? shard.itemIds().size() : 0;
    }

    assertThat(validation / 20_000.0).isBetween(0.045, 0.055);
  }

  @Test
  void namesShardsByModalityAndSplit() {
    List<PlannedSample> one = samples(1, 1);

    assertThat(ReleasePlanner.plan(one, config(5)).shards().get(0).fileName())
        .isEqualTo("data/video/train-00000-of-00001.parquet");
  }

  @Test
  void refusesAnItemThatOccursTwice() {
    List<PlannedSample> twice = new ArrayList<>(samples(3, 1));
    twice.add(twice.get(0));

    assertThatThrownBy(() -> ReleasePlanner.plan(twice, config(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("planned twice");
  }

  @Test
  void changesTheOrderWithTheSeed() {
    List<PlannedSample> samples = samples(50, 1);

    assertThat(ReleasePlanner.plan(samples, config(1)))
        .isNotEqualTo(ReleasePlanner.plan(samples, config(2)));
  }

  private static ShardConfig config(long seed) {
    ShardConfig d = ShardConfig.DEFAULT;
    return new ShardConfig(
        d.dataset(),
        d.title(),
        d.licence(),
        seed,
        d.targetBytes(),
        d.rowGroupBytes(),
        d.rowGroupRows(),
        d.validationShare(),
        d.testShare(),
        d.groupBy());
  }

  private static ShardConfig withShares(ShardConfig c, double validation, double test) {
    return new ShardConfig(
        c.dataset(),
        c.title(),
        c.licence(),
        c.seed(),
        c.targetBytes(),
        c.rowGroupBytes(),
        c.rowGroupRows(),
        validation,
        test,
        c.groupBy());
  }

  /** Every second group has an image among its videos. */
  private static List<PlannedSample> samples(int count, int perGroup) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              int group = i / perGroup;
              Modality modality = i > 0 && i % 5 == 0 ? Modality.IMAGE : Modality.VIDEO;
              String id = ContentHash.of("item" + i).substring(0, 32);
              return new PlannedSample(id, modality, "group" + group, 1000L * i);
            })
        .toList();
  }
}
