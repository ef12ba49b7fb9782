package org.worldmill.schemas.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The JSON Schema of {@code pipeline.yaml}, or that of a crawl's scope. Beside the standard
 * keywords it has {@code x-means} (what a pattern asks for, in words) and {@code x-minimum} and
 * {@code x-maximum} (bounds of a quantity with a unit).
 */
final class PipelineSchema {

  private static final String PIPELINE = "pipeline.schema.json";
  private static final String CRAWL = "crawl.schema.json";

  private final JsonNode document;
  private final JsonSchema schema;

  private PipelineSchema(JsonNode document, JsonSchema schema) {
    this.document = document;
    this.schema = schema;
  }

  static PipelineSchema load() {
    return load(PIPELINE);
  }

  /** That of a crawl's scope. */
  static PipelineSchema crawl() {
    return load(CRAWL);
  }

  private static PipelineSchema load(String resource) {
    String text;
    try (InputStream stream =
        Objects.requireNonNull(PipelineSchema.class.getResourceAsStream(resource), resource)) {
      text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      JsonMetaSchema base = JsonMetaSchema.getV202012();
      JsonMetaSchema meta =
          JsonMetaSchema.builder(base)
              .keyword(new NonValidationKeyword("x-means"))
              .keyword(new NonValidationKeyword("x-minimum"))
              .keyword(new NonValidationKeyword("x-maximum"))
              .build();
      JsonSchemaFactory factory =
          JsonSchemaFactory.builder().defaultMetaSchemaIri(base.getIri()).metaSchema(meta).build();
      SchemaValidatorsConfig config =
          SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();
      JsonNode document = new ObjectMapper().readTree(text);
      JsonSchema schema =
          factory.getSchema(SchemaLocation.of(document.path("$id").asText()), document, config);
      return new PipelineSchema(document, schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<ValidationMessage> validate(JsonNode instance) {
    return schema.validate(instance);
  }

  /** The whole schema. */
  JsonNode document() {
    return document;
  }

  /** What holds for the part of the configuration at this JSON pointer; missing if unknown. */
  JsonNode at(String pointer) {
    JsonNode node = document;
    for (String part : parts(pointer)) {
      JsonNode resolved = resolved(node);
      node =
          resolved.path("type").asText().equals("array")
              ? resolved.path("items")
              : resolved.path("properties").path(ConfigTree.unescaped(part));
    }
    return node;
  }

  /** A keyword of a part, taken from the definition it refers to where it has none itself. */
  JsonNode keyword(JsonNode part, String keyword) {
    return part.has(keyword) ? part.get(keyword) : resolved(part).path(keyword);
  }

  /** The definition that a part refers to, or the part itself. */
  JsonNode resolved(JsonNode part) {
    if (!part.has("$ref")) {
      return part;
    }
    return document.at(JsonPointer.compile(part.get("$ref").asText().substring(1)));
  }

  /** The keys that an object may have; empty for anything else. */
  List<String> keys(String pointer) {
    List<String> keys = new ArrayList<>();
    resolved(at(pointer)).path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The sections in which a key of this name would be right, as a person writes them. */
  List<String> homes(String key) {
    List<String> homes = new ArrayList<>();
    gatherHomes(document, "", key, homes);
    return homes;
  }

  private void gatherHomes(JsonNode section, String path, String key, List<String> homes) {
    JsonNode properties = section.path("properties");
    if (properties.has(key) && !path.isEmpty()) {
      homes.add(path + '.' + key);
    }
    properties
        .properties()
        .forEach(
            entry ->
                gatherHomes(
                    entry.getValue(),
                    path.isEmpty() ? entry.getKey() : path + '.' + entry.getKey(),
                    key,
                    homes));
  }

  private static List<String> parts(String pointer) {
    return pointer.isEmpty() ? List.of() : List.of(pointer.substring(1).split("/", -1));
  }
}
