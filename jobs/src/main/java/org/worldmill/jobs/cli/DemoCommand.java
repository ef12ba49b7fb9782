package org.worldmill.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.jobs.demo.DemoCorpus;
import org.worldmill.schemas.config.PipelineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the whole mill on a small corpus, made on the spot if none is given. */
@Command(
    name = "demo",
    description = "the whole mill on a small corpus, made on the spot if none is given")
public final class DemoCommand extends MillCommand {

  @Option(names = "--input", paramLabel = "DIR", description = "your own files instead")
  private Optional<Path> input = Optional.empty();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new DemoCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = options().config();
    Path corpus = input.isPresent() ? input.get() : ownCorpus();
    if (!Files.isDirectory(corpus)) {
      throw new UsageException("there is no folder '" + corpus + "'; check --input");
    }
    RunOutcome outcome =
        PipelineRun.whole(
            options().workdir(), InputOptions.with(config, List.of(corpus.toString())), progress());
    tell(outcome.toMap(), () -> outcome.print(out()));
    return ExitCode.DONE;
  }

  /** The painted corpus; a folder appears under its name only when it is whole. */
  private Path ownCorpus() throws Exception {
    Path corpus = options().workdir().resolve("demo-corpus");
    if (!Files.isDirectory(corpus)) {
      Path making = options().workdir().resolve("demo-corpus.making");
      if (Files.exists(making)) {
        Folders.delete(making);
      }
      err().println("painting a small corpus with known physics …");
      Files.createDirectories(making);
      DemoCorpus.write(making);
      Files.move(making, corpus);
    }
    return corpus;
  }
}
