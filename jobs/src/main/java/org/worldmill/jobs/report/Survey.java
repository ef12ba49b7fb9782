package org.worldmill.jobs.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** The one walk over all items: counts every value, and chooses the items to show. */
final class Survey {

  private final ReportInput input;
  private final Map<Modality, Map<String, ValueSketch>> sketches = new EnumMap<>(Modality.class);
  private final CardSelection selection;
  private final Filmstrips films;
  private final MotionSection motion = new MotionSection();
  private long items;

  private Survey(ReportInput input, int cards) {
    this.input = input;
    this.selection = new CardSelection(cards);
    this.films = new Filmstrips(input);
  }

  static Survey of(ReportInput input, int cards) {
    Survey survey = new Survey(input, cards);
    for (ReportItem item : input.items()) {
      survey.items++;
      survey.selection.offer(item);
      survey.films.offer(item);
      survey.motion.offer(item);
      Map<String, ValueSketch> found =
          survey.sketches.computeIfAbsent(item.item().modality(), unused -> new HashMap<>());
      item.signals()
          .forEach(
              (name, value) ->
                  count(found.computeIfAbsent(name, unused -> new ValueSketch()), value, item));
    }
    return survey;
  }

  private static void count(ValueSketch sketch, SignalValue value, ReportItem item) {
    value.number().ifPresent(number -> sketch.add(number, item.kept()));
    value.absent().ifPresent(sketch::addAbsent);
  }

  long items() {
    return items;
  }

  /** The films whose shots are shown. */
  Filmstrips films() {
    return films;
  }

  /** The clips in which motion is shown. */
  MotionSection motion() {
    return motion;
  }

  /** The ids of the items to show. */
  CardSelection selection() {
    return selection;
  }

  /** The distributions of all signals that are numbers, by modality, in the order of signals. */
  Map<Modality, List<Distribution>> distributions() {
    Map<Modality, List<Distribution>> all = new EnumMap<>(Modality.class);
    for (Modality modality : sketches.keySet()) {
      List<Distribution> list = new ArrayList<>();
      for (SignalSpec spec : input.signals()) {
        Optional<ValueSketch> sketch = Optional.ofNullable(sketches.get(modality).get(spec.name()));
        boolean number =
            spec.type() != SignalSpec.Type.TEXT && spec.type() != SignalSpec.Type.SERIES;
        if (number && sketch.isPresent() && sketch.get().total() > 0) {
          list.add(Distribution.of(modality, spec, rules(spec, modality), sketch.get()));
        }
      }
      all.put(modality, list);
    }
    return all;
  }

  private List<FilterRule> rules(SignalSpec spec, Modality modality) {
    return input.rules().stream()
        .filter(rule -> rule.signal().equals(spec.name()))
        .filter(rule -> rule.applies().isEmpty() || rule.applies().contains(modality))
        .toList();
  }
}
