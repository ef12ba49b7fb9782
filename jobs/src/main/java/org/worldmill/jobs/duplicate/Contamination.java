package org.worldmill.jobs.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.curate.duplicate.Bands;
import org.worldmill.curate.duplicate.Match;
import org.worldmill.curate.duplicate.Matcher;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.jobs.duplicate.HashLists.Listed;

/** Looks items up in the hash lists of evaluation sets. */
final class Contamination {

  private final List<Listed> entries;
  private final Map<Long, List<Filed>> byKey = new HashMap<>();

  Contamination(HashLists lists) {
    entries = lists.entries();
    for (int i = 0; i < entries.size(); i++) {
      int entry = i;
      Bands.filed(entries.get(i).signature())
          .forEach(
              (key, evidence) ->
                  byKey
                      .computeIfAbsent(key, unused -> new ArrayList<>())
                      .add(new Filed(entry, evidence)));
    }
  }

  private record Filed(int entry, long evidence) {}

  /**
   * What was found.
   *
   * @param entry of a list
   * @param match how the item matches it
   */
  record Found(Listed entry, Match match) {

    String reason() {
      return String.format(
          java.util.Locale.ROOT,
          "matches entry %d of %s: %s, score %.2f",
          entry.number(),
          entry.list(),
          match.kind().id(),
          match.score());
    }
  }

  /** The strongest match of an item; the first of several. */
  Optional<Found> find(Signature signature) {
    Set<Integer> candidates = new LinkedHashSet<>();
    Bands.filed(signature)
        .forEach(
            (key, evidence) ->
                byKey.getOrDefault(key, List.of()).stream()
                    .filter(filed -> Bands.alike(filed.evidence(), evidence))
                    .forEach(filed -> candidates.add(filed.entry())));
    return candidates.stream()
        .sorted()
        .map(entries::get)
        .flatMap(
            entry ->
                Matcher.compare(signature, entry.signature()).stream()
                    .map(match -> new Found(entry, match)))
        .min(Comparator.comparing(Found::match));
  }
}
