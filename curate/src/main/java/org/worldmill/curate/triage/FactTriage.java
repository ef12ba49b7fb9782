package org.worldmill.curate.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.FactMeasure;
import org.worldmill.schemas.media.FactMeasure.OfParts;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalValue;

/**
 * Finds a rule that drops every clip of a film, whatever its clips will be: the film as a whole
 * fails it, and what fails for the whole fails for each part. Immutable.
 */
public final class FactTriage {

  /** A length is found again by decoding, to within the length of the last frame and this. */
  private static final double LENGTH_SLACK = 1.1;

  private final List<FilterRule> rules;
  private final List<FactMeasure> measures;

  /** Over these rules, as far as facts tell the signals that they look at. */
  public FactTriage(List<FilterRule> rules, MeasureRegistry registry) {
    this.rules = rules.stream().filter(KeyTriage::judgesFilms).toList();
    this.measures = registry.of(FactMeasure.class, Modality.VIDEO);
  }

  /**
   * The whole film as one clip.
   *
   * @throws java.util.NoSuchElementException if its packets were not read
   */
  public static ClipFacts whole(MediaFacts facts) {
    TrackFacts track = facts.picture().orElseThrow();
    PacketFacts packets = packets(facts).orElseThrow();
    Span span = new Span(packets.firstPts(), packets.endPts(), track.timeBase());
    return new ClipFacts(facts, Optional.of(span), packets.packets(), DecodeTier.FACTS);
  }

  /** The first rule that no clip can pass. */
  public Optional<FilterRule> hopeless(MediaFacts facts) {
    if (packets(facts).filter(read -> read.endPts() > read.firstPts()).isEmpty()) {
      return Optional.empty();
    }
    ClipFacts whole = whole(facts);
    return rules.stream().filter(rule -> isHopeless(rule, whole)).findFirst();
  }

  private boolean isHopeless(FilterRule rule, ClipFacts whole) {
    for (FactMeasure measure : measures) {
      OfParts parts = measure.ofParts(rule.signal());
      boolean owns = measure.signals().stream().anyMatch(s -> s.name().equals(rule.signal()));
      if (owns && parts != OfParts.NOTHING) {
        Map<String, SignalValue> found = measure.measure(whole);
        Optional<Double> value =
            Optional.ofNullable(found.get(rule.signal())).flatMap(SignalValue::number);
        return value.isPresent()
            && (parts == OfParts.SAME
                ? fails(rule, value.get())
                : isTooLittle(rule, value.get(), whole));
      }
    }
    return false;
  }

  private static boolean fails(FilterRule rule, double value) {
    return rule.min().filter(min -> value < min).isPresent()
        || rule.max().filter(max -> value > max).isPresent();
  }

  /** Only a lower bound carries over to parts, and only where every packet states its time. */
  private static boolean isTooLittle(FilterRule rule, double value, ClipFacts whole) {
    double atMost = value * LENGTH_SLACK * (whole.frames() + 1) / whole.frames();
    return packets(whole.facts()).map(PacketFacts::seekable).orElse(false)
        && rule.min().filter(min -> atMost < min).isPresent();
  }

  private static Optional<PacketFacts> packets(MediaFacts facts) {
    return facts
        .picture()
        .flatMap(TrackFacts::picture)
        .flatMap(picture -> picture.packets())
        .filter(read -> read.packets() > 0);
  }
}
