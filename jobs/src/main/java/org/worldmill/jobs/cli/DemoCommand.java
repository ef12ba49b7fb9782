package org.worldmill.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.demo.DemoCorpus;
import org.worldmill.jobs.demo.KnownTruth;
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
    PipelineConfig milled = InputOptions.with(config, List.of(corpus.toString()));
    long started = System.nanoTime();
    try (MillSession session = MillSession.open(options().workdir(), milled, progress())) {
      RunOutcome outcome = PipelineRun.whole(session.mill(), started);
      Optional<KnownTruth> truth =
          input.isPresent()
              ? Optional.empty()
              : Optional.of(DemoTruth.of(corpus, session.catalog(), milled))
                  .filter(known -> !known.isEmpty());
      Map<String, Object> result = new LinkedHashMap<>(outcome.toMap());
      truth.ifPresent(known -> result.put("truth", known.toMap()));
      tell(result, () -> print(outcome, truth));
    }
    return ExitCode.DONE;
  }

  private void print(RunOutcome outcome, Optional<KnownTruth> truth) {
    outcome.print(out());
    truth.ifPresent(known -> out().println("truth    " + known.line()));
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
