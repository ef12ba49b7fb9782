package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Deals pieces of work to tasks: the longest first, each to the task that has least so far
 * (Graham's longest-processing-time rule), so that no straggler ends a wave. The first hand holds
 * the longest piece.
 */
final class Hands {

  private Hands() {}

  /** At most {@code count} hands, none empty. */
  static <Q extends Record> List<List<Work<Q>>> deal(List<Work<Q>> works, int count) {
    List<Work<Q>> longestFirst = new ArrayList<>(works);
    longestFirst.sort(Comparator.comparingLong((Work<Q> work) -> work.cost()).reversed());
    List<Hand<Q>> hands = new ArrayList<>();
    for (int i = 0; i < Math.min(count, works.size()); i++) {
      hands.add(new Hand<>(i));
    }
    PriorityQueue<Hand<Q>> leastFirst =
        new PriorityQueue<>(
            Comparator.comparingLong((Hand<Q> hand) -> hand.cost)
                .thenComparingInt(hand -> hand.number));
    leastFirst.addAll(hands);
    for (Work<Q> work : longestFirst) {
      Hand<Q> hand = leastFirst.remove();
      hand.works.add(work);
      hand.cost += work.cost();
      leastFirst.add(hand);
    }
    return hands.stream().map(hand -> List.copyOf(hand.works)).toList();
  }

  /** The work of one task, while it is being dealt. */
  private static final class Hand<Q extends Record> {

    private final int number;
    private final List<Work<Q>> works = new ArrayList<>();
    private long cost;

    Hand(int number) {
      this.number = number;
    }
  }
}
