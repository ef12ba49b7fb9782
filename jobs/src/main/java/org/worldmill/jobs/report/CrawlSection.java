package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.bytes;
import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.px;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Writes the section of the crawls that gave media to the release: when whom was asked, how fast,
 * what was refused and why, and under which terms media were taken.
 */
final class CrawlSection {

  private static final Set<String> NUMBERS =
      Set.of(
          "Media",
          "Size",
          "Confidence",
          "Credited",
          "Requests",
          "Pause",
          "Addresses",
          "Read",
          "Stored",
          "Unchanged",
          "Forbidden",
          "Not had");

  private final StringBuilder out = new StringBuilder();

  private CrawlSection() {}

  /** The section; empty if no source is a crawl. */
  static String write(List<CrawlAccount> crawls) {
    if (crawls.isEmpty()) {
      return "";
    }
    CrawlSection section = new CrawlSection();
    section.out.append("<section id=\"crawl\"><h2>From the web</h2>");
    crawls.forEach(section::crawl);
    return section.out.append("</section>").toString();
  }

  private void crawl(CrawlAccount crawl) {
    long requests = crawl.rounds().stream().mapToLong(CrawlAccount.Round::requests).sum();
    long size = crawl.rounds().stream().mapToLong(CrawlAccount.Round::bytes).sum();
    long media = crawl.terms().stream().mapToLong(CrawlAccount.Terms::media).sum();
    long refused = crawl.rounds().stream().mapToLong(CrawlAccount.Round::refused).sum();
    long hosts = crawl.hosts().size() + crawl.moreHosts();
    out.append("<h3 class=\"group\">" + escape(crawl.crawl()) + "</h3>")
        .append("<p class=\"quiet\">Asked as <code>" + escape(crawl.agent()) + "</code>. ")
        .append("Of each item below one can see where it came from, when, and why it may be used.")
        .append("</p><div class=\"splits tally\">");
    figure("Requests", count(requests), bytes(size) + " from " + count(hosts) + " domains");
    figure("Media taken", count(media), count(crawl.assets()) + " became assets");
    figure("Published", count(crawl.published()), "items of this release");
    figure("Forbidden", count(refused), "by robots.txt, opt-outs, guards and hash lists");
    out.append("</div>");
    terms(crawl);
    hosts(crawl);
    refusals(crawl);
    rounds(crawl);
  }

  private void figure(String name, String value, String note) {
    out.append("<div class=\"panel split\"><h3>" + name + "</h3><p class=\"figure\">" + value)
        .append("<small> " + escape(note) + "</small></p></div>");
  }

  private void terms(CrawlAccount crawl) {
    table("Under which terms", "Licence", "Media", "Size", "Confidence", "Stated", "Credited");
    for (CrawlAccount.Terms terms : crawl.terms()) {
      out.append("<tr><th scope=\"row\">")
          .append(terms.licence().isEmpty() ? "none stated" : escape(terms.licence()))
          .append("</th><td class=\"n\">" + count(terms.media()) + "</td><td class=\"n\">")
          .append(bytes(terms.bytes()) + "</td><td class=\"n\">")
          .append(String.format(Locale.ROOT, "%.2f", terms.leastConfidence()))
          .append("</td><td>" + escape(terms.where()) + "<small>" + escape(terms.example()))
          .append("</small></td><td class=\"n\">" + share(terms.named(), terms.media()))
          .append("</td></tr>");
    }
    out.append("</tbody></table></div>");
    if (!crawl.found().isEmpty()) {
      out.append("<p class=\"quiet\">Found, whether or not it may be used: ")
          .append(
              crawl.found().entrySet().stream()
                  .map(e -> escape(e.getKey()) + " <b>" + count(e.getValue()) + "</b>")
                  .collect(Collectors.joining(" · ")))
          .append("</p>");
    }
  }

  private static String share(long part, long whole) {
    return part == whole ? "all" : part == 0 ? "none" : count(part);
  }

