package org.worldmill.jobs.cli;

import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import picocli.CommandLine.Command;

/** {@code shard}: writes the next release, without publishing it. */
@Command(name = "shard", description = "writes the next release, without publishing it")
public final class ShardCommand extends StageCommand {

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new ShardCommand(), args);
  }

  @Override
  StageReport stage(Mill mill) {
    return mill.shard();
  }
}
