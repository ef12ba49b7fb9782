package org.worldmill.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class CommonOptions {

  @Option(
      names = "--workdir",
      paramLabel = "DIR",
      description = "catalog, blobs and releases (default: ${DEFAULT-VALUE})",
      defaultValue = "worldmill-data")
  private Path workdir = Path.of("worldmill-data");

  @Option(names = "--config", paramLabel = "FILE", description = "the pipeline.yaml to follow")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "a.b=c",
      description = "sets one key of the configuration; may be repeated")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--json",
      description = "puts one JSON object on the last line of standard output")
  private boolean json;

  /** The working directory, absolute. */
  Path workdir() {
    return workdir.toAbsolutePath().normalize();
  }

  /** Whether a program reads the result. */
  boolean json() {
    return json;
  }

  /**
   * The configuration: the file's, or the defaults, with the overrides applied and every name
   * known.
   */
  PipelineConfig config() {
    PipelineConfig loaded =
        config.isPresent()
            ? ConfigLoader.load(config.get(), overrides)
            : ConfigLoader.of(overrides);
    NameCheck.check(loaded.curate(), MeasureRegistry.load());
    return loaded;
  }
}
