package org.worldmill.jobs.docs;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;

/** {@code docs/signals.md} and {@code docs/filters.md}, as the measures and records say. */
public final class SignalsPage {

  private SignalsPage() {}

  /** Every measure with its signals, by name. */
  public static String signals(MeasureRegistry registry) {
    StringBuilder page =
        new StringBuilder(
            """
            # Signals

            Written from the measures themselves (`SignalsPageTest` fails when this page is stale).

            A signal is a measured value of an item. It has a unit, and where its measure can state them a
            confidence (0..1) and a standard error in that unit. What cannot be observed is absent, with the reason;
            it is never guessed and never a zero. `curate.disabled_measures` takes the names of measures, filters
            take the names of signals.
            """);
    for (Measure measure : registry.measures()) {
      page.append("\n## ").append(measure.name()).append("\n\n");
      page.append("Version ").append(measure.version()).append("; for ");
      page.append(modalities(measure)).append(sampling(measure)).append(".\n\n");
      page.append("| signal | unit | range | meaning | method |\n|---|---|---|---|---|\n");
      for (SignalSpec spec : measure.signals()) {
        page.append(
            "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                    spec.name(),
                    unit(spec),
                    range(spec),
                    cell(spec.meaning()),
                    cell(spec.method())));
      }
    }
    return page.toString();
  }

  /** The default filters, in order. */
  public static String filters() {
    StringBuilder page =
        new StringBuilder(
            """
            # Default filters

            Written from `DefaultFilters` (`SignalsPageTest` fails when this page is stale).

            An item is kept if every rule that applies to it holds; the first that fails is its reason. A rule whose
            signal is absent holds unless it says `when_absent: drop`. `curate.filters` in `pipeline.yaml` replaces
            these rules, `curate.extra_filters` adds to them or takes the place of one by its name.

            | filter | applies to | keeps |
            |---|---|---|
            """);
    for (FilterRule rule : CurateConfig.DEFAULT.filters()) {
      String applies = rule.applies().stream().map(Modality::id).collect(Collectors.joining(", "));
      page.append("| `%s` | %s | %s |\n".formatted(rule.name(), applies, bounds(rule)));
    }
    return page.toString();
  }

  private static String bounds(FilterRule rule) {
    String least = rule.min().map(min -> plain(min) + " <= ").orElse("");
    String most = rule.max().map(max -> " <= " + plain(max)).orElse("");
    return least + "`" + rule.signal() + "`" + most;
  }

  private static String modalities(Measure measure) {
    return measure.modalities().stream()
        .sorted()
        .map(Modality::id)
        .collect(Collectors.joining(", "));
  }

  private static String sampling(Measure measure) {
    if (!(measure instanceof FrameMeasure viewer)) {
      return "";
    }
    Sampling sampling = viewer.sampling();
    return switch (sampling.kind()) {
      case EVERY -> "; sees every frame";
      case SINGLE ->
          "; sees " + sampling.hz() + (sampling.hz() == 1 ? " frame" : " frames") + " a second";
      case PAIR -> {
        String pairs = sampling.hz() + (sampling.hz() == 1 ? " pair" : " pairs");
        yield sampling.apartNanos() == 0
            ? "; sees " + pairs + " of neighbouring frames a second"
            : "; sees "
                + pairs
                + " of frames a second, "
                + sampling.apartNanos() / 1_000_000
                + " ms apart";
      }
    };
  }

  private static String unit(SignalSpec spec) {
    return spec.unit().isEmpty() ? spec.type().name().toLowerCase(Locale.ROOT) : spec.unit();
  }

  private static String range(SignalSpec spec) {
    if (List.of(SignalSpec.Type.TEXT, SignalSpec.Type.FLAG).contains(spec.type())) {
      return "";
    }
    return plain(spec.min()) + " .. " + plain(spec.max());
  }

  private static String plain(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "" : "-";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.valueOf(value);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
