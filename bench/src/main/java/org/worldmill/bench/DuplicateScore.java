package org.worldmill.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.curate.duplicate.Bands;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Matcher;
import org.worldmill.curate.duplicate.Signature;

/** Counts what is found of what was made. */
final class DuplicateScore {

  private final String title;
  private final ObjectNode result;

  DuplicateScore(String title, ObjectNode result) {
    this.title = title;
    this.result = result;
  }

  /**
   * A source and what was made of it.
   *
   * @param name of the source
   * @param heldOut whether thresholds were chosen without it
   * @param plain the source itself
   * @param distorted what was made of it
   */
  record Entry(
      String name, boolean heldOut, Signature plain, Map<Distortion, Signature> distorted) {}

  /** Found and possible, for one half of the sources. */
  private static final class Tally {
    private int made;
    private int keyed;
    private int verified;
    private int found;
  }

  void print(List<Distortion> distortions, List<Entry> entries) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    Map<String, Set<Long>> keys = new TreeMap<>();
    entries.forEach(entry -> keys.put(entry.name(), new HashSet<>(Bands.of(entry.plain()))));
    for (Distortion distortion : distortions) {
      for (Entry entry : entries) {
        Optional.ofNullable(entry.distorted().get(distortion))
            .ifPresent(
                made -> {
                  Set<Long> shared = new HashSet<>(Bands.of(made));
                  shared.retainAll(keys.get(entry.name()));
                  boolean verified = Matcher.compare(made, entry.plain()).isPresent();
                  String half = entry.heldOut() ? "held out" : "tuning";
                  for (String name :
                      List.of(
                          distortion.family() + "|" + distortion.name(),
                          distortion.family() + "|*")) {
                    Tally tally = tallies.computeIfAbsent(name + "|" + half, key -> new Tally());
                    tally.made++;
                    tally.keyed += shared.isEmpty() ? 0 : 1;
                    tally.verified += verified ? 1 : 0;
                    tally.found += verified && !shared.isEmpty() ? 1 : 0;
                  }
                  if (!verified || shared.isEmpty()) {
                    misses.append(
                        String.format(
                            "  miss %s %s%s%n",
                            entry.name(),
                            distortion.name(),
                            (verified ? "" : " verification") + (shared.isEmpty() ? " keys" : "")));
                  }
                });
      }
    }
    System.out.printf(Locale.ROOT, "%s: %d sources%n%s", title, entries.size(), misses);
    tallies.forEach(this::row);
    falseOnes(entries, keys);
  }

  private final StringBuilder misses = new StringBuilder();

  private void row(String name, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "%-50s made %4d keys %.3f verification %.3f both %.3f%n",
        name,
        tally.made,
        (double) tally.keyed / tally.made,
        (double) tally.verified / tally.made,
        (double) tally.found / tally.made);
    ObjectNode row = result.putObject(name);
    row.put("made", tally.made);
    row.put("keys_recall", (double) tally.keyed / tally.made);
    row.put("verification_recall", (double) tally.verified / tally.made);
    row.put("recall", (double) tally.found / tally.made);
  }

  private void falseOnes(List<Entry> entries, Map<String, Set<Long>> keys) {
    long pairs = 0;
    long candidates = 0;
    long accepted = 0;
    long acceptedCandidates = 0;
    long keyCount = 0;
    long items = 0;
    Map<String, Integer> pairsOfSources = new TreeMap<>();
    for (Entry a : entries) {
      keyCount += keys.get(a.name()).size();
      items++;
      for (Entry b : entries) {
        if (a == b) {
          continue;
        }
        for (Map.Entry<Distortion, Signature> made : a.distorted().entrySet()) {
          pairs++;
          Set<Long> shared = new HashSet<>(Bands.of(made.getValue()));
          shared.retainAll(keys.get(b.name()));
          candidates += shared.isEmpty() ? 0 : 1;
          Optional<Match> match = Matcher.compare(made.getValue(), b.plain());
          if (match.isPresent()) {
            accepted++;
            acceptedCandidates += shared.isEmpty() ? 0 : 1;
            pairsOfSources.merge(a.name() + " = " + b.name(), 1, Integer::sum);
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%.1f keys an item; %d distinct pairs: %d share a key (%.5f), %d accepted (%.6f), %d of both%n",
        (double) keyCount / items,
        pairs,
        candidates,
        (double) candidates / pairs,
        accepted,
        (double) accepted / pairs,
        acceptedCandidates);
    pairsOfSources.forEach((pair, count) -> System.out.println("  false " + count + " " + pair));
    result.put("distinct_pairs", pairs);
    result.put("distinct_candidates", candidates);
    result.put("distinct_accepted", accepted);
  }
}
