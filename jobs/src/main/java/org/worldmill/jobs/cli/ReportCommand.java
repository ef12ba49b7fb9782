package org.worldmill.jobs.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: where the page of a release lies, or the page itself in a browser. */
@Command(
    name = "report",
    description = "the page a person reads: where it lies, or served so that every clip plays")
public final class ReportCommand extends MillCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "the folder of a release (default: the last one below the working directory)")
  private Optional<String> release = Optional.empty();

  @Option(names = "--serve", description = "serve the release on loopback until interrupted")
  private boolean serve;

  @Option(
      names = "--port",
      description = "port to serve on (default: any that is free)",
      defaultValue = "0")
  private int port;

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new ReportCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    URI place = LocalReleases.chosenOrLast(release, options());
    if (!"file".equals(place.getScheme())) {
      throw new UsageException(
          place + " is no local folder; open report/index.html where the bucket is served");
    }
    Path root = Path.of(place);
    Path page = root.resolve("report/index.html");
    if (!serve) {
      tell(Map.of("report", page.toString()), () -> out().println(page));
      return ExitCode.DONE;
    }
    try (ReleaseServer server = new ReleaseServer(root, port)) {
      String address = server.report().toString();
      tell(
          Map.of("report", address),
          () -> out().println("the report is at " + address + " until you press Ctrl-C"));
      new CountDownLatch(1).await();
    }
    return ExitCode.DONE;
  }
}
