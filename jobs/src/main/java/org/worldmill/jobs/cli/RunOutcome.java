package org.worldmill.jobs.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.stage.Funnel;
import org.worldmill.jobs.stage.StageReport;

/**
 * What a run came to.
 *
 * @param stages how each stage ended
 * @param funnel what became of everything that went in
 * @param release the release that holds it
 * @param seconds elapsed time
 * @param cpuSeconds CPU time of this process and its media workers
 */
record RunOutcome(
    List<StageReport> stages,
    Funnel funnel,
    ReleaseRow release,
    double seconds,
    double cpuSeconds) {

  RunOutcome {
    stages = List.copyOf(stages);
  }

  /** For programs. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("release", place());
    map.put("version", release.version());
    map.put("report", report());
    map.put("in", funnel.in());
    map.put("published", funnel.totalPublished());
    map.put("filtered", funnel.totalFiltered());
    map.put("quarantined", funnel.totalQuarantined());
    map.put("files", funnel.files());
    map.put("sidecars", funnel.sidecars());
    map.put("companions", funnel.companions());
    map.put("duplicates", funnel.duplicates());
    map.put("filtered_by", funnel.filtered());
    map.put("quarantined_by", funnel.quarantined());
    map.put("analysed", analysed());
    map.put(
        "skipped", stages.stream().filter(StageReport::skipped).map(StageReport::stage).toList());
    map.put("seconds", seconds);
    map.put("cpu_seconds", cpuSeconds);
    map.put("video_seconds", funnel.videoSeconds());
    return map;
  }

  /** For people. */
  void print(PrintStream out) {
    out.println();
    row(out, "files", funnel.files(), besides());
    row(out, "in", funnel.in(), "items, and files that never became any");
    row(out, "published", funnel.totalPublished(), reasons(funnel.published()));
    row(out, "filtered", funnel.totalFiltered(), reasons(funnel.filtered()));
    row(out, "quarantined", funnel.totalQuarantined(), reasons(funnel.quarantined()));
    out.println();
    out.println(work());
    out.printf("release  %s  (version %s)%n", place(), release.version());
    out.printf("report   %s%n", report());
    out.printf(
        Locale.ROOT,
        "in %d = published %d + filtered %d + quarantined %d%n",
        funnel.in(),
        funnel.totalPublished(),
        funnel.totalFiltered(),
        funnel.totalQuarantined());
  }

  private String besides() {
    return String.format(
        Locale.ROOT,
        "of which %d sidecars, %d parts of models, %d exact duplicates",
        funnel.sidecars(),
        funnel.companions(),
        funnel.duplicates());
  }

  private long analysed() {
    return stages.stream()
        .filter(stage -> !stage.skipped())
        .mapToLong(stage -> stage.count("analysed").orElse(0))
        .sum();
  }

  private String work() {
    String decoded =
        analysed() == 0
            ? "nothing had to be decoded"
            : analysed() + (analysed() == 1 ? " file was decoded" : " files were decoded");
    return String.format(
        Locale.ROOT, "%s; %.0f s elapsed, %.0f CPU s", decoded, seconds, cpuSeconds);
  }

  /** A path where it is one, else the URI. */
  private String place() {
    return release.uri().replaceFirst("^file:/+", "/").replaceFirst("/$", "");
  }

  private String report() {
    return place() + "/report/index.html";
  }

  private static String reasons(Map<String, Long> counts) {
    StringBuilder text = new StringBuilder();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            entry -> text.append(", ").append(entry.getKey()).append(' ').append(entry.getValue()));
    return text.isEmpty() ? "" : text.substring(2);
  }

  private static void row(PrintStream out, String name, long count, String note) {
    out.printf("%-12s %6d   %s%n", name, count, note);
  }
}
