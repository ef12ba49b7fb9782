package org.worldmill.schemas.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.worldmill.schemas.config.Problems.Place;

/**
 * Reads YAML 1.2 (core schema) into a JSON tree and notes where each part stands. Makes no objects:
 * a tag beside the plain ones is refused, and so are duplicate keys, deep nesting, and aliases that
 * blow a small file up. A key without a value is left out, so that a section whose lines are all
 * commented out means its defaults.
 */
final class YamlReader {

  private static final int MOST_NODES = 50_000;
  private static final int DEEPEST = 32;
  private static final int MOST_CODE_POINTS = 1 << 20;
  private static final Set<Tag> TEXT = Set.of(Tag.STR);

  private final Problems problems;
  private final Function<Integer, Place> lines;
  private final BiConsumer<String, Place> note;
  private int nodes;

  /**
   * A reader for one text.
   *
   * @param lines the place of a line, counted from 1
   * @param note told where the part of each JSON pointer stands
   */
  YamlReader(Problems problems, Function<Integer, Place> lines, BiConsumer<String, Place> note) {
    this.problems = problems;
    this.lines = lines;
    this.note = note;
  }

  /** The tree; a null node for no content, and wherever a problem was found. */
  JsonNode read(String text, String pointer) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setMaxAliasesForCollections(MOST_NODES)
            .setCodePointLimit(MOST_CODE_POINTS)
            .build();
    try {
      if (tooDeep(new Parse(settings).parseString(text))) {
        return JsonNodeFactory.instance.nullNode();
      }
      return new Compose(settings)
          .composeString(text)
          .map(node -> convert(node, pointer, 0))
          .orElse(JsonNodeFactory.instance.nullNode());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      problems.add(
          lines.apply(line), "not YAML at column " + column + ": " + oneLine(e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(lines.apply(1), "not YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
    return JsonNodeFactory.instance.nullNode();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private boolean tooDeep(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        problems.add(place(event.getStartMark()), "nested deeper than " + DEEPEST + " levels");
        return true;
      }
    }
    return false;
  }

  private Place place(java.util.Optional<org.snakeyaml.engine.v2.exceptions.Mark> mark) {
    return lines.apply(mark.map(m -> m.getLine() + 1).orElse(1));
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    Place place = place(node.getStartMark());
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      if (nodes == MOST_NODES + 1 || depth > DEEPEST) {
        problems.add(place, "too large once its aliases (*name) are written out");
      }
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
      return object(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : sequence.getValue()) {
        String itemPointer = pointer + "/" + array.size();
        note.accept(itemPointer, place(item.getStartMark()));
        array.add(convert(item, itemPointer, depth + 1));
      }
      return array;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar, place);
    }
    return refuseTag(node, place);
  }

  private JsonNode refuseTag(Node node, Place place) {
    problems.add(
        place, "the tag " + node.getTag().getValue() + " is not allowed; plain values only");
    return JsonNodeFactory.instance.nullNode();
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> seen = new HashSet<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place place = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(place, "a key must be a word");
        continue;
      }
      if (!seen.add(key.getValue())) {
        String where = pointer.isEmpty() ? "" : " in " + ConfigTree.display(pointer);
        problems.add(place, "the key '" + key.getValue() + "' stands twice" + where);
        continue;
      }
      String child = pointer + "/" + ConfigTree.escaped(key.getValue());
      note.accept(child, place);
      JsonNode value = convert(tuple.getValueNode(), child, depth + 1);
      if (!value.isNull()) {
        object.set(key.getValue(), value);
      }
    }
    return object;
  }

  private JsonNode scalar(ScalarNode scalar, Place place) {
    JsonNodeFactory nodesOf = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (TEXT.contains(tag)) {
      return nodesOf.textNode(text);
    }
    if (tag.equals(Tag.NULL)) {
      return nodesOf.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return nodesOf.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    try {
      if (tag.equals(Tag.INT)) {
        return integer(text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return nodesOf.numberNode(finite(new BigDecimal(text)));
      }
    } catch (NumberFormatException e) {
      problems.add(place, "'" + text + "' is not a number that can be used here");
      return nodesOf.nullNode();
    }
    return refuseTag(scalar, place);
  }

  private static double finite(BigDecimal value) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw new NumberFormatException("too large");
    }
    return number;
  }

  private static JsonNode integer(String text) {
    int radix = text.startsWith("0x") ? 16 : text.startsWith("0o") ? 8 : 10;
    BigInteger value = new BigInteger(radix == 10 ? text : text.substring(2), radix);
    if (value.bitLength() > 63) {
      throw new NumberFormatException("more than 64 bits");
    }
    return JsonNodeFactory.instance.numberNode(value.longValueExact());
  }
}
