package org.worldmill.jobs.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Views;
import org.worldmill.jobs.tune.Borderline;
import org.worldmill.jobs.tune.Tally;
import org.worldmill.jobs.tune.Threshold;
import org.worldmill.jobs.tune.ThresholdTrial;
import org.worldmill.jobs.tune.TunePage;
import org.worldmill.jobs.tune.TuneText;
import org.worldmill.jobs.tune.Tuning;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.FilterRule.WhenAbsent;
import org.worldmill.schemas.config.NearestName;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tune}: what a threshold would keep and drop, and what lies at its border. */
@Command(
    name = "tune",
    description = "what a threshold would keep and drop, with the items at its border")
public final class TuneCommand extends MillCommand {

  @Parameters(paramLabel = "FILTER", description = "a filter of the configuration, or a signal")
  private String subject = "";

  @Option(names = "--min", paramLabel = "X", description = "least value to keep, as a trial")
  private Optional<Double> min = Optional.empty();

  @Option(names = "--max", paramLabel = "X", description = "greatest value to keep, as a trial")
  private Optional<Double> max = Optional.empty();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "items to show on each side of the border (default: ${DEFAULT-VALUE})",
      defaultValue = "12")
  private int samples;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "where the page with the pictures goes (default: WORKDIR/tune/FILTER.html)")
  private Optional<Path> page = Optional.empty();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new TuneCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    PipelineConfig config = options().config();
    if (samples < 0 || samples > 1000) {
      throw new UsageException("--samples lies between 0 and 1000");
    }
    ThresholdTrial trial = trial(config, MeasureRegistry.load());
    Workdir workdir = new Workdir(options().workdir());
    try (SparkSession spark = SparkSessions.open(workdir, config.resources())) {
      Catalog catalog = new Catalog(spark);
      Tuning tuning = trial.run(catalog, new Views(catalog, config));
      BlobStore blobs =
          new BlobStore(
              workdir.blobs(config.resources()), spark.sparkContext().hadoopConfiguration());
      Path written =
          TunePage.of(
                  tuning,
                  blob -> {
                    try (InputStream in = blobs.open(blob)) {
                      return in.readAllBytes();
                    }
                  })
              .write(page.orElse(options().workdir().resolve("tune/" + trial.rule() + ".html")));
      tell(
          json(tuning, written),
          () -> {
            TuneText.print(tuning, out());
            out().println("\n" + written);
          });
    }
    return ExitCode.DONE;
  }

  private ThresholdTrial trial(PipelineConfig config, MeasureRegistry registry)
      throws UsageException {
    List<FilterRule> rules = config.curate().filters();
    Optional<FilterRule> rule =
        rules.stream()
            .filter(r -> r.name().equals(subject))
            .findFirst()
            .or(() -> rules.stream().filter(r -> r.signal().equals(subject)).findFirst());
    Optional<SignalSpec> spec = registry.spec(rule.map(FilterRule::signal).orElse(subject));
    boolean number =
        spec.isPresent()
            && spec.get().type() != SignalSpec.Type.TEXT
            && spec.get().type() != SignalSpec.Type.SERIES;
    if (!number) {
      throw new UsageException(unknown(rules));
    }
    Threshold now = rule.map(Threshold::of).orElse(Threshold.NONE);
    Threshold then =
        min.isPresent() || max.isPresent()
            ? new Threshold(min, max, rule.map(FilterRule::whenAbsent).orElse(WhenAbsent.KEEP))
            : now;
    return new ThresholdTrial(
        rule.map(FilterRule::name).orElse(subject),
        spec.orElseThrow(),
        modalities(rule, spec.orElseThrow(), registry),
        now,
        then,
        samples);
  }

  private static Set<Modality> modalities(
      Optional<FilterRule> rule, SignalSpec spec, MeasureRegistry registry) {
    Set<Modality> having = EnumSet.noneOf(Modality.class);
    for (Modality modality : Modality.values()) {
      if (registry.signals(modality).contains(spec)) {
        having.add(modality);
      }
    }
    List<Modality> applies = rule.map(FilterRule::applies).orElse(List.of());
    return applies.isEmpty() ? having : Set.copyOf(applies);
  }

  private String unknown(List<FilterRule> rules) {
    List<String> names = rules.stream().map(FilterRule::name).toList();
    return "no filter and no signal that is a number is called '"
        + subject
        + "'"
        + NearestName.of(subject, names)
            .map(near -> "; did you mean '" + near + "'?")
            .orElse("; filters are " + String.join(", ", names));
  }

  private static Map<String, Object> json(Tuning tuning, Path page) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("filter", tuning.rule());
    result.put("signal", tuning.spec().name());
    result.put("in_force", tally(tuning.withNow()));
    result.put("tried", tally(tuning.withThen()));
    result.put("absent", tuning.absent());
    result.put("border", tuning.border().stream().map(TuneCommand::borderline).toList());
    result.put("page", page.toString());
    return result;
  }

  private static Map<String, Object> tally(Tally tally) {
    return Map.of("kept", tally.kept(), "dropped", tally.dropped(), "decisive", tally.decisive());
  }

  private static Map<String, Object> borderline(Borderline item) {
    return Map.of("item_id", item.itemId(), "value", item.value(), "kept", item.keptThen());
  }
}
