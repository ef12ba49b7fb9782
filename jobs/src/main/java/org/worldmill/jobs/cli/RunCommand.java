package org.worldmill.jobs.cli;

import org.worldmill.schemas.config.PipelineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: all stages, from sources to a published release, resuming what was begun. */
@Command(
    name = "run",
    description = "all stages, from sources to a published release, resuming what was begun")
public final class RunCommand extends MillCommand {

  @Mixin private InputOptions inputs = new InputOptions();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new RunCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = inputs.applyTo(options().config());
    if (config.sources().isEmpty()) {
      throw new UsageException(
          "nothing to take in: name a folder with --input DIR, or sources in --config FILE");
    }
    RunOutcome outcome = PipelineRun.whole(options().workdir(), config, progress());
    tell(outcome.toMap(), () -> outcome.print(out()));
    return ExitCode.DONE;
  }
}
