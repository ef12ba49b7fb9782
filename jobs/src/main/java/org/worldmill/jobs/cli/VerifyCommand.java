package org.worldmill.jobs.cli;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.worldmill.shard.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code verify}: proves a release. */
@Command(
    name = "verify",
    description =
        "proves a release: checksums, schema, counts, offsets, a decoded sample of every shard")
public final class VerifyCommand extends MillCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "RELEASE",
      description = "folder or URI of a release (default: the last one published)")
  private Optional<String> release = Optional.empty();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new VerifyCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    URI place = LocalReleases.chosenOrLast(release, options());
    VerifyReport report =
        Verification.of(place, HadoopSettings.ofSpark(), options().config().resources());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("release", report.release());
    result.put("sound", report.isSound());
    result.put("problems", report.problems());
    result.put("files", report.files());
    result.put("bytes", report.bytes());
    result.put("rows", report.rows());
    result.put("decoded", report.samples());
    tell(result, () -> print(report));
    return report.isSound() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private void print(VerifyReport report) {
    report.problems().forEach(problem -> out().println("WRONG  " + problem));
    out()
        .printf(
            "%s: %d files, %,d bytes, %,d rows read, %d samples decoded; %s%n",
            report.release(),
            report.files(),
            report.bytes(),
            report.rows(),
            report.samples(),
            report.isSound() ? "sound" : report.problems().size() + " problems");
  }
}
