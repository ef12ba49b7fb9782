package org.worldmill.jobs.cli;

import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import picocli.CommandLine.Command;

/** {@code publish}: publishes the release that was written last. */
@Command(name = "publish", description = "publishes the release that was written last")
public final class PublishCommand extends StageCommand {

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new PublishCommand(), args);
  }

  @Override
  StageReport stage(Mill mill) {
    return mill.publish();
  }
}
