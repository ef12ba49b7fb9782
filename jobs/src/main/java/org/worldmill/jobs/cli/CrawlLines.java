package org.worldmill.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.jobs.crawl.CrawlView;
import org.worldmill.jobs.crawl.Waiting;

/** A moment of a crawl in a few lines of text, none of them longer than a terminal is wide. */
final class CrawlLines {

  private static final int HOSTS = 6;
  private static final int WAITING = 4;
  private static final int NARROWEST = 40;
  private static final double MB = 1e6;

  private final int width;

  /** Lines of so many columns at most. */
  CrawlLines(int width) {
    this.width = Math.max(NARROWEST, width);
  }

  /**
   * The lines.
   *
   * @param nowMillis Unix time, for how long what waits still has to
   */
  List<String> of(CrawlView view, long nowMillis) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "crawl %s round %d  %s  %,d asked  %.1f/s  %.1f MB  %.2f MB/s  %,d left%s",
            view.crawl(),
            view.round(),
            clock(Math.round(view.seconds())),
            view.asked(),
            view.requestsPerSecond(),
            view.bytes() / MB,
            view.bytesPerSecond() / MB,
            view.left(),
            view.found() > 0 ? String.format(Locale.ROOT, ", %,d more found", view.found()) : ""));
    hosts(view, lines);
    if (!view.refused().isEmpty()) {
      lines.add(
          "  not taken  "
              + view.refused().entrySet().stream()
                  .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
                  .collect(Collectors.joining(" · ")));
    }
    waiting(view, nowMillis, lines);
    return lines.stream().map(this::cut).toList();
  }

  private static void hosts(CrawlView view, List<String> lines) {
    String label = "asking";
    for (CrawlView.Host host : view.hosts().stream().limit(HOSTS).toList()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-10s %-32s %5d/%-5d %9.2f MB  %s",
              label,
              host.domain(),
              host.settled(),
              host.ordered(),
              host.bytes() / MB,
              host.last()));
      label = "";
    }
    if (view.hosts().size() > HOSTS) {
      int others = view.hosts().size() - HOSTS;
      lines.add(
          String.format(
              Locale.ROOT, "  %-10s and %,d more; %,d have more to give", "", others, view.open()));
    }
  }

  private static void waiting(CrawlView view, long nowMillis, List<String> lines) {
    String label = "waits";
    for (Waiting site : view.waiting().stream().limit(WAITING).toList()) {
      long rest = Math.max(0, (site.untilMillis() - nowMillis + 999) / 1000);
      String until = site.untilMillis() == 0 ? "the next round" : clock(rest);
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-10s %-32s %s%s: %s",
              label,
              site.domain(),
              site.addresses() > 0
                  ? String.format(Locale.ROOT, "%,d addresses, ", site.addresses())
                  : "",
              until,
              site.reason()));
      label = "";
    }
    if (view.waiting().size() > WAITING) {
      lines.add(
          String.format(Locale.ROOT, "  %-10s and %,d more", "", view.waiting().size() - WAITING));
    }
  }

  /** What servers say may hold anything, and a terminal obeys what it is sent. */
  private String cut(String line) {
    String plain = ShownAddress.in(line).replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= width ? plain : plain.substring(0, width - 1) + "…";
  }

  private static String clock(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
  }
}
