package org.worldmill.curate.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameMeasure.FromKeyFrames;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * Finds rules that single pictures fail so far that the film between them hardly matters. A rule is
 * failed by a margin if the value lies beyond the middle between the rule's bound and the end of
 * the signal's range, or, where the range has no end, beyond twice the bound. Immutable.
 */
public final class KeyTriage {

  /** A rule, what it looks at, and who finds that. */
  private record Tied(FilterRule rule, SignalSpec spec, FrameMeasure measure) {}

  private final List<Tied> rules = new ArrayList<>();
  private final List<FrameMeasure> measures;

  /** Over these rules, as far as key frames can tell the signals that they look at. */
  public KeyTriage(List<FilterRule> rules, MeasureRegistry registry) {
    this.measures =
        registry.of(FrameMeasure.class, Modality.VIDEO).stream()
            .filter(measure -> measure.fromKeyFrames() != FromKeyFrames.NOTHING)
            .filter(measure -> measure.sampling().kind() != Sampling.Kind.PAIR)
            .toList();
    for (FilterRule rule : rules) {
      for (FrameMeasure measure : measures) {
        for (SignalSpec spec : measure.signals()) {
          if (judgesFilms(rule) && spec.name().equals(rule.signal())) {
            this.rules.add(new Tied(rule, spec, measure));
          }
        }
      }
    }
  }

  static boolean judgesFilms(FilterRule rule) {
    return rule.applies().isEmpty() || rule.applies().contains(Modality.VIDEO);
  }

  /** The measures for which key frames suffice; those that compare pictures only if it is still. */
  public List<FrameMeasure> measures(boolean still) {
    return measures.stream()
        .filter(measure -> still || measure.fromKeyFrames() == FromKeyFrames.SUFFICE)
        .toList();
  }

  /** Whether any rule can be told from pictures that stand still. */
  public boolean looksForStills() {
    return rules.stream().anyMatch(tied -> comparesPictures(tied.measure()));
  }

  /**
   * The rules that a first picture fails by a margin.
   *
   * @param still whether packets show that nothing changes between key frames: rules that compare
   *     pictures are then open
   */
  public List<FilterRule> suspects(Frame first, boolean still) {
    return rules.stream()
        .filter(tied -> comparesPictures(tied.measure()) ? still : fails(tied, List.of(first)))
        .map(Tied::rule)
        .toList();
  }

  /** Those of the suspects that one more picture fails by a margin too. */
  public List<FilterRule> remaining(List<FilterRule> suspects, Frame last, Frame next) {
    return rules.stream()
        .filter(tied -> suspects.contains(tied.rule()))
        .filter(
            tied ->
                fails(tied, comparesPictures(tied.measure()) ? List.of(last, next) : List.of(next)))
        .map(Tied::rule)
        .toList();
  }

  private static boolean comparesPictures(FrameMeasure measure) {
    return measure.fromKeyFrames() == FromKeyFrames.SUFFICE_WHERE_STILL;
  }

  private static boolean fails(Tied tied, List<Frame> frames) {
    FrameMeasure.Pass pass = tied.measure().begin();
    frames.forEach(pass::accept);
    Map<String, SignalValue> found = pass.finish();
    Optional<Double> value =
        Optional.ofNullable(found.get(tied.spec().name())).flatMap(SignalValue::number);
    return value.filter(v -> isFarBelow(tied, v) || isFarAbove(tied, v)).isPresent();
  }

  private static boolean isFarBelow(Tied tied, double value) {
    double least = tied.spec().min();
    return tied.rule()
        .min()
        .filter(
            min -> Double.isFinite(least) ? value < (min + least) / 2 : value < min - Math.abs(min))
        .isPresent();
  }

  private static boolean isFarAbove(Tied tied, double value) {
    double most = tied.spec().max();
    return tied.rule()
        .max()
        .filter(
            max -> Double.isFinite(most) ? value > (max + most) / 2 : value > max + Math.abs(max))
        .isPresent();
  }
}