  private void hosts(CrawlAccount crawl) {
    table(
        "Who was asked, and how fast",
        "Domain",
        "Requests",
        "Size",
        "Media",
        "Pause",
        "robots.txt",
        "Not allowed");
    long most = crawl.hosts().stream().mapToLong(CrawlAccount.Host::requests).max().orElse(1);
    for (CrawlAccount.Host host : crawl.hosts()) {
      out.append("<tr><th scope=\"row\">" + escape(host.domain()))
          .append("<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
          .append("<rect class=\"main\" height=\"1\" width=\"")
          .append(px(Math.max(0.6, 100.0 * host.requests() / Math.max(1, most))))
          .append("\"/></svg></th><td class=\"n\">" + count(host.requests()))
          .append("</td><td class=\"n\">" + bytes(host.bytes()) + "</td><td class=\"n\">")
          .append(count(host.taken()) + "</td><td class=\"n\">" + pause(host) + "</td><td>")
          .append(escape(host.robots()) + "</td><td>" + tags(host.refused()) + "</td></tr>");
    }
    out.append("</tbody></table></div>");
    more(crawl.moreHosts(), "domains were asked less often; the table crawl_fetches has them");
  }

  private static String pause(CrawlAccount.Host host) {
    return host.leastPauseSeconds() <= 0
        ? ""
        : seconds(host.usualPauseSeconds())
            + "<small>never below "
            + seconds(host.leastPauseSeconds())
            + "</small>";
  }

  private static String seconds(double value) {
    return value < 0.1
        ? Html.number(Math.round(value * 1e4) / 10.0) + " ms"
        : Html.number(Math.round(value * 100) / 100.0) + " s";
  }

  private static String tags(SortedMap<String, Long> refused) {
    return refused.entrySet().stream()
        .map(
            e ->
                "<span class=\"tag drop\">"
                    + escape(e.getKey())
                    + " "
                    + count(e.getValue())
                    + "</span>")
        .collect(Collectors.joining(" "));
  }

  private void refusals(CrawlAccount crawl) {
    if (crawl.refusals().isEmpty()) {
      return;
    }
    table("What was not taken, and why", "By", "Reason", "Addresses", "One of them");
    for (CrawlAccount.Refusal refusal : crawl.refusals()) {
      out.append("<tr><td><span class=\"tag drop\">" + escape(refusal.kind()) + "</span></td><td>")
          .append(escape(refusal.reason()) + "</td><td class=\"n\">" + count(refusal.addresses()))
          .append("</td><td class=\"path\">" + escape(refusal.example()) + "</td></tr>");
    }
    out.append("</tbody></table></div>");
    more(crawl.moreRefusals(), "reasons were met less often; the table crawl_fetches has them");
  }

  private void rounds(CrawlAccount crawl) {
    table(
        "Rounds",
        "Round",
        "Time (UTC)",
        "Requests",
        "Size",
        "Read",
        "Stored",
        "Unchanged",
        "Forbidden",
        "Not had");
    for (CrawlAccount.Round round : crawl.rounds()) {
      out.append("<tr><th scope=\"row\">" + round.number() + "</th><td>" + time(round))
          .append("</td>");
      for (Object cell :
          List.of(
              count(round.requests()),
              bytes(round.bytes()),
              count(round.read()),
              count(round.stored()),
              count(round.unchanged()),
              count(round.refused()),
              count(round.failed()))) {
        out.append("<td class=\"n\">" + cell + "</td>");
      }
      out.append("</tr>");
    }
    out.append("</tbody></table></div>");
  }

  private static String time(CrawlAccount.Round round) {
    String day = round.began().substring(0, Math.min(10, round.began().length()));
    String until =
        round.until().startsWith(day) ? round.until().substring(day.length()) : round.until();
    return escape(plain(round.began()) + " to " + plain(until).strip())
        + (round.ended() ? "" : "<small>not ended</small>");
  }

  private static String plain(String iso) {
    return iso.replace('T', ' ').replace("Z", "");
  }

  private void more(long number, String what) {
    if (number > 0) {
      out.append("<p class=\"quiet\">" + count(number) + " more " + what + ".</p>");
    }
  }

  private void table(String title, String... columns) {
    out.append("<h4>" + title + "</h4><div class=\"panel scroll\"><table class=\"rejects ledger\">")
        .append("<thead><tr>");
    for (String column : columns) {
      String numbers =
          NUMBERS.contains(column) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">";
      out.append(numbers + column + "</th>");
    }
    out.append("</tr></thead><tbody>");
  }
}
