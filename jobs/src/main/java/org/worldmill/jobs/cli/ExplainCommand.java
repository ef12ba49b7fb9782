package org.worldmill.jobs.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.stage.StageForecast;
import org.worldmill.schemas.config.PipelineConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code explain}: what a run would do and why, without doing it; or, of one asset, why it may be
 * used, from where it came, when and under which words.
 */
@Command(
    name = "explain",
    description = {
      "what a run would do and why, without doing it;",
      "of one asset: why it may be used, where it came from, when, and under which words"
    })
public final class ExplainCommand extends MillCommand {

  @Mixin private InputOptions inputs = new InputOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ASSET",
      description =
          "the id of an asset or item, a place below a source, or the address it was fetched from")
  private Optional<String> subject = Optional.empty();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new ExplainCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = inputs.applyTo(options().config());
    try (MillSession session = MillSession.open(options().workdir(), config, progress())) {
      if (subject.isPresent()) {
        AssetEvidence evidence = AssetEvidence.of(session.spark(), subject.get());
        tell(evidence.toMap(), () -> evidence.lines().forEach(out()::println));
        return evidence.found() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
      }
      List<StageForecast> forecast = session.mill().explain();
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("stages", forecast);
      result.put("releases", session.releases());
      tell(result, () -> print(config, forecast, session));
    }
    return ExitCode.DONE;
  }

  private void print(PipelineConfig config, List<StageForecast> forecast, MillSession session) {
    config.sources().forEach(source -> line("source", source.uri()));
    forecast.forEach(stage -> line(stage.stage(), stage.reason()));
    line("shots", config.curate().shots().detector());
    config
        .curate()
        .filters()
        .forEach(
            rule ->
                line(
                    "filter " + rule.name(),
                    rule.signal()
                        + rule.min().map(min -> " >= " + min).orElse("")
                        + rule.max().map(max -> " <= " + max).orElse("")));
    line("to try a bound", "worldmill tune FILTER --min X, or --max X");
    if (!config.curate().decontaminate().isEmpty()) {
      line("decontaminate", String.join(", ", config.curate().decontaminate()));
    } else {
      line("decontaminate", "against nothing; worldmill hashes writes lists");
    }
    line("captions", String.join(", ", config.label().captioners()));
    line("releases go to", session.releases());
  }

  private void line(String label, String text) {
    out().printf("%-24s %s%n", label, text);
  }
}
