package org.worldmill.shard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ShardConfig;

/**
 * Decides split, order and shard of every sample. The result depends on the set of samples and the
 * configuration alone: not on the order in which samples are given, nor on who writes them.
 *
 * <p>A source group's split is a hash of seed and group; the order within a split is a hash of seed
 * and item; shards are contiguous stretches of that order ({@link ShardCut}).
 *
 * <p>A corpus of a few groups may leave a modality without training data. Then that modality's
 * group whose hash lies nearest to training moves there, in every modality, so that a group never
 * straddles splits. A validation or test split may be empty; it then has no files.
 */
public final class ReleasePlanner {

  private ReleasePlanner() {}

  /**
   * The layout of a release.
   *
   * @throws IllegalArgumentException if an item occurs twice
   */
  public static ReleasePlan plan(List<PlannedSample> samples, ShardConfig config) {
    requireDistinct(samples);
    Map<String, Split> splits = splits(samples, config);
    List<ShardPlan> shards = new ArrayList<>();
    for (Modality modality : Modality.values()) {
      for (Split split : Split.values()) {
        List<PlannedSample> members =
            samples.stream()
                .filter(s -> s.modality() == modality && splits.get(s.sourceGroup()) == split)
                .toList();
        shards.addAll(shards(modality, split, shuffled(members, config.seed()), config));
      }
    }
    return new ReleasePlan(shards);
  }

  private static void requireDistinct(List<PlannedSample> samples) {
    Set<String> seen = new HashSet<>();
    for (PlannedSample sample : samples) {
      if (!seen.add(sample.itemId())) {
        throw new IllegalArgumentException("item " + sample.itemId() + " is planned twice");
      }
    }
  }

  private static Map<String, Split> splits(List<PlannedSample> samples, ShardConfig config) {
    Map<String, Split> splits = new HashMap<>();
    Map<Modality, Set<String>> groups = new EnumMap<>(Modality.class);
    for (PlannedSample sample : samples) {
      splits.computeIfAbsent(sample.sourceGroup(), group -> splitOf(group, config));
      groups
          .computeIfAbsent(sample.modality(), modality -> new TreeSet<>())
          .add(sample.sourceGroup());
    }
    groups.forEach((modality, names) -> ensureTrain(names, splits, config.seed()));
    return splits;
  }

  private static Split splitOf(String group, ShardConfig config) {
    double place = SeededHash.unit(config.seed(), "split", group);
    if (place < config.testShare()) {
      return Split.TEST;
    }
    return place < config.testShare() + config.validationShare() ? Split.VALIDATION : Split.TRAIN;
  }

  private static void ensureTrain(Set<String> groups, Map<String, Split> splits, long seed) {
    if (groups.stream().anyMatch(group -> splits.get(group) == Split.TRAIN)) {
      return;
    }
    String nearest = groups.iterator().next();
    for (String group : groups) {
      if (SeededHash.unit(seed, "split", group) > SeededHash.unit(seed, "split", nearest)) {
        nearest = group;
      }
    }
    splits.put(nearest, Split.TRAIN);
  }

  private static List<PlannedSample> shuffled(List<PlannedSample> samples, long seed) {
    record Placed(SeededHash.Place place, PlannedSample sample) {}
    return samples.stream()
        .map(sample -> new Placed(SeededHash.Place.of(seed, sample.itemId()), sample))
        .sorted((a, b) -> a.place().compareTo(b.place()))
        .map(Placed::sample)
        .toList();
  }

  private static List<ShardPlan> shards(
      Modality modality, Split split, List<PlannedSample> ordered, ShardConfig config) {
    List<Long> bytes = ordered.stream().map(ReleasePlanner::bytesInShard).toList();
    List<Integer> ends =
        split == Split.TRAIN
            ? ShardCut.rounded(bytes, config.targetBytes())
            : ShardCut.plain(bytes, config.targetBytes());
    List<ShardPlan> plans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < ends.size(); i++) {
      List<String> ids =
          ordered.subList(start, ends.get(i)).stream().map(PlannedSample::itemId).toList();
      plans.add(new ShardPlan(modality, split, i, ends.size(), ids));
      start = ends.get(i);
    }
    return plans;
  }

  private static long bytesInShard(PlannedSample sample) {
    boolean external = sample.mediaBytes() > ShardLayout.EXTERNAL_BYTES;
    return ShardLayout.ROW_OVERHEAD_BYTES + (external ? 0 : sample.mediaBytes());
  }
}
