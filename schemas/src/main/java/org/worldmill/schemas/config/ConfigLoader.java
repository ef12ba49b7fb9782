package org.worldmill.schemas.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.worldmill.schemas.config.Problems.Place;

/**
 * Reads {@code pipeline.yaml}, puts the overrides of the command line over it, and refuses what the
 * schema or a record does not allow: every problem at once, each with its line and what would be
 * right. Reading makes no object that the file names, and a small file cannot blow up.
 */
public final class ConfigLoader {

  private static final long MOST_BYTES = 1 << 20;

  private ConfigLoader() {}

  /**
   * The configuration of a file.
   *
   * @param yaml the file; UTF-8, at most 1 MiB
   * @param overrides {@code a.b=c} each, the last one winning
   * @throws ConfigException if the file is not there, or anything in it cannot be used
   */
  public static PipelineConfig load(Path yaml, List<String> overrides) {
    return read(Optional.of(yaml), overrides);
  }

  /** The defaults with overrides, for runs without a file; otherwise as {@link #load}. */
  public static PipelineConfig of(List<String> overrides) {
    return read(Optional.empty(), overrides);
  }

  /** The JSON Schema of the file, for editors that check while one types. */
  public static String schema() {
    return PipelineSchema.load().document().toPrettyString() + "\n";
  }

  /** What a file of another schema says; otherwise as {@link #load}. */
  static <T> T read(Path yaml, PipelineSchema schema, Function<Section, T> bind) {
    Problems problems = new Problems();
    ConfigTree tree = new ConfigTree(Place.line(yaml.toString(), 1));
    readFile(yaml, yaml.toString(), tree, problems);
    problems.refuse();
    new SchemaCheck(schema, tree, problems).run();
    problems.refuse();
    Section root = new Section(tree, problems, "");
    Optional<T> made = root.make(() -> bind.apply(root));
    problems.refuse();
    return made.orElseThrow();
  }

  private static PipelineConfig read(Optional<Path> yaml, List<String> overrides) {
    Problems problems = new Problems();
    PipelineSchema schema = PipelineSchema.load();
    String name = yaml.map(Path::toString).orElse("defaults");
    ConfigTree tree = new ConfigTree(Place.line(name, 1));
    if (yaml.isPresent()) {
      readFile(yaml.get(), name, tree, problems);
    }
    problems.refuse();
    new Overrides(schema, tree, problems).apply(overrides);
    problems.refuse();
    new SchemaCheck(schema, tree, problems).run();
    problems.refuse();
    PipelineConfig config = ConfigBinder.bind(tree, problems);
    problems.refuse();
    return config;
  }

  private static void readFile(Path yaml, String name, ConfigTree tree, Problems problems) {
    Optional<String> text = text(yaml, name, problems);
    YamlReader reader = new YamlReader(problems, line -> Place.line(name, line), tree::put);
    JsonNode content = reader.read(text.orElse(""), "");
    if (content instanceof ObjectNode object) {
      tree.root().setAll(object);
    } else if (!content.isNull()) {
      problems.add(
          Place.line(name, 1), "the file must be groups of keys, such as 'curate:' and 'shard:'");
    }
  }

  private static Optional<String> text(Path yaml, String name, Problems problems) {
    Place place = new Place(0, name);
    try {
      if (!Files.isRegularFile(yaml)) {
        String what = Files.isDirectory(yaml) ? "this is a folder" : "no such file";
        problems.add(
            place,
            what + "; copy docs/pipeline.yaml there, or leave --config out for the defaults");
      } else if (Files.size(yaml) > MOST_BYTES) {
        problems.add(place, "larger than 1 MiB; this is not a pipeline's configuration");
      } else {
        byte[] bytes = Files.readAllBytes(yaml);
        return Optional.of(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
      }
    } catch (CharacterCodingException e) {
      problems.add(place, "not UTF-8; save it in that encoding");
    } catch (IOException e) {
      problems.add(place, "cannot be read (" + e.getMessage() + "); check its permissions");
    }
    return Optional.empty();
  }
}
