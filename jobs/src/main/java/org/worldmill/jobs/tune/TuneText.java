package org.worldmill.jobs.tune;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.jobs.report.Html;
import org.worldmill.schemas.Span;

/** A trial as a terminal shows it. */
public final class TuneText {

  private TuneText() {}

  /** Prints it. */
  public static void print(Tuning tuning, PrintStream out) {
    out.printf("%s: %s (%s)%n", tuning.rule(), tuning.spec().name(), tuning.spec().meaning());
    out.printf("%n%-36s %10s %10s %18s%n", "", "keeps", "drops", "no other rule does");
    row(out, "in force: " + tuning.now().words(), tuning.withNow());
    if (!tuning.then().equals(tuning.now())) {
      row(out, "tried: " + tuning.then().words(), tuning.withThen());
    }
    if (tuning.absent() > 0) {
      out.printf("%d items have no value%n", tuning.absent());
    }
    quantiles(tuning, out);
    side(tuning, out, false);
    side(tuning, out, true);
  }

  private static void row(PrintStream out, String name, Tally tally) {
    out.printf("%-36s %10d %10d %18d%n", name, tally.kept(), tally.dropped(), tally.decisive());
  }

  private static void quantiles(Tuning tuning, PrintStream out) {
    if (tuning.values().total() == 0) {
      return;
    }
    out.println();
    for (int percent : List.of(1, 5, 25, 50, 75, 95, 99)) {
      out.printf(
          Locale.ROOT,
          "%d %%: %s   ",
          percent,
          Html.number(tuning.values().quantile(percent / 100.0)));
    }
    out.println();
  }

  private static void side(Tuning tuning, PrintStream out, boolean kept) {
    out.printf("%n%s%n", kept ? "just kept" : "just dropped");
    for (Borderline item : tuning.border()) {
      if (item.keptThen() == kept) {
        out.printf(
            "  %-12s %s  %s%s%s%n",
            Html.number(item.value()),
            item.itemId().substring(0, 12),
            item.name(),
            stretch(item.span()),
            item.other().map(rule -> "  (also " + rule + ")").orElse(""));
      }
    }
  }

  /** Such as {@code , 3.2 to 8.5 s}; empty for what is no clip. */
  static String stretch(Optional<Span> span) {
    return span.map(
            clip ->
                String.format(
                    Locale.ROOT,
                    ", %.1f to %.1f s",
                    clip.startNanos() / 1e9,
                    (clip.startNanos() + clip.durationNanos()) / 1e9))
        .orElse("");
  }
}
