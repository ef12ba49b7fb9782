package org.worldmill.jobs.report;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.worldmill.schemas.Verdict;

/**
 * Chooses the items to show when there are too many. Each pair of modality and reason is a group;
 * places go round the groups until all are taken, in each group to the smallest ids. Ids are
 * hashes, so that this is a fair sample of each group, and the same one every time.
 */
final class CardSelection {

  private final int places;
  private final TreeMap<String, TreeSet<String>> groups = new TreeMap<>();

  CardSelection(int places) {
    this.places = places;
  }

  void offer(ReportItem item) {
    String reason = item.drop().map(Verdict::rule).orElse("");
    TreeSet<String> group =
        groups.computeIfAbsent(
            item.item().modality().id() + '/' + reason, unused -> new TreeSet<>());
    group.add(item.item().itemId());
    if (group.size() > places) {
      group.pollLast();
    }
  }

  /**
   * The ids chosen.
   *
   * @param first those that have a place in any case
   */
  Set<String> chosen(Set<String> first) {
    Set<String> chosen = new HashSet<>(first);
    TreeMap<String, Iterator<String>> open = new TreeMap<>();
    groups.forEach((name, ids) -> open.put(name, ids.iterator()));
    while (chosen.size() < places && !open.isEmpty()) {
      Iterator<Iterator<String>> round = open.values().iterator();
      while (round.hasNext() && chosen.size() < places) {
        Iterator<String> group = round.next();
        if (group.hasNext()) {
          chosen.add(group.next());
        } else {
          round.remove();
        }
      }
    }
    return chosen;
  }
}
