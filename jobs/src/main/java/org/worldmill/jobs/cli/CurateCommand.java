package org.worldmill.jobs.cli;

import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import picocli.CommandLine.Command;

/** {@code curate}: measures, judges and cuts what was taken in. */
@Command(name = "curate", description = "measures, judges and cuts what was taken in")
public final class CurateCommand extends StageCommand {

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new CurateCommand(), args);
  }

  @Override
  StageReport stage(Mill mill) {
    return mill.curate();
  }
}
