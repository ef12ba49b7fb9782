package org.worldmill.curate.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;
import org.worldmill.schemas.config.NearestName;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The rules of a configuration, ready to judge. Immutable, safe for use by several threads. */
public final class Filters {

  /** A rule, its place, and the modalities it judges. */
  private record Placed(FilterRule rule, int order, Set<Modality> modalities) {}

  private final List<Placed> rules;

  /**
   * Over these rules, in order.
   *
   * @param registry every measure there is, the disabled ones included
   * @throws IllegalArgumentException if a rule looks at an unknown signal, at one that is no number
   *     or flag, or applies to a modality that does not have it
   */
  public Filters(List<FilterRule> rules, MeasureRegistry registry) {
    List<Placed> placed = new ArrayList<>();
    for (FilterRule rule : rules) {
      placed.add(new Placed(rule, placed.size(), modalities(rule, registry)));
    }
    this.rules = List.copyOf(placed);
  }

  /**
   * One verdict for each rule that applies to the modality, in order.
   *
   * @param signals the item's signals; a missing one counts as absent
   */
  public List<Verdict> judge(
      String itemId, Modality modality, SortedMap<String, SignalValue> signals) {
    return rules.stream()
        .filter(placed -> placed.modalities().contains(modality))
        .map(placed -> judge(itemId, placed, Optional.ofNullable(signals.get(signal(placed)))))
        .toList();
  }

  private static String signal(Placed placed) {
    return placed.rule().signal();
  }

  private static Verdict judge(String itemId, Placed placed, Optional<SignalValue> signal) {
    FilterRule rule = placed.rule();
    Optional<Double> value = signal.flatMap(SignalValue::number);
    Optional<String> reason =
        value.isPresent()
            ? Threshold.violation(rule, value.get())
            : absence(rule, signal.flatMap(SignalValue::absent));
    return new Verdict(
        itemId, rule.name(), placed.order(), reason.isEmpty(), rule.signal(), value, reason);
  }

  private static Optional<String> absence(FilterRule rule, Optional<String> why) {
    return rule.whenAbsent() == WhenAbsent.KEEP
        ? Optional.empty()
        : Optional.of(rule.signal() + " is absent: " + why.orElse("it was not measured"));
  }

  private static Set<Modality> modalities(FilterRule rule, MeasureRegistry registry) {
    SignalSpec spec = registry.spec(rule.signal()).orElseThrow(() -> unknownSignal(rule, registry));
    if (spec.type() == SignalSpec.Type.TEXT || spec.type() == SignalSpec.Type.SERIES) {
      throw new IllegalArgumentException(
          "filter '%s' looks at '%s', which is no number or flag: a threshold needs one"
              .formatted(rule.name(), rule.signal()));
    }
    Set<Modality> having = new HashSet<>();
    for (Modality modality : Modality.values()) {
      if (registry.signals(modality).contains(spec)) {
        having.add(modality);
      }
    }
    for (Modality modality : rule.applies()) {
      if (!having.contains(modality)) {
        throw new IllegalArgumentException(
            "filter '%s' applies to %s, which has no signal '%s'"
                .formatted(rule.name(), modality.id(), rule.signal()));
      }
    }
    return rule.applies().isEmpty() ? Set.copyOf(having) : Set.copyOf(rule.applies());
  }

  private static IllegalArgumentException unknownSignal(FilterRule rule, MeasureRegistry registry) {
    Set<String> names = new TreeSet<>();
    for (Measure measure : registry.measures()) {
      measure.signals().forEach(spec -> names.add(spec.name()));
    }
    String hint =
        NearestName.of(rule.signal(), names)
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("; known are " + String.join(", ", names));
    return new IllegalArgumentException(
        "filter '%s' looks at the unknown signal '%s'%s"
            .formatted(rule.name(), rule.signal(), hint));
  }
}
