package org.worldmill.shard;

import java.util.List;
import java.util.Map;

/** Block YAML of nested maps, lists and scalars. Every text is quoted as in JSON. */
final class Yaml {

  private final StringBuilder out = new StringBuilder();

  private Yaml() {}

  /** The entries of a map, in its own order. */
  static String of(Map<String, ?> map) {
    Yaml yaml = new Yaml();
    yaml.map(map, "");
    return yaml.out.toString();
  }

  private void map(Map<?, ?> map, String indent) {
    String lead = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(lead).append(entry.getKey()).append(':');
      value(entry.getValue(), indent + "  ");
      lead = indent;
    }
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      out.append('\n').append(indent);
      map(map, indent);
    } else if (value instanceof List<?> list) {
      out.append('\n');
      for (Object element : list) {
        out.append(indent).append("- ");
        element(element, indent + "  ");
      }
    } else {
      out.append(' ').append(ReleaseJson.line(value)).append('\n');
    }
  }

  private void element(Object element, String indent) {
    if (element instanceof Map<?, ?> map) {
      map(map, indent);
    } else {
      out.append(ReleaseJson.line(element)).append('\n');
    }
  }
}
