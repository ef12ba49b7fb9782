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

  /** Found and possible, for one distortion and one half of the sources. */
  private static final class Tally {
    private int made;
    private int keyed;
    private int verified;
    private int found;
  }

  /** Prints and keeps what was found, and how often others were. */
  void print(List<Distortion> distortions, List<Entry> entries) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Distortion distortion : distortions) {
      for (Entry entry : entries) {
        Optional<Signature> made = Optional.ofNullable(entry.distorted().get(distortion));
        if (made.isPresent() && !distortion.family().equals(Distortion.STRETCH)) {
          String half = entry.heldOut() ? "held out" : "tuning";
          String family = distortion.family() + " | ";
          count(entry, made.get(), tallies, family + distortion.name() + " | " + half);
          count(entry, made.get(), tallies, family + "all | " + half);
        }
      }
    }
    System.out.printf(Locale.ROOT, "%s: %d sources%n", title, entries.size());
    tallies.forEach(this::row);
    otherTimes(entries);
    falseOnes(entries, tallies);
  }

  private static void count(Entry entry, Signature made, Map<String, Tally> tallies, String name) {
    Tally tally = tallies.computeIfAbsent(name, key -> new Tally());
    boolean keyed = shareKey(entry.plain(), made);
    boolean verified = Matcher.compare(made, entry.plain()).isPresent();
    tally.made++;
    tally.keyed += keyed ? 1 : 0;
    tally.verified += verified ? 1 : 0;
    tally.found += keyed && verified ? 1 : 0;
  }

  static boolean shareKey(Signature a, Signature b) {
    Set<Long> keys = new HashSet<>(Bands.of(a));
    keys.retainAll(new HashSet<>(Bands.of(b)));
    return !keys.isEmpty();
  }

  private void row(String name, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "%-50s made %4d  keys %.3f  verification %.3f  both %.3f%n",
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

  /** Two stretches of one shot that share no time: a fixed camera's look alike. */
  private void otherTimes(List<Entry> entries) {
    int pairs = 0;
    int accepted = 0;
    for (Entry entry : entries) {
      List<Signature> stretches =
          entry.distorted().entrySet().stream()
              .filter(made -> made.getKey().family().equals(Distortion.STRETCH))
              .map(Map.Entry::getValue)
              .toList();
      if (stretches.size() == 2) {
        pairs++;
        if (Matcher.compare(stretches.get(0), stretches.get(1)).isPresent()) {
          accepted++;
          System.out.println("  another time of one shot: " + entry.name());
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%d pairs of stretches of one shot: %d accepted%n", pairs, accepted);
    result.put("other_time_pairs", pairs);
    result.put("other_time_accepted", accepted);
  }

  private void falseOnes(List<Entry> entries, Map<String, Tally> tallies) {
    long pairs = 0;
    long candidates = 0;
    long accepted = 0;
    long both = 0;
    Map<String, Integer> sources = new TreeMap<>();
    for (Entry a : entries) {
      for (Entry b : entries) {
        if (a.name().equals(b.name())) {
          continue;
        }
        for (Signature made : a.distorted().values()) {
          boolean keyed = shareKey(made, b.plain());
          boolean verified = Matcher.compare(made, b.plain()).isPresent();
          pairs++;
          candidates += keyed ? 1 : 0;
          accepted += verified ? 1 : 0;
          both += keyed && verified ? 1 : 0;
          if (verified) {
            sources.merge(a.name() + " = " + b.name(), 1, Integer::sum);
          }
        }
      }
    }
    sources.forEach((pair, count) -> System.out.println("  false " + count + " " + pair));
    long keys = entries.stream().mapToLong(entry -> Bands.of(entry.plain()).size()).sum();
    long found =
        tallies.entrySet().stream()
            .filter(tally -> !tally.getKey().contains("| all |"))
            .mapToLong(tally -> tally.getValue().found)
            .sum();
    result.put("keys_per_item", (double) keys / entries.size());
    result.put("distinct_pairs", pairs);
    result.put("distinct_sharing_a_key", candidates);
    result.put("distinct_accepted", accepted);
    result.put("distinct_found", both);
    result.put("precision", (double) found / (found + both));
    System.out.printf(
        Locale.ROOT,
        "%.1f keys an item; of %d pairs of others %d share a key, %d are accepted, %d are both;"
            + " precision %.4f%n",
        (double) keys / entries.size(),
        pairs,
        candidates,
        accepted,
        both,
        (double) found / (found + both));
  }
}
