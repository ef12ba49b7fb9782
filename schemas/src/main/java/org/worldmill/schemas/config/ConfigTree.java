package org.worldmill.schemas.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.worldmill.schemas.config.Problems.Place;

/** The configuration as it was written, and where each part of it stands. */
final class ConfigTree {

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final Map<String, Place> places = new HashMap<>();

  ConfigTree(Place whole) {
    places.put("", whole);
  }

  ObjectNode root() {
    return root;
  }

  void put(String pointer, Place place) {
    places.put(pointer, place);
  }

  /** Forgets where the parts of a value stood that another one replaces. */
  void replaced(String pointer, Place place) {
    places.keySet().removeIf(key -> key.startsWith(pointer + "/"));
    places.put(pointer, place);
  }

  /** Where the part of this JSON pointer stands, or the nearest part around it. */
  Place place(String pointer) {
    String at = pointer;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return java.util.Objects.requireNonNull(places.get(at));
  }

  JsonNode at(String pointer) {
    return root.at(JsonPointer.compile(pointer));
  }

  /** A JSON pointer as a person writes it: {@code curate.filters[2].min}. */
  static String display(String pointer) {
    StringBuilder text = new StringBuilder();
    for (String part : pointer.split("/")) {
      if (part.matches("[0-9]+")) {
        text.append('[').append(part).append(']');
      } else if (!part.isEmpty()) {
        text.append(text.length() == 0 ? "" : ".").append(unescaped(part));
      }
    }
    return text.toString();
  }

  static String escaped(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  static String unescaped(String part) {
    return part.replace("~1", "/").replace("~0", "~");
  }
}
