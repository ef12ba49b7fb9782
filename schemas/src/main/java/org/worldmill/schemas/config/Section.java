package org.worldmill.schemas.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A group of keys that has passed the schema, read key by key with the value that holds when a key
 * is left out.
 */
final class Section {

  private final ConfigTree tree;
  private final Problems problems;
  private final String pointer;

  Section(ConfigTree tree, Problems problems, String pointer) {
    this.tree = tree;
    this.problems = problems;
    this.pointer = pointer;
  }

  Section section(String key) {
    return new Section(tree, problems, pointer + "/" + key);
  }

  Optional<String> text(String key) {
    return value(key).map(JsonNode::asText);
  }

  Optional<Double> number(String key) {
    return value(key).map(JsonNode::asDouble);
  }

  Optional<Long> integer(String key) {
    return value(key).map(JsonNode::asLong);
  }

  Optional<Boolean> flag(String key) {
    return value(key).map(JsonNode::asBoolean);
  }

  /** Nanoseconds or bytes. */
  Optional<Long> amount(String key) {
    return text(key).map(Quantity::amount);
  }

  Optional<List<String>> texts(String key) {
    return value(key)
        .map(
            node -> {
              List<String> texts = new ArrayList<>();
              node.forEach(item -> texts.add(item.asText()));
              return texts;
            });
  }

  /** The items of a list of groups, those left out that could not be made. */
  <T> Optional<List<T>> items(String key, Function<Section, T> make) {
    return value(key)
        .map(
            node -> {
              List<T> items = new ArrayList<>();
              for (int i = 0; i < node.size(); i++) {
                Section item = new Section(tree, problems, pointer + "/" + key + "/" + i);
                item.make(() -> make.apply(item)).ifPresent(items::add);
              }
              return items;
            });
  }

  /** Makes a record, whose own refusal becomes a problem at this section's place. */
  <T> Optional<T> make(Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (IllegalArgumentException e) {
      String where = pointer.isEmpty() ? "" : ConfigTree.display(pointer) + ": ";
      problems.add(tree.place(pointer), where + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<JsonNode> value(String key) {
    JsonNode value = tree.at(pointer + "/" + key);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }
}
