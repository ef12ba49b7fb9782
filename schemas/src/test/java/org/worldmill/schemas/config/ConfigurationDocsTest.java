package org.worldmill.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/} to the schema; {@code -Dworldmill.docs=write} writes the page anew. */
class ConfigurationDocsTest {

  private static final PipelineSchema SCHEMA = PipelineSchema.load();

  private static Path docs() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("docs/pipeline.yaml"))) {
      at = at.getParent();
    }
    assertThat(at).as("a folder above with docs/pipeline.yaml").isNotNull();
    return at.resolve("docs");
  }

  @Test
  void theExampleLoads() {
    PipelineConfig config = ConfigLoader.load(docs().resolve("pipeline.yaml"), List.of());

    assertThat(config.sources()).containsExactly(SourceConfig.of("./my-footage"));
    assertThat(config.curate().shots()).isEqualTo(CurateConfig.ShotConfig.DEFAULT);
    assertThat(config.curate().maxClipNanos()).isEqualTo(CurateConfig.DEFAULT.maxClipNanos());
    assertThat(config.label()).isEqualTo(LabelConfig.DEFAULT);
    assertThat(config.shard()).isEqualTo(ShardConfig.DEFAULT);
    assertThat(config.publish()).isEqualTo(PublishConfig.DEFAULT);
    assertThat(config.resources()).isEqualTo(ResourceConfig.DEFAULT);
  }

  @Test
  void theExampleMentionsEveryKey() throws IOException {
    String example = Files.readString(docs().resolve("pipeline.yaml"));
    TreeSet<String> keys = new TreeSet<>();
    gatherKeys(SCHEMA.document(), keys);
    SCHEMA.document().path("$defs").forEach(definition -> gatherKeys(definition, keys));
    keys.removeAll(List.of("filters", "max"));

    assertThat(keys).allSatisfy(key -> assertThat(example).contains(key + ":"));
  }

  @Test
  void theDefaultsOfTheSchemaAreThoseOfTheRecords() {
    PipelineConfig spelt =
        ConfigLoader.of(defaults("", SCHEMA.document(), new java.util.ArrayList<>()));

    assertThat(spelt).isEqualTo(PipelineConfig.DEFAULT);
  }

  @Test
  void everyKeyIsDescribed() {
    assertThat(rows("", SCHEMA.document(), new java.util.ArrayList<>()))
        .allSatisfy(row -> assertThat(row).doesNotContain("|  |").doesNotContain("| |"));
  }

  @Test
  void thePageIsWhatTheSchemaSays() throws IOException {
    Path page = docs().resolve("configuration.md");
    if ("write".equals(System.getProperty("worldmill.docs"))) {
      Files.writeString(page, page());
    }
    assertThat(Files.readString(page))
        .as("docs/configuration.md is stale; run this test with -Dworldmill.docs=write")
        .isEqualTo(page());
  }

  private static void gatherKeys(JsonNode part, TreeSet<String> keys) {
    for (Map.Entry<String, JsonNode> entry : part.path("properties").properties()) {
      keys.add(entry.getKey());
      gatherKeys(entry.getValue(), keys);
    }
  }

  private static List<String> defaults(String path, JsonNode part, List<String> found) {
    for (Map.Entry<String, JsonNode> entry : part.path("properties").properties()) {
      String child = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (entry.getValue().has("default")) {
        JsonNode value = entry.getValue().get("default");
        found.add(child + "=" + (value.isTextual() ? value.asText() : value.toString()));
      }
      defaults(child, entry.getValue(), found);
    }
    return found;
  }

  private static List<String> rows(String path, JsonNode part, List<String> found) {
    for (Map.Entry<String, JsonNode> entry :
        SCHEMA.resolved(part).path("properties").properties()) {
      JsonNode child = entry.getValue();
      String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      if (name.startsWith("curate.extra_filters[]")) {
        continue;
      }
      boolean group = SCHEMA.keyword(child, "type").asText().equals("object");
      if (!group) {
        found.add(
            "| `%s` | %s | %s | %s |"
                .formatted(name, values(child), shown(child), child.path("description").asText()));
      }
      JsonNode below = child.has("items") ? child.get("items") : child;
      rows(child.has("items") ? name + "[]" : name, below, found);
    }
    return found;
  }

  private static String shown(JsonNode part) {
    if (!part.has("default")) {
      return "(none)";
    }
    JsonNode value = part.get("default");
    return "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
  }

  private static String values(JsonNode part) {
    if (part.has("enum")) {
      List<String> names = new java.util.ArrayList<>();
      part.get("enum").forEach(name -> names.add("`" + name.asText() + "`"));
      return String.join(", ", names);
    }
    String reference = part.path("$ref").asText().replaceAll(".*/", "");
    String kind = reference.isEmpty() ? part.path("type").asText() : reference;
    String text =
        switch (kind) {
          case "array" -> "list";
          case "string" -> "text";
          case "integer" -> "whole number";
          case "spdx" -> "SPDX id";
          default -> kind;
        };
    return text + bounds(part);
  }

  private static String bounds(JsonNode part) {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("x-minimum", "minimum", "exclusiveMinimum")) {
      if (part.has(key)) {
        text.append(key.startsWith("excl") ? " > " : " from ").append(part.get(key).asText());
      }
    }
    for (String key : List.of("x-maximum", "maximum", "exclusiveMaximum")) {
      if (part.has(key)) {
        text.append(key.startsWith("excl") ? " < " : " to ").append(part.get(key).asText());
      }
    }
    return text.toString();
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            Generated from the JSON Schema (`schemas/src/main/resources/.../pipeline.schema.json`) by
            `ConfigurationDocsTest`; `docs/pipeline.yaml` is an example with every key.

            `pipeline.yaml` is the only configuration, and every key may be left out. A duration is
            %s A size is
            %s
            On the command line `--set curate.max_clip="10 s"` overrides one key, `--set
            sources.0.uri=/data` an item of a list, and `--set shard.title=` takes the default back.
            What cannot be used is refused before anything starts, every problem at once:

                pipeline.yaml:12: unknown key 'treshold' in curate.shots; did you mean 'threshold'?

            The file is UTF-8 and at most 1 MiB; keys must not stand twice, tags are refused, and
            aliases may be used as long as what they write out stays small.

            """
                .formatted(description("duration"), description("size")));
    for (Map.Entry<String, JsonNode> section : SCHEMA.document().path("properties").properties()) {
      page.append("## ").append(section.getKey()).append("\n\n");
      page.append(section.getValue().path("description").asText()).append("\n\n");
      page.append("| key | values | default | meaning |\n|---|---|---|---|\n");
      JsonNode part = section.getValue();
      boolean list = part.has("items");
      rows(
              list ? section.getKey() + "[]" : section.getKey(),
              list ? part.get("items") : part,
              new java.util.ArrayList<>())
          .forEach(row -> page.append(row).append('\n'));
      page.append('\n');
    }
    return page.toString();
  }

  private static String description(String definition) {
    String text = SCHEMA.document().path("$defs").path(definition).path("description").asText();
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
