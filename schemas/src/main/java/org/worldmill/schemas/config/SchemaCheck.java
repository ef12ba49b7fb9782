package org.worldmill.schemas.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds where a configuration breaks its schema, and says so in words a person can act on. */
final class SchemaCheck {

  private final PipelineSchema schema;
  private final ConfigTree tree;
  private final Problems problems;

  SchemaCheck(PipelineSchema schema, ConfigTree tree, Problems problems) {
    this.schema = schema;
    this.tree = tree;
    this.problems = problems;
  }

  void run() {
    for (ValidationMessage message : schema.validate(tree.root())) {
      String pointer = message.getInstanceLocation().toString();
      if (message.getType().equals("additionalProperties")) {
        String child = pointer + "/" + ConfigTree.escaped(message.getProperty());
        problems.add(tree.place(child), unknownKey(pointer, message.getProperty()));
      } else {
        problems.add(tree.place(pointer), wording(message.getType(), pointer, message));
      }
    }
    checkQuantities("", tree.root());
  }

  private String unknownKey(String pointer, String key) {
    String text = "unknown key '" + key + "'";
    if (!pointer.isEmpty()) {
      text += " in " + ConfigTree.display(pointer);
    }
    List<String> known = schema.keys(pointer);
    Optional<String> nearest = NearestName.of(key, known);
    if (nearest.isPresent()) {
      return text + "; did you mean '" + nearest.get() + "'?";
    }
    List<String> homes = schema.homes(key);
    if (!homes.isEmpty()) {
      return text + "; did you mean " + homes.get(0) + "?";
    }
    return text + "; known keys are " + String.join(", ", known);
  }

  private String wording(String type, String pointer, ValidationMessage message) {
    String name = pointer.isEmpty() ? "the file" : ConfigTree.display(pointer);
    JsonNode value = tree.at(pointer);
    JsonNode part = schema.at(pointer);
    return switch (type) {
      case "type" -> name + " must be " + wanted(part) + ", not " + found(value);
      case "enum" -> name + " is " + found(value) + "; it must be one of " + choices(part, value);
      case "pattern" ->
          name + " is " + found(value) + "; right is " + schema.keyword(part, "x-means").asText();
      case "required" -> name + " lacks '" + message.getProperty() + "'";
      case "minimum" -> name + " is " + found(value) + "; it must be at least " + bound(part, type);
      case "maximum" -> name + " is " + found(value) + "; it must be at most " + bound(part, type);
      case "exclusiveMinimum" ->
          name + " is " + found(value) + "; it must be more than " + bound(part, type);
      case "exclusiveMaximum" ->
          name + " is " + found(value) + "; it must be less than " + bound(part, type);
      case "minLength" -> name + " is empty; write a value or leave the key out";
      case "uniqueItems" -> name + " names something twice";
      default -> name + ": " + message.getMessage();
    };
  }

  private String bound(JsonNode part, String keyword) {
    return schema.keyword(part, keyword).asText();
  }

  private String wanted(JsonNode part) {
    String means = schema.keyword(part, "x-means").asText();
    return switch (schema.keyword(part, "type").asText()) {
      case "object" -> "a group of keys";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      default -> means.isEmpty() ? "text" : means;
    };
  }

  private static String found(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "a group of keys";
      case ARRAY -> "a list";
      case STRING -> "'" + shortened(value.asText()) + "'";
      case MISSING, NULL -> "nothing";
      default -> value.asText();
    };
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\p{Cc}", " ");
    return plain.length() <= 60 ? plain : plain.substring(0, 60) + "...";
  }

  private String choices(JsonNode part, JsonNode value) {
    List<String> names = new ArrayList<>();
    schema.keyword(part, "enum").forEach(choice -> names.add(choice.asText()));
    String hint =
        NearestName.of(value.asText(), names)
            .map(name -> "; did you mean '" + name + "'?")
            .orElse("");
    return names.stream().collect(Collectors.joining(", ")) + hint;
  }

  private void checkQuantities(String pointer, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              entry ->
                  checkQuantities(
                      pointer + "/" + ConfigTree.escaped(entry.getKey()), entry.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        checkQuantities(pointer + "/" + i, value.get(i));
      }
    } else if (value.isTextual()) {
      checkQuantity(pointer, value.asText());
    }
  }

  private void checkQuantity(String pointer, String text) {
    JsonNode part = schema.at(pointer);
    String pattern = schema.keyword(part, "pattern").asText();
    if (!text.matches(pattern)) {
      return;
    }
    if (part.has("x-minimum")
        && Quantity.amount(text) < Quantity.amount(part.get("x-minimum").asText())) {
      problems.add(
          tree.place(pointer),
          ConfigTree.display(pointer)
              + " is '"
              + text
              + "'; it must be at least "
              + part.get("x-minimum").asText());
    }
    if (part.has("x-maximum")
        && Quantity.amount(text) > Quantity.amount(part.get("x-maximum").asText())) {
      problems.add(
          tree.place(pointer),
          ConfigTree.display(pointer)
              + " is '"
              + text
              + "'; it must be at most "
              + part.get("x-maximum").asText());
    }
  }
}
