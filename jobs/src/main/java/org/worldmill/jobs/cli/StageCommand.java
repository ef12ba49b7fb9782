package org.worldmill.jobs.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.StageReport;
import org.worldmill.schemas.config.PipelineConfig;
import picocli.CommandLine.Mixin;

/** A command that runs one stage. */
abstract class StageCommand extends MillCommand {

  @Mixin private InputOptions inputs = new InputOptions();

  abstract StageReport stage(Mill mill);

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = inputs.applyTo(options().config());
    try (MillSession session = MillSession.open(options().workdir(), config, progress())) {
      StageReport report = stage(session.mill());
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("stage", report.stage());
      result.put("skipped", report.skipped());
      report.counts().forEach(count -> result.put(count.name(), count.value()));
      tell(result, () -> print(report));
    }
    return ExitCode.DONE;
  }

  private void print(StageReport report) {
    out().println(report.stage() + (report.skipped() ? ": nothing has changed" : ""));
    report.counts().forEach(count -> out().printf("  %-24s %,d%n", count.name(), count.value()));
  }
}
