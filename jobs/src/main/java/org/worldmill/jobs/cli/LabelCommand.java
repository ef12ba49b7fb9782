package org.worldmill.jobs.cli;

import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import picocli.CommandLine.Command;

/** {@code label}: says what is seen in what was kept. */
@Command(name = "label", description = "says what is seen in what was kept")
public final class LabelCommand extends StageCommand {

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new LabelCommand(), args);
  }

  @Override
  StageReport stage(Mill mill) {
    return mill.label();
  }
}
