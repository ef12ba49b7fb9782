package org.worldmill.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShardCutTest {

  @Property(tries = 200)
  void exceedsTheTargetOnlyWithASingleRow(
      @ForAll @Size(max = 80) List<@LongRange(min = 1, max = 300) Long> bytes,
      @ForAll @IntRange(min = 1, max = 400) int target) {
    int start = 0;
    for (int end : ShardCut.rounded(bytes, target)) {
      long filled = bytes.subList(start, end).stream().mapToLong(Long::longValue).sum();
      assertThat(end).isGreaterThan(start);
      assertThat(filled <= target || end - start == 1).isTrue();
      start = end;
    }
    assertThat(start).isEqualTo(bytes.size());
  }

  @Test
  void roundsTheNumberOfShardsUpToAPowerOfTwoBelow64() {
    assertThat(ShardCut.rounded(Collections.nCopies(100, 10L), 200)).hasSize(8);
    assertThat(ShardCut.plain(Collections.nCopies(100, 10L), 200)).hasSize(5);
  }

  @Test
  void roundsTheNumberOfShardsUpToAMultipleOf64() {
    assertThat(ShardCut.rounded(Collections.nCopies(1000, 10L), 100)).hasSize(128);
  }

  @Test
  void makesNoMoreShardsThanRows() {
    assertThat(ShardCut.rounded(Collections.nCopies(67, 100L), 100)).hasSize(67);
  }

  @Test
  void fillsShardsEvenly() {
    assertThat(ShardCut.plain(Collections.nCopies(12, 10L), 80)).containsExactly(6, 12);
  }

  @Test
  void makesNoShardOfNothing() {
    assertThat(ShardCut.rounded(List.of(), 100)).isEmpty();
  }
}
