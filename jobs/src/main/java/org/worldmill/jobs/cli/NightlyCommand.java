package org.worldmill.jobs.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.shard.VerifyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code nightly}: takes in what is new, checks the outcome against the last release, publishes a
 * new version if something changed, and proves it. A second run that starts meanwhile leaves at
 * once.
 */
@Command(
    name = "nightly",
    description =
        "takes in what is new, checks it against the last release, publishes if something changed")
public final class NightlyCommand extends MillCommand {

  @Mixin private InputOptions inputs = new InputOptions();

  @Option(
      names = "--least-share",
      paramLabel = "SHARE",
      description =
          "publish nothing if fewer than this share of the last release's samples would be left"
              + " (default: ${DEFAULT-VALUE})",
      defaultValue = "0.8")
  private double leastShare = 0.8;

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new NightlyCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = inputs.applyTo(options().config());
    if (config.sources().isEmpty()) {
      throw new UsageException("nothing to take in: name sources in --config FILE, or --input DIR");
    }
    Optional<WorkdirLock> lock = WorkdirLock.tryLock(options().workdir());
    if (lock.isEmpty()) {
      err().println("another run is at work in " + options().workdir() + "; leaving it to that");
      tell(Map.of("busy", true), () -> {});
      return ExitCode.DONE;
    }
    return night(lock.get(), config);
  }

  private ExitCode night(WorkdirLock lock, PipelineConfig config) throws Exception {
    long started = System.nanoTime();
    try (MillSession session = MillSession.open(lock, options().workdir(), config, progress())) {
      Mill mill = session.mill();
      List<StageReport> reports = new ArrayList<>();
      reports.add(mill.ingest());
      reports.add(mill.curate());
      reports.add(mill.label());
      Optional<String> objection = objection(session, config.shard().dataset());
      if (objection.isPresent()) {
        err().println("not published: " + objection.get());
        tell(Map.of("published_version", "", "objection", objection.get()), () -> {});
        return ExitCode.CHECK_FAILED;
      }
      reports.add(mill.shard());
      StageReport publish = mill.publish();
      reports.add(publish);
      RunOutcome outcome = PipelineRun.outcome(mill, reports, started);
      List<String> problems = publish.skipped() ? List.of() : verify(session, outcome, config);
      problems.forEach(err()::println);
      Map<String, Object> result = new LinkedHashMap<>(outcome.toMap());
      result.put("changed", !publish.skipped());
      result.put("problems", problems);
      tell(result, () -> outcome.print(out()));
      return problems.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
  }

  /** Why tonight's outcome should not replace the last release. */
  private Optional<String> objection(MillSession session, String dataset) {
    long last = session.lastRelease(dataset).map(ReleaseRow::samples).orElse(0L);
    long now = session.mill().funnel().totalPublished();
    if (last > 0 && now < last * leastShare) {
      return Optional.of(
          "only %d samples would be left of the last release's %d; check the sources and filters, or allow it with --least-share"
              .formatted(now, last));
    }
    return Optional.empty();
  }

  private List<String> verify(MillSession session, RunOutcome outcome, PipelineConfig config)
      throws Exception {
    VerifyReport report =
        Verification.of(URI.create(outcome.release().uri()), session.hadoop(), config.resources());
    return report.problems();
  }
}
