package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of {@link Peers} as text, the ratios last. */
final class PeersReport {

  private static final List<String> PROGRAMS =
      List.of(
          "decode",
          "worldmill_warm",
          "worldmill_cold",
          "AdaptiveDetector",
          "ContentDetector",
          "data_juicer");

  private PeersReport() {}

  static List<String> lines(JsonNode result) {
    List<String> lines = new ArrayList<>();
    double video = result.path("video_s").asDouble();
    lines.add(
        say(
            "%d films, %.0f s of video; load %s before, %s after",
            result.path("films").size(),
            video,
            result.path("load_before").asText(),
            result.path("load_after").asText()));
    for (String name : PROGRAMS) {
      JsonNode node = result.path(name);
      if (!node.isMissingNode()) {
        lines.add(program(name, node, video));
      }
    }
    result
        .path("faults")
        .properties()
        .forEach(entry -> lines.add(fault(entry.getKey(), entry.getValue())));
    lines.add(ratios(result));
    return lines;
  }

  private static String program(String name, JsonNode node, double video) {
    double net = node.path("net_cpu_s").asDouble();
    return say(
        "%-18s net %7.1f CPU s (%5.1f x real time), start %5.1f, runs %s, peak %s MiB, clips %s",
        name,
        net,
        video / net,
        node.path("start_up_cpu_s").asDouble(),
        node.path("runs_cpu_s"),
        node.path("peak_rss_mib").asText("-"),
        node.path("clips").asText("-"));
  }

  private static String fault(String name, JsonNode node) {
    return say(
        "%-18s lost %d of %d valid; accepted %d of %d broken; reason recorded %d, in the log alone"
            + " %d; exit %d",
        name,
        node.path("valid_lost").asInt(),
        node.path("valid").asInt(),
        node.path("broken_accepted").asInt(),
        node.path("broken").asInt(),
        node.path("broken_with_reason_recorded").asInt(),
        node.path("broken_named_in_log_only").asInt(),
        node.path("exit").asInt());
  }

  private static String ratios(JsonNode result) {
    List<String> ratios = new ArrayList<>();
    JsonNode juicer = result.path("data_juicer");
    JsonNode warm = result.path("worldmill_warm");
    JsonNode cold = result.path("worldmill_cold");
    if (!juicer.isMissingNode()) {
      ratios.add(ratio("Data-Juicer's chain / our curation, warm", juicer, warm, "net_cpu_s"));
      ratios.add(ratio("/ our whole command, net of starting", juicer, cold, "net_cpu_s"));
      ratios.add(ratio("/ our whole command, cold", juicer, cold, "whole_cpu_s"));
    }
    JsonNode adaptive = result.path("AdaptiveDetector");
    if (!adaptive.isMissingNode()) {
      ratios.add(ratio("PySceneDetect Adaptive / our curation, warm", adaptive, warm, "net_cpu_s"));
    }
    ratios.add(
        ratio("our curation, warm / plain decode", warm, result.path("decode"), "net_cpu_s"));
    return String.join("; ", ratios);
  }

  private static String ratio(String what, JsonNode theirs, JsonNode ours, String figure) {
    double above = theirs.path(figure).asDouble();
    double below = ours.path(figure).asDouble();
    return say("%s = %.2f (%.1f / %.1f CPU s)", what, above / below, above, below);
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
