package org.worldmill.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.SourceConfig;
import picocli.CommandLine.Option;

/** Sources named on the command line instead of in the configuration. */
final class InputOptions {

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description =
          "a folder or bucket prefix to take in, in place of the configuration's sources; may be"
              + " repeated")
  private List<String> inputs = new ArrayList<>();

  /** The configuration with these sources, if any are named. */
  PipelineConfig applyTo(PipelineConfig config) throws UsageException {
    PipelineConfig effective = inputs.isEmpty() ? config : with(config, inputs);
    for (SourceConfig source : effective.sources()) {
      requirePresent(source.uri());
    }
    return effective;
  }

  /** The configuration with these folders as its sources. */
  static PipelineConfig with(PipelineConfig config, List<String> uris) {
    return new PipelineConfig(
        uris.stream().map(InputOptions::absolute).map(SourceConfig::of).toList(),
        config.curate(),
        config.label(),
        config.shard(),
        config.publish(),
        config.resources());
  }

  private static String absolute(String uri) {
    return isUri(uri) ? uri : Path.of(uri).toAbsolutePath().normalize().toString();
  }

  private static boolean isUri(String uri) {
    return uri.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
  }

  private static void requirePresent(String uri) throws UsageException {
    if (!isUri(uri) && !Files.isDirectory(Path.of(uri))) {
      throw new UsageException(
          "there is no folder '" + uri + "'; check --input, or the uri under sources");
    }
  }
}
