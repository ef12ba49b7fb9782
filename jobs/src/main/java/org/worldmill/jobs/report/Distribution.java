package org.worldmill.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.SignalSpec;

/**
 * How the values of one signal are spread over one modality's items.
 *
 * @param modality the items
 * @param spec the signal
 * @param rules the filters that look at it
 * @param axis where values stand
 * @param kept items that were kept, by bar
 * @param dropped items that were dropped, for whichever reason, by bar
 * @param values number of items with a value
 * @param absent number of items without one
 * @param absence the most frequent reason for having none
 * @param median the middle value
 */
record Distribution(
    Modality modality,
    SignalSpec spec,
    List<FilterRule> rules,
    Axis axis,
    List<Long> kept,
    List<Long> dropped,
    long values,
    long absent,
    Optional<String> absence,
    double median) {

  Distribution {
    rules = List.copyOf(rules);
    kept = List.copyOf(kept);
    dropped = List.copyOf(dropped);
  }

  static Distribution of(
      Modality modality, SignalSpec spec, List<FilterRule> rules, ValueSketch sketch) {
    List<Double> thresholds = new ArrayList<>();
    for (FilterRule rule : rules) {
      rule.min().ifPresent(thresholds::add);
      rule.max().ifPresent(thresholds::add);
    }
    Axis axis = Axis.of(spec, sketch, thresholds);
    long[] kept = new long[axis.bins()];
    long[] dropped = new long[axis.bins()];
    sketch.forEach(
        (value, keptItems, droppedItems) -> {
          kept[axis.bin(value)] += keptItems;
          dropped[axis.bin(value)] += droppedItems;
        });
    long absent = sketch.absent().values().stream().mapToLong(Long::longValue).sum();
    Optional<String> absence =
        sketch.absent().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    return new Distribution(
        modality,
        spec,
        rules,
        axis,
        boxed(kept),
        boxed(dropped),
        sketch.total(),
        absent,
        absence,
        sketch.quantile(0.5));
  }

  private static List<Long> boxed(long[] counts) {
    List<Long> list = new ArrayList<>(counts.length);
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }

  long tallest() {
    long most = 1;
    for (int i = 0; i < kept.size(); i++) {
      most = Math.max(most, kept.get(i) + dropped.get(i));
    }
    return most;
  }
}
