package org.worldmill.shard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;

/**
 * The columns of a release: the same for every shard of a configuration, whatever values it holds.
 *
 * @param signals the signals of each modality, in the order of their columns
 */
public record ReleaseSchema(SortedMap<Modality, List<SignalSpec>> signals) {

  public ReleaseSchema {
    SortedMap<Modality, List<SignalSpec>> copy = new TreeMap<>();
    for (Modality modality : Modality.values()) {
      List<SignalSpec> specs = List.copyOf(signals.getOrDefault(modality, List.of()));
      requireFreeNames(modality, specs);
      copy.put(modality, specs);
    }
    signals = Collections.unmodifiableSortedMap(copy);
  }

  /** A column for every signal that a registered measure declares. */
  public static ReleaseSchema of(MeasureRegistry registry) {
    SortedMap<Modality, List<SignalSpec>> signals = new TreeMap<>();
    for (Modality modality : Modality.values()) {
      signals.put(modality, registry.signals(modality));
    }
    return new ReleaseSchema(signals);
  }

  /** The signals of a modality, in the order of their columns. */
  public List<SignalSpec> signals(Modality modality) {
    return signals.getOrDefault(modality, List.of());
  }

  /** Every signal of any modality, once. */
  public List<SignalSpec> allSignals() {
    Map<String, SignalSpec> byName = new TreeMap<>();
    List<SignalSpec> all = new ArrayList<>();
    for (List<SignalSpec> specs : signals.values()) {
      for (SignalSpec spec : specs) {
        if (byName.put(spec.name(), spec) == null) {
          all.add(spec);
        }
      }
    }
    return all;
  }

  /** The columns of {@code data/<modality>}. */
  List<Column> columns(Modality modality) {
    List<Column> columns = new ArrayList<>(scalars(signals(modality)));
    columns.add(RowColumns.FRAME_MAP);
    columns.add(RowColumns.REF);
    columns.add(RowColumns.THUMBNAIL);
    columns.add(RowColumns.media(modality));
    return columns;
  }

  /** The columns of {@code meta/clips}: those of all modalities, without bytes and frames. */
  List<Column> clipColumns() {
    List<Column> columns = new ArrayList<>(scalars(allSignals()));
    columns.add(RowColumns.REF);
    return columns;
  }

  private static List<Column> scalars(List<SignalSpec> specs) {
    Set<String> measured = new HashSet<>();
    specs.forEach(spec -> measured.add(spec.name()));
    List<Column> columns = new ArrayList<>();
    RowColumns.FACTS.stream().filter(c -> !measured.contains(c.name())).forEach(columns::add);
    specs.forEach(spec -> columns.add(RowColumns.signal(spec)));
    columns.add(RowColumns.PROVENANCE);
    return columns;
  }

  /** Only the duration may come from a measure: then the measure's column stands for it. */
  private static void requireFreeNames(Modality modality, List<SignalSpec> specs) {
    Set<String> taken = new HashSet<>();
    RowColumns.FACTS.forEach(column -> taken.add(column.name()));
    List.of(RowColumns.PROVENANCE, RowColumns.FRAME_MAP, RowColumns.REF, RowColumns.THUMBNAIL)
        .forEach(column -> taken.add(column.name()));
    taken.add(RowColumns.media(modality).name());
    taken.remove(RowColumns.DURATION);
    for (SignalSpec spec : specs) {
      if (!taken.add(spec.name())) {
        throw new IllegalArgumentException(
            "two columns of " + modality.id() + " would be called " + spec.name());
      }
    }
  }
}
