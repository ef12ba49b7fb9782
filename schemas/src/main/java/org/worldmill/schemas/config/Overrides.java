package org.worldmill.schemas.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.worldmill.schemas.config.Problems.Place;

/**
 * Puts {@code a.b=c} of the command line over what the file says. A value is read as YAML ({@code
 * 3}, {@code [a, b]}) except where text is wanted; no value at all takes the default back. Items of
 * a list are numbered from 0; the number after the last adds one.
 */
final class Overrides {

  private final PipelineSchema schema;
  private final ConfigTree tree;
  private final Problems problems;

  Overrides(PipelineSchema schema, ConfigTree tree, Problems problems) {
    this.schema = schema;
    this.tree = tree;
    this.problems = problems;
  }

  void apply(List<String> overrides) {
    for (int i = 0; i < overrides.size(); i++) {
      String argument = overrides.get(i).replaceAll("\\p{Cc}", " ");
      Place place = Place.override(i, argument);
      int equals = argument.indexOf('=');
      String path = equals < 0 ? "" : argument.substring(0, equals).strip();
      if (!path.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
        problems.add(place, "not of the form a.b=c, as in curate.max_clip=10 s");
        continue;
      }
      String pointer = "/" + path.replace('.', '/');
      set(pointer, argument.substring(equals + 1).strip(), place);
    }
  }

  private void set(String pointer, String text, Place place) {
    JsonNode value = value(pointer, text, place);
    JsonNode parent = tree.root();
    String[] parts = pointer.substring(1).split("/");
    String at = "";
    for (int i = 0; i + 1 < parts.length; i++) {
      at += "/" + parts[i];
      parent = child(parent, parts[i], at, place);
      if (!parent.isContainerNode()) {
        problems.add(place, "there is nothing below " + ConfigTree.display(at));
        return;
      }
    }
    String last = parts[parts.length - 1];
    if (parent instanceof ObjectNode object) {
      if (value.isNull()) {
        object.remove(last);
      } else {
        object.set(last, value);
      }
    } else if (!put((ArrayNode) parent, last, value)) {
      problems.add(place, "no such place in the list " + ConfigTree.display(at));
      return;
    }
    tree.replaced(pointer, place);
  }

  private JsonNode value(String pointer, String text, Place place) {
    if (text.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    boolean wantsText = schema.keyword(schema.at(pointer), "type").asText().equals("string");
    boolean quoted = text.startsWith("'") || text.startsWith("\"");
    if (wantsText && !quoted) {
      return JsonNodeFactory.instance.textNode(text);
    }
    return new YamlReader(problems, line -> place, (part, there) -> {}).read(text, pointer);
  }

  private JsonNode child(JsonNode parent, String key, String pointer, Place place) {
    if ((parent.isObject() && !parent.has(key)) || isNext(parent, key)) {
      boolean list = schema.keyword(schema.at(pointer), "type").asText().equals("array");
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      JsonNode fresh = list ? nodes.arrayNode() : nodes.objectNode();
      if (parent instanceof ObjectNode object) {
        object.set(key, fresh);
      } else {
        ((ArrayNode) parent).add(fresh);
      }
      tree.put(pointer, place);
      return fresh;
    }
    return parent.isArray() ? parent.path(index(key)) : parent.path(key);
  }

  private static boolean isNext(JsonNode parent, String key) {
    return parent.isArray() && index(key) == parent.size();
  }

  private static boolean put(ArrayNode array, String key, JsonNode value) {
    int index = index(key);
    if (index < 0 || index > array.size() || value.isNull()) {
      return false;
    }
    if (index == array.size()) {
      array.add(value);
    } else {
      array.set(index, value);
    }
    return true;
  }

  private static int index(String key) {
    return key.matches("[0-9]{1,6}") ? Integer.parseInt(key) : -1;
  }
}
