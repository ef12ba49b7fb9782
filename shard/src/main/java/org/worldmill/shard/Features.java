package org.worldmill.shard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Media;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/**
 * Columns as Hugging Face's {@code datasets} (5) describes them: in the Parquet footer, where the
 * types of media columns are read from, and in the dataset card.
 */
final class Features {

  /** Footer key of the columns' units and meanings. */
  static final String COLUMNS = "worldmill.columns";

  private Features() {}

  /** Key-value metadata of a file's footer: features, and each column's unit and meaning. */
  static Map<String, String> footer(List<Column> columns) {
    Map<String, Object> described = new TreeMap<>();
    for (Column column : columns) {
      described.put(column.name(), ordered("unit", column.unit(), "meaning", column.meaning()));
    }
    Map<String, String> footer = new LinkedHashMap<>();
    footer.put(
        "huggingface",
        ReleaseJson.line(Map.of("info", Map.of("features", footerFeatures(columns)))));
    footer.put(COLUMNS, ReleaseJson.line(described));
    return footer;
  }

  private static Map<String, Object> footerFeatures(List<Column> columns) {
    Map<String, Object> features = new LinkedHashMap<>();
    columns.forEach(column -> features.put(column.name(), feature(column.type())));
    return features;
  }

  private static Object feature(ColumnType type) {
    if (type instanceof Scalar scalar) {
      return ordered("dtype", scalar.dtype(), "_type", "Value");
    }
    if (type instanceof Media media) {
      return Map.of("_type", media.feature());
    }
    if (type instanceof ListOf list) {
      return ordered("feature", feature(list.element()), "_type", "List");
    }
    return footerFeatures(((Struct) type).fields());
  }

  /** The features of a configuration in the dataset card's YAML, as nested lists and maps. */
  static List<Map<String, Object>> card(List<Column> columns) {
    List<Map<String, Object>> features = new ArrayList<>();
    for (Column column : columns) {
      Map<String, Object> feature = new LinkedHashMap<>();
      feature.put("name", column.name());
      feature.putAll(cardType(column.type()));
      features.add(feature);
    }
    return features;
  }

  private static Map<String, Object> cardType(ColumnType type) {
    if (type instanceof Scalar scalar) {
      return Map.of("dtype", scalar.dtype());
    }
    if (type instanceof Media media) {
      return Map.of("dtype", media.name().toLowerCase(Locale.ROOT));
    }
    if (type instanceof ListOf list) {
      Map<String, Object> element = cardType(list.element());
      return Map.of("list", element.getOrDefault("dtype", card(list.element())));
    }
    return Map.of("struct", card(((Struct) type).fields()));
  }

  private static Object card(ColumnType element) {
    return element instanceof Struct struct ? card(struct.fields()) : cardType(element);
  }

  private static Map<String, Object> ordered(String a, Object x, String b, Object y) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(a, x);
    map.put(b, y);
    return map;
  }
}
