package org.worldmill.jobs.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.jobs.stage.StageReport;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.schemas.config.PipelineConfig;

/** All stages one after the other, timed. */
final class PipelineRun {

  private PipelineRun() {}

  /** Runs from sources to a published release. */
  static RunOutcome whole(Path workdir, PipelineConfig config, Progress progress)
      throws IOException, UsageException {
    long started = System.nanoTime();
    try (MillSession session = MillSession.open(workdir, config, progress)) {
      return whole(session.mill(), started);
    }
  }

  /** The same with a mill that is open already, since {@code started}. */
  static RunOutcome whole(Mill mill, long startedNanos) throws IOException {
    List<StageReport> reports = new ArrayList<>();
    reports.add(mill.ingest());
    reports.add(mill.curate());
    reports.add(mill.label());
    reports.add(mill.shard());
    reports.add(mill.publish());
    return outcome(mill, reports, startedNanos);
  }

  /**
   * What came of it, with the time that this process and its workers took since {@code started}.
   */
  static RunOutcome outcome(Mill mill, List<StageReport> reports, long startedNanos) {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    return new RunOutcome(
        reports, mill.funnel(), mill.release().orElseThrow(), seconds, cpuSeconds());
  }

  private static double cpuSeconds() {
    long own =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
            ? os.getProcessCpuTime()
            : 0;
    return (own + MediaWorkers.cpuNanos()) / 1e9;
  }
}
