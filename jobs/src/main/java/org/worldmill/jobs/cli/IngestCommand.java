package org.worldmill.jobs.cli;

import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import picocli.CommandLine.Command;

/** {@code ingest}: takes new and changed files of the sources in. */
@Command(name = "ingest", description = "takes new and changed files of the sources in")
public final class IngestCommand extends StageCommand {

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new IngestCommand(), args);
  }

  @Override
  StageReport stage(Mill mill) {
    return mill.ingest();
  }
}
