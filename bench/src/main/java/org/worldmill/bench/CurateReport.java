package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Locale;

/** The figures of {@link Curate} as text, the ratios last. */
record CurateReport(JsonNode result) {

  void print(boolean byFile) {
    JsonNode worker = result.get("worker");
    if (byFile) {
      result
          .get("films")
          .valueStream()
          .sorted(Comparator.comparingDouble(CurateReport::excess))
          .forEach(CurateReport::printFilm);
    }
    worker
        .path("profile")
        .properties()
        .forEach(part -> say("%-40s %8.2f", part.getKey(), part.getValue().asDouble()));
    say(
        "probe (not in the ratios) %.2f; start-up %.2f CPU s; peak RSS %d MiB",
        worker.get("probe_cpu_s").asDouble(),
        worker.get("start_up_cpu_s").asDouble(),
        worker.get("peak_rss_mib").asLong());
    printRound("warm-up", worker.get("warm_up"));
    printRound("second warm-up", worker.get("second_warm_up"));
    worker.get("rounds").forEach(round -> printRound("all measures", round));
    worker
        .get("rounds_without_motion_and_physics")
        .forEach(round -> printRound("without motion and physics", round));
    printRound("ungated", worker.get("ungated"));
    say(
        "plain decode: %.2f before, %.2f after, of which starting processes %.2f CPU s",
        number("decode_before_cpu_s"),
        number("decode_after_cpu_s"),
        number("decode_start_up_cpu_s"));
    say(
        "load: %s before, %s after",
        result.get("load_before").asText(), result.get("load_after").asText());
    printRatios();
  }

  private void printRatios() {
    say(
        "motion and physics / plain decode = %.2f gated, %.2f ungated",
        number("motion_and_physics"), number("motion_and_physics_ungated"));
    say(
        "net of compiling and collecting: %.2f without motion and physics, %.2f with them",
        number("ratio_without_motion_and_physics_net_of_java"), number("ratio_net_of_java"));
    say(
        "without motion and physics / plain decode = %.2f (%.1f / %.1f CPU s)",
        number("ratio_without_motion_and_physics"),
        number("curate_without_motion_and_physics_cpu_s"),
        number("decode_cpu_s"));
    say(
        "curate / plain decode = %.2f (%.1f / %.1f CPU s)",
        number("ratio"), number("curate_cpu_s"), number("decode_cpu_s"));
  }

  /** CPU seconds beyond those of decoding. */
  private static double excess(JsonNode film) {
    return film.get("analyse_cpu_s").asDouble()
        + film.get("cut_cpu_s").asDouble()
        - film.get("decode_cpu_s").asDouble();
  }

  private static void printFilm(JsonNode film) {
    double decode = film.get("decode_cpu_s").asDouble();
    say(
        "%-64s decode %6.3f  analyse %6.3f  cut %6.3f  ratio %5.2f  kept %d of %d",
        film.get("file").asText(),
        decode,
        film.get("analyse_cpu_s").asDouble(),
        film.get("cut_cpu_s").asDouble(),
        (excess(film) + decode) / decode,
        film.get("kept").asInt(),
        film.get("items").asInt());
  }

  private static void printRound(String name, JsonNode round) {
    say(
        "%s: analyse %.2f, judge %.2f, cut %.2f CPU s, of it compiling %.2f, collecting %.2f;"
            + " %d items, %d kept, %d refused",
        name,
        round.get("analyse_cpu_s").asDouble(),
        round.get("judge_cpu_s").asDouble(),
        round.get("cut_cpu_s").asDouble(),
        round.get("compiling_cpu_s").asDouble(),
        round.get("collecting_cpu_s").asDouble(),
        round.get("items").asInt(),
        round.get("kept").asInt(),
        round.get("refused").asInt());
  }

  private double number(String name) {
    return result.get(name).asDouble();
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
