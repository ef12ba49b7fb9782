package org.worldmill.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The figures of {@link Curate} as text, the ratio last. */
record CurateReport(JsonNode result) {

  void print(boolean byFile) {
    JsonNode worker = result.get("worker");
    JsonNode rounds = worker.get("rounds");
    if (byFile) {
      rounds.get(rounds.size() - 1).get("files").forEach(this::printFile);
    }
    worker
        .get("profile")
        .properties()
        .forEach(part -> say("%-40s %8.2f", part.getKey(), part.getValue().asDouble()));
    say(
        "probe (not in the ratio) %.2f; start-up %.2f; warm-up round %.2f CPU s; peak RSS %d MiB",
        worker.get("probe_cpu_s").asDouble(),
        worker.get("start_up_cpu_s").asDouble(),
        worker.get("warm_up").get("total_cpu_s").asDouble(),
        worker.get("peak_rss_mib").asLong());
    rounds.forEach(CurateReport::printRound);
    say(
        "plain decode: %.2f before, %.2f after, of which starting processes %.2f CPU s",
        number("decode_before_cpu_s"),
        number("decode_after_cpu_s"),
        number("decode_start_up_cpu_s"));
    say(
        "curate / plain decode = %.2f (%.1f / %.1f CPU s)",
        number("ratio"), number("curate_cpu_s"), number("decode_cpu_s"));
  }

  private void printFile(JsonNode file) {
    String name = file.get("file").asText();
    say(
        "%-64s decode %6.3f  analyse %6.3f  cut %6.3f  kept %d of %d",
        name,
        result.get("decode_by_file").get(name).asDouble(),
        file.get("analyse_cpu_s").asDouble(),
        file.get("cut_cpu_s").asDouble(),
        file.get("kept").asInt(),
        file.get("items").asInt());
  }

  private static void printRound(JsonNode round) {
    say(
        "round: analyse %.2f, judge %.2f, cut %.2f CPU s; %d items, %d kept, %d refused",
        round.get("analyse_cpu_s").asDouble(),
        round.get("judge_cpu_s").asDouble(),
        round.get("cut_cpu_s").asDouble(),
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
