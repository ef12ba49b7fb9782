package org.worldmill.jobs.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The items nearest to a threshold on one side of it, in bounded memory. */
final class Nearest {

  private record Near(double distance, TuneRow row) {}

  /** Items that only this rule decides come first: they are the ones it is tuned for. */
  private static final Comparator<Near> ORDER =
      Comparator.<Near, Boolean>comparing(near -> near.row().other().isPresent())
          .thenComparing(Near::distance)
          .thenComparing(near -> near.row().itemId());

  private final int most;
  private final PriorityQueue<Near> queue = new PriorityQueue<>(ORDER.reversed());

  Nearest(int most) {
    this.most = most;
  }

  void add(double distance, TuneRow row) {
    queue.add(new Near(distance, row));
    if (queue.size() > most) {
      queue.poll();
    }
  }

  /** From the nearest on. */
  List<TuneRow> rows() {
    List<Near> sorted = new ArrayList<>(queue);
    sorted.sort(Comparator.comparing(Near::distance).thenComparing(near -> near.row().itemId()));
    return sorted.stream().map(Near::row).toList();
  }
}
