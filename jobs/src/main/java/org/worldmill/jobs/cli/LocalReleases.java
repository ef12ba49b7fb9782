package org.worldmill.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.shard.Releases;

/** Finds the release that a command is about. */
final class LocalReleases {

  private LocalReleases() {}

  /** The release named on the command line, or the last one published. */
  static URI chosenOrLast(Optional<String> chosen, CommonOptions options)
      throws IOException, UsageException {
    if (chosen.isPresent()) {
      return named(chosen.get());
    }
    PipelineConfig config = options.config();
    URI root = new Workdir(options.workdir()).releases(config.publish());
    String dataset = config.shard().dataset();
    String version =
        Releases.latest(root, dataset, HadoopSettings.ofSpark())
            .orElseThrow(
                () ->
                    new UsageException(
                        "no release of '"
                            + dataset
                            + "' is published below "
                            + root
                            + "; name one, or check --workdir and --config"));
    return URI.create(root.toString().replaceFirst("/*$", "/") + dataset + '/' + version + '/');
  }

  private static URI named(String text) throws UsageException {
    if (text.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
      return URI.create(text);
    }
    Path folder = Path.of(text).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new UsageException("there is no folder " + folder);
    }
    return folder.toUri();
  }
}
