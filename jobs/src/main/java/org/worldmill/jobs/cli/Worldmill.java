package org.worldmill.jobs.cli;

import java.util.concurrent.Callable;
import org.worldmill.jobs.stage.CodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole: {@code worldmill COMMAND}. */
@Command(
    name = "worldmill",
    mixinStandardHelpOptions = true,
    versionProvider = Worldmill.Version.class,
    description = "Turns raw video, images and 3D models into open, training-ready datasets.",
    footer = {
      "",
      "Start with `worldmill demo`. Each command explains itself: `worldmill run --help`.",
      "Exit codes: 0 done, 1 failed, 2 bad usage or configuration, 3 done but a check failed."
    },
    subcommands = {
      DemoCommand.class,
      CrawlCommand.class,
      RunCommand.class,
      IngestCommand.class,
      CurateCommand.class,
      LabelCommand.class,
      ShardCommand.class,
      PublishCommand.class,
      NightlyCommand.class,
      VerifyCommand.class,
      ReportCommand.class,
      InspectCommand.class,
      TuneCommand.class,
      ViewsCommand.class,
      HashesCommand.class,
      SimCommand.class,
      PairsCommand.class,
      ExplainCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Worldmill implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command that the arguments name, and ends the process with its exit code. */
  public static void main(String[] args) {
    exit(new Worldmill(), args);
  }

  /** Runs one command in this process, and gives its exit code. */
  public static int run(Object command, String... args) {
    LogFile.choose(args);
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .execute(args);
  }

  static void exit(Object command, String... args) {
    int code = run(command, args);
    // Spark leaves threads behind; a command that is done is done. Under spark-submit a zero is
    // returned, not exited with, so that the cluster hears of the end in its own way.
    if (code != ExitCode.DONE.code() || System.getProperty("spark.master") == null) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return ExitCode.USAGE.code();
  }

  /** The version of this code, as it goes into releases. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"worldmill " + CodeVersion.text()};
    }
  }
}
