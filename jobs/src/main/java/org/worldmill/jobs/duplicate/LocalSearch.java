package org.worldmill.jobs.duplicate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.SignatureRow;

/** The search in the memory of the driver, for few items: the same pairs, without a Spark job. */
final class LocalSearch {

  private final Verification verification;
  private final List<EdgeRow> edges = new ArrayList<>();
  private long compared;
  private long crowdedKeys;

  LocalSearch(Verification verification) {
    this.verification = verification;
  }

  /** Finds the edges that have at least one end among the fresh. */
  LocalSearch run(List<SignatureRow> fresh, List<SignatureRow> old) {
    List<Entry> entries = new ArrayList<>();
    Map<String, SignatureRow> rows = new HashMap<>();
    file(fresh, true, entries, rows);
    file(old, false, entries, rows);
    entries.sort(Entry.ORDER);
    BucketWalk walk = new BucketWalk(entries.iterator());
    TreeSet<Pair> pairs = new TreeSet<>();
    walk.forEachRemaining(pairs::add);
    for (Pair pair : pairs) {
      verification.edge(row(rows, pair.a()), row(rows, pair.b())).ifPresent(edges::add);
    }
    compared = pairs.size();
    crowdedKeys = walk.crowdedKeys();
    return this;
  }

  private static SignatureRow row(Map<String, SignatureRow> rows, String itemId) {
    return java.util.Objects.requireNonNull(rows.get(itemId));
  }

  private static void file(
      List<SignatureRow> from, boolean fresh, List<Entry> entries, Map<String, SignatureRow> rows) {
    for (SignatureRow row : from) {
      rows.put(row.itemId(), row);
      for (int i = 0; i < row.keys().size(); i++) {
        entries.add(
            new Entry(row.keys().get(i), row.weight(), row.itemId(), row.evidence().get(i), fresh));
      }
    }
  }

  /** The edges found, in order of their ends. */
  List<EdgeRow> edges() {
    return List.copyOf(edges);
  }

  /** What the search came to. */
  Search outcome(long indexed) {
    return new Search(indexed, compared, edges.size(), crowdedKeys);
  }
}
