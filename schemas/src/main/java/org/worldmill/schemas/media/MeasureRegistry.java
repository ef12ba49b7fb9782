package org.worldmill.schemas.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Modality;

/** Every measure there is, in the order of their names. Immutable. */
public final class MeasureRegistry {

  private final List<Measure> measures;
  private final Map<String, SignalSpec> specs = new HashMap<>();

  /**
   * Over these measures.
   *
   * @throws IllegalArgumentException if two share a name or own one signal
   */
  public MeasureRegistry(Collection<? extends Measure> measures) {
    List<Measure> sorted = new ArrayList<>(measures);
    sorted.sort(Comparator.comparing(Measure::name));
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
        throw new IllegalArgumentException("two measures are called " + sorted.get(i).name());
      }
    }
    for (Measure measure : sorted) {
      for (SignalSpec spec : measure.signals()) {
        if (specs.put(spec.name(), spec) != null) {
          throw new IllegalArgumentException("two measures own the signal " + spec.name());
        }
      }
    }
    this.measures = List.copyOf(sorted);
  }

  /** The measures on the class path, found as services. */
  public static MeasureRegistry load() {
    return new MeasureRegistry(
        ServiceLoader.load(Measure.class, MeasureRegistry.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** All measures, by name. */
  public List<Measure> measures() {
    return measures;
  }

  /** The measures of this kind for this modality, by name. */
  public <M extends Measure> List<M> of(Class<M> kind, Modality modality) {
    return measures.stream()
        .filter(kind::isInstance)
        .filter(measure -> measure.modalities().contains(modality))
        .map(kind::cast)
        .toList();
  }

  /** The declaration of a signal. */
  public Optional<SignalSpec> spec(String signal) {
    return Optional.ofNullable(specs.get(signal));
  }

  /** Every signal that items of this modality have, in the order of measures and declarations. */
  public List<SignalSpec> signals(Modality modality) {
    return measures.stream()
        .filter(measure -> measure.modalities().contains(modality))
        .flatMap(measure -> measure.signals().stream())
        .toList();
  }

  /** Changes when any measure is added, removed or raised in version. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder();
    measures.forEach(m -> text.append(m.name()).append('/').append(m.version()).append('\n'));
    return ContentHash.of(text.toString());
  }
}
