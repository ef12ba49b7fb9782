package org.worldmill.jobs.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketWalkTest {

  private static Entry entry(long key, String id, long evidence, boolean fresh) {
    return new Entry(key, 0, id, evidence, fresh);
  }

  private static List<Pair> pairs(List<Entry> entries) {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Entry.ORDER);
    List<Pair> pairs = new ArrayList<>();
    new BucketWalk(sorted.iterator()).forEachRemaining(pairs::add);
    return pairs;
  }

  @Test
  void pairsWhatSharesAKeyAndLooksAlike() {
    assertThat(
            pairs(
                List.of(
                    entry(1, "a", 0b11, true),
                    entry(1, "b", 0b01, true),
                    entry(1, "c", 0x5555555555555555L, true),
                    entry(2, "d", 0b11, true))))
        .containsExactly(new Pair("a", "b"));
  }

  @Test
  void whatWasThereBeforeIsNotComparedAgain() {
    assertThat(
            pairs(
                List.of(entry(1, "a", 0, false), entry(1, "b", 0, true), entry(1, "c", 0, false))))
        .containsExactly(new Pair("a", "b"), new Pair("b", "c"));
  }

  @Test
  void aCrowdedKeyCostsAsManyPairsAsItHasMembersTimesAConstant() {
    List<Entry> crowd = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      crowd.add(entry(1, String.format("%05d", i), 0, true));
    }
    BucketWalk walk = new BucketWalk(crowd.iterator());
    List<Pair> pairs = new ArrayList<>();
    walk.forEachRemaining(pairs::add);
    assertThat(pairs).hasSizeLessThanOrEqualTo(10_000 * BucketWalk.MOST);
    assertThat(walk.crowdedKeys()).isEqualTo(1);
    assertThat(pairs).contains(new Pair("00000", "09999"));
  }

  @Test
  void aFullButNotCrowdedKeyPairsAll() {
    List<Entry> few = new ArrayList<>();
    for (int i = 0; i <= BucketWalk.MOST; i++) {
      few.add(entry(1, String.format("%05d", i), 0, true));
    }
    assertThat(pairs(few)).hasSize((BucketWalk.MOST + 1) * BucketWalk.MOST / 2);
  }

  @Test
  void theHeaviestOfACrowdMeetsAll() {
    List<Entry> crowd = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      crowd.add(new Entry(1, i, String.format("%05d", i), 0, true));
    }
    assertThat(pairs(crowd).stream().filter(pair -> pair.b().equals("00099"))).hasSize(99);
  }
}
