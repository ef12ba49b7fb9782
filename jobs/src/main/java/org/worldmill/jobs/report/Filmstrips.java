package org.worldmill.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.worldmill.curate.shot.ShotChangeMeasure;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** Gathers the clips of the films whose shots are shown, while all items are walked over. */
final class Filmstrips {

  /** So many filters' signals are drawn. */
  private static final int MOST_RULES = 3;

  private final List<String> order;
  private final List<FilterRule> rules;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, List<Filmstrip.Clip>> clips = new HashMap<>();

  Filmstrips(ReportInput input) {
    order = input.exhibits().films();
    rules = leading(input);
    order.forEach(asset -> clips.put(asset, new ArrayList<>()));
  }

  /** The filters that dropped most, of those that judge films by a number. */
  private static List<FilterRule> leading(ReportInput input) {
    Map<String, Long> dropped =
        input.funnel().filtered().stream()
            .filter(rule -> rule.items() > 0)
            .collect(
                Collectors.toMap(
                    ReportFunnel.Filtered::rule, ReportFunnel.Filtered::items, Long::sum));
    List<String> numbers =
        input.signals().stream()
            .filter(spec -> spec.type() != SignalSpec.Type.TEXT)
            .filter(spec -> spec.type() != SignalSpec.Type.SERIES)
            .map(SignalSpec::name)
            .toList();
    return input.rules().stream()
        .filter(rule -> dropped.containsKey(rule.name()) && numbers.contains(rule.signal()))
        .filter(rule -> rule.applies().isEmpty() || rule.applies().contains(Modality.VIDEO))
        .sorted(Comparator.comparing((FilterRule rule) -> -dropped.getOrDefault(rule.name(), 0L)))
        .limit(MOST_RULES)
        .toList();
  }

  /** The filters whose signals are drawn. */
  List<FilterRule> rules() {
    return rules;
  }

  void offer(ReportItem item) {
    String asset = item.asset().assetId();
    Optional<List<Filmstrip.Clip>> strip = Optional.ofNullable(clips.get(asset));
    if (strip.isPresent() && item.item().span().isPresent()) {
      names.put(asset, item.asset().name());
      strip.get().add(clip(item, item.item().span().get()));
    }
  }

  private Filmstrip.Clip clip(ReportItem item, Span span) {
    Map<String, Double> values = new HashMap<>();
    for (FilterRule rule : rules) {
      value(item, rule.signal())
          .flatMap(SignalValue::number)
          .ifPresent(number -> values.put(rule.signal(), number));
    }
    double second = span.timeBase().toDouble();
    return new Filmstrip.Clip(
        item.item().itemId(),
        item.item().index(),
        item.item().shot(),
        second * span.startPts(),
        second * span.endPts(),
        item.drop(),
        value(item, ShotChangeMeasure.SIGNAL).map(SignalValue::series).orElse(List.of()),
        values);
  }

  private static Optional<SignalValue> value(ReportItem item, String signal) {
    return Optional.ofNullable(item.signals().get(signal));
  }

  /** The films of two clips or more, in the order asked for. */
  List<Filmstrip> strips() {
    List<Filmstrip> strips = new ArrayList<>();
    for (String asset : order) {
      List<Filmstrip.Clip> sorted =
          clips.getOrDefault(asset, List.of()).stream()
              .sorted(
                  Comparator.comparing(Filmstrip.Clip::index).thenComparing(Filmstrip.Clip::itemId))
              .toList();
      if (sorted.size() > 1) {
        strips.add(new Filmstrip(names.getOrDefault(asset, asset), sorted));
      }
    }
    return strips;
  }
}
