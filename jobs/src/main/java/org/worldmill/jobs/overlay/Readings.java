package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.worldmill.schemas.media.SignalValue;

/** A clip's signals, looked up by name; what is absent or unknown is empty. */
final class Readings {

  private final Map<String, SignalValue> signals;

  Readings(Map<String, SignalValue> signals) {
    this.signals = new TreeMap<>(signals);
  }

  /** Whether it was measured at all, be it absent. */
  boolean knows(String name) {
    return signals.containsKey(name);
  }

  List<Double> series(String name) {
    SignalValue value = signals.get(name);
    return value == null ? List.of() : value.series();
  }

  OptionalDouble number(String name) {
    SignalValue value = signals.get(name);
    return value == null || value.number().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.number().get());
  }

  OptionalDouble error(String name) {
    SignalValue value = signals.get(name);
    return value == null || value.standardError().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.standardError().get());
  }

  String text(String name) {
    SignalValue value = signals.get(name);
    return value == null ? "" : value.text().orElse("");
  }
}
