package org.worldmill.jobs.cli;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.schemas.config.ConfigException;
import picocli.CommandLine.Mixin;

/**
 * What all commands share: their options, where they write, and how a failure is told. Results go
 * to standard output, everything else to standard error.
 */
abstract class MillCommand implements Callable<Integer> {

  @Mixin private CommonOptions options = new CommonOptions();

  /** Does the work. Anything thrown is told in one line and kept whole in the log. */
  abstract ExitCode work() throws Exception;

  @Override
  public final Integer call() {
    try {
      return work().code();
    } catch (ConfigException e) {
      err().println(e.getMessage());
      return ExitCode.USAGE.code();
    } catch (UsageException e) {
      err().println("worldmill: " + e.getMessage());
      return ExitCode.USAGE.code();
    } catch (Exception | LinkageError e) {
      LoggerFactory.getLogger(getClass()).error("the command failed", e);
      err().println("worldmill: " + Failures.told(e));
      err().println("worldmill: the whole story is in " + LogFile.inUse());
      return Failures.exitCode(e).code();
    }
  }

  CommonOptions options() {
    return options;
  }

  /** Where people read what is going on. */
  PrintStream err() {
    return System.err;
  }

  /** Where results go. */
  PrintStream out() {
    return System.out;
  }

  Progress progress() {
    return new TerminalProgress(err(), TerminalProgress.Style.ofStandardError(), System::nanoTime);
  }

  /** Writes a result for people, or, where a program reads it, as one JSON object. */
  void tell(Map<String, ?> result, Runnable forPeople) {
    if (options.json()) {
      out().println(JsonLine.of(result));
    } else {
      forPeople.run();
    }
    out().flush();
  }
}
