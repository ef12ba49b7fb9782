package org.worldmill.shard;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row ready to be written.
 *
 * @param values ordinary values by column, and for each media column a struct with its path
 * @param media media by column
 */
record FileRow(Map<String, Object> values, Map<String, MediaValue> media) {

  FileRow {
    Map<String, Object> all = new TreeMap<>(values);
    media.forEach((name, value) -> all.put(name, Map.of(ParquetSchema.PATH, value.path())));
    values = Map.copyOf(all);
    media = Map.copyOf(media);
  }

  static FileRow of(Map<String, Object> values) {
    return new FileRow(values, Map.of());
  }

  /** The media of a column. */
  Optional<MediaValue> media(Column column) {
    return Optional.ofNullable(media.get(column.name()));
  }

  /** Bytes of media that the row brings into its file. */
  long mediaBytes() {
    return media.values().stream()
        .filter(value -> !value.external())
        .mapToLong(value -> value.blob().sizeBytes())
        .sum();
  }
}
