package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.worldmill.curate.filter.Filters;
import org.worldmill.ingest.source.PathGlob;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.BalanceConfig.Tag;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/** Tells an item's tag: the first all of whose conditions it meets. */
public final class Tagger {

  private final List<Tag> tags;
  private final List<Optional<PathGlob>> paths;
  private final Filters bounds;

  /**
   * Over these tags.
   *
   * @throws IllegalArgumentException if a tag looks at an unknown signal, at one that is no number
   *     or flag, at one that its modality does not have, or its path is no pattern
   */
  public Tagger(List<Tag> tags, MeasureRegistry registry) {
    this.tags = List.copyOf(tags);
    this.paths = tags.stream().map(tag -> tag.path().map(PathGlob::of)).toList();
    List<FilterRule> rules = new ArrayList<>();
    for (Tag tag : tags) {
      tag.signal().ifPresent(signal -> rules.add(rule(tag, signal)));
    }
    this.bounds = new Filters(rules, registry);
  }

  private static FilterRule rule(Tag tag, String signal) {
    return new FilterRule(
        tag.name(),
        signal,
        tag.min(),
        tag.max(),
        tag.modality().map(List::of).orElse(List.of()),
        WhenAbsent.DROP);
  }

  /**
   * The tag; empty if none fits.
   *
   * @param origins relative paths of the item's asset
   */
  Optional<String> tag(
      Modality modality, List<String> origins, SortedMap<String, SignalValue> signals) {
    Set<String> within = new HashSet<>();
    for (Verdict verdict : bounds.judge("", modality, signals)) {
      if (verdict.keep()) {
        within.add(verdict.rule());
      }
    }
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      boolean fits =
          tag.modality().map(wanted -> wanted == modality).orElse(true)
              && (tag.signal().isEmpty() || within.contains(tag.name()))
              && paths.get(i).map(path -> origins.stream().anyMatch(path::matches)).orElse(true);
      if (fits) {
        return Optional.of(tag.name());
      }
    }
    return Optional.empty();
  }
}
