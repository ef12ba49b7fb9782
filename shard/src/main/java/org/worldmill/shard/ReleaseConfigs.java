package org.worldmill.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.worldmill.schemas.Modality;

/** The configurations that a release offers, {@code clips} first; those without rows are absent. */
record ReleaseConfigs(List<Entry> entries) {

  static final String CLIPS = "clips";

  /**
   * One configuration.
   *
   * @param name its name
   * @param folder where its files are
   * @param splits its splits that have rows
   * @param columns its columns
   */
  record Entry(String name, String folder, List<Split> splits, List<Column> columns) {

    /** A pattern for the files of a split. */
    String pattern(Split split) {
      return folder + "/" + split.id() + "-*.parquet";
    }
  }

  /** The configurations of a schema, given the number of rows by modality and split. */
  static ReleaseConfigs of(ReleaseSchema schema, SortedMap<String, Long> rows) {
    List<Entry> entries = new ArrayList<>();
    List<Split> any = new ArrayList<>();
    for (Split split : Split.values()) {
      if (rows.keySet().stream().anyMatch(key -> key.endsWith("/" + split.id()))) {
        any.add(split);
      }
    }
    if (!any.isEmpty()) {
      entries.add(new Entry(CLIPS, "meta/clips", any, schema.clipColumns()));
    }
    for (Modality modality : Modality.values()) {
      List<Split> splits =
          any.stream().filter(s -> rows.containsKey(modality.id() + "/" + s.id())).toList();
      if (!splits.isEmpty()) {
        String folder = "data/" + modality.id();
        entries.add(new Entry(modality.id(), folder, splits, schema.columns(modality)));
      }
    }
    return new ReleaseConfigs(List.copyOf(entries));
  }
}
