package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.bytes;
import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Reject;
import org.worldmill.schemas.config.FilterRule;

/** Writes the sections of the page that need no script. */
final class Page {

  private static final Map<Modality, String> NAMES =
      new EnumMap<>(
          Map.of(
              Modality.VIDEO,
              "Video clips",
              Modality.IMAGE,
              "Images",
              Modality.MODEL3D,
              "3D models"));

  private final ReportInput input;
  private final StringBuilder out = new StringBuilder();

  private Page(ReportInput input) {
    this.input = input;
  }

  static String head(ReportInput input) {
    Page page = new Page(input);
    ReportFunnel funnel = input.funnel();
    page.out
        .append("<header><p class=\"kicker\">Worldmill report</p><h1>")
        .append(escape(input.title()))
        .append(" <span class=\"version\">")
        .append(escape(input.version()))
        .append("</span></h1><p class=\"lead\">")
        .append(count(funnel.filesSeen()) + " files became " + count(funnel.items()))
        .append(" items; <b>" + count(funnel.publishedItems()) + "</b> of them are published, ")
        .append(bytes(funnel.publishedBytes()) + " in all. ")
        .append(count(funnel.filteredItems()) + " were filtered and ")
        .append(count(funnel.quarantined()) + " files quarantined, each with one reason.</p>")
        .append("</header>");
    return page.out.toString();
  }

  static String funnel(ReportInput input) {
    Page page = new Page(input);
    page.out
        .append("<section id=\"funnel\"><h2>From files to a release</h2>")
        .append(
            "<div class=\"panel river-box\">"
                + FunnelSvg.draw(input.funnel())
                + FunnelList.write(input.funnel()))
        .append("</div>");
    page.table();
    page.splits();
    return page.out.append("</section>").toString();
  }

  private void table() {
    ReportFunnel funnel = input.funnel();
    out.append("<details class=\"numbers\"><summary>The same in numbers</summary>")
        .append("<table><tbody>");
    row("Files seen", funnel.filesSeen(), "");
    row("sidecars", funnel.sidecars(), "minus");
    row("parts of a model's bundle", funnel.companions(), "minus");
    row("duplicates", funnel.duplicates(), "minus");
    row("quarantined", funnel.quarantined(), "minus");
    row("Assets", funnel.assets(), "");
    row("Items made from them", funnel.items(), "");
    for (ReportFunnel.Filtered rule : funnel.filtered()) {
      if (rule.items() > 0) {
        row("filtered: " + rule.rule(), rule.items(), "minus");
      }
    }
    row("Published", funnel.publishedItems(), "");
    out.append("</tbody></table></details>");
  }

  private void row(String name, long value, String style) {
    out.append("<tr class=\"" + style + "\"><th scope=\"row\">" + escape(name) + "</th><td>")
        .append((style.isEmpty() ? "" : "− ") + count(value) + "</td></tr>");
  }

  private void splits() {
    Map<Modality, TreeMap<Integer, ReportFunnel.Published>> byModality =
        new EnumMap<>(Modality.class);
    for (ReportFunnel.Published part : input.funnel().published()) {
      int place = List.of("train", "validation", "test").indexOf(part.split());
      byModality
          .computeIfAbsent(part.modality(), unused -> new TreeMap<>())
          .put(place < 0 ? 9 : place, part);
    }
    out.append("<div class=\"splits\">");
    byModality.forEach(
        (modality, parts) -> {
          long items = parts.values().stream().mapToLong(ReportFunnel.Published::items).sum();
          long size = parts.values().stream().mapToLong(ReportFunnel.Published::bytes).sum();
          out.append("<div class=\"panel split\"><h3>" + NAMES.get(modality) + "</h3>")
              .append("<p class=\"figure\">" + count(items) + "<small> items · " + bytes(size))
              .append("</small></p><dl>");
          parts
              .values()
              .forEach(
                  part ->
                      out.append("<div><dt>" + escape(part.split()) + "</dt><dd>")
                          .append(count(part.items()) + "</dd></div>"));
          out.append("</dl></div>");
        });
    out.append("</div>");
  }

  static String distributions(ReportInput input, Map<Modality, List<Distribution>> all) {
    Page page = new Page(input);
    page.out
        .append("<section id=\"signals\"><h2>What was measured</h2><p class=\"legend\">")
        .append("<span><i class=\"swatch kept\"></i>kept</span>")
        .append("<span><i class=\"swatch drop\"></i>dropped, by any rule</span>")
        .append("<span><i class=\"swatch zone\"></i>beyond this signal's threshold</span></p>");
    all.forEach(
        (modality, list) -> {
          page.out.append("<h3 class=\"group\">" + NAMES.get(modality) + "</h3>");
          page.out.append("<div class=\"multiples\">");
          list.forEach(page::distribution);
          page.out.append("</div>");
        });
    return page.out.append("</section>").toString();
  }

  private void distribution(Distribution shown) {
    String unit = shown.spec().unit();
    out.append("<figure class=\"panel multiple\"><figcaption><b>" + escape(shown.spec().name()))
        .append("</b>")
        .append(
            unit.isEmpty() || unit.equals("1")
                ? ""
                : " <span class=\"unit\">" + escape(unit) + "</span>")
        .append("<p>" + escape(shown.spec().meaning()) + "</p></figcaption>")
        .append(HistogramSvg.draw(shown))
        .append("<p class=\"notes\">");
    for (FilterRule rule : shown.rules()) {
      long dropped =
          input.funnel().filtered().stream()
              .filter(filtered -> filtered.rule().equals(rule.name()))
              .mapToLong(ReportFunnel.Filtered::items)
              .sum();
      out.append(dropped > 0 ? "<span class=\"rule hit\">" : "<span class=\"rule\">")
          .append(escape(rule.name()) + " dropped " + count(dropped))
          .append(rule.applies().size() == 1 ? "" : " in all")
          .append("</span> ");
    }
    out.append("<span>median " + Html.number(shown.median()) + "</span>");
    if (shown.absent() > 0) {
      out.append(" <span>absent in " + count(shown.absent()))
          .append(shown.absence().map(reason -> ": " + escape(reason)).orElse("") + "</span>");
    }
    out.append("</p><button type=\"button\" class=\"link sort-by\" data-signal=\"")
        .append(escape(shown.spec().name()) + "\" data-modality=\"" + shown.modality().id())
        .append("\">See the items, sorted by this</button></figure>");
  }

  static String quarantine(ReportInput input, int limit) {
    Page page = new Page(input);
    List<Reject> rejects = input.rejects();
    TreeMap<MediaException.Code, Long> codes = new TreeMap<>();
    rejects.forEach(reject -> codes.merge(reject.code(), 1L, Long::sum));
    page.out.append("<section id=\"quarantine\"><h2>Quarantine</h2>");
    if (rejects.isEmpty()) {
      return page.out
          .append("<p class=\"quiet\">Every media file could be read.</p></section>")
          .toString();
    }
    page.out.append("<div class=\"chips\" role=\"group\" aria-label=\"Show by code\">");
    page.out.append(
        "<button type=\"button\" class=\"chip code\" data-code=\"\" aria-pressed=\"true\">all <b>"
            + count(rejects.size())
            + "</b></button>");
    codes.forEach(
        (code, items) ->
            page.out
                .append(
                    "<button type=\"button\" class=\"chip code\" aria-pressed=\"false\" data-code=\"")
                .append(
                    code.name() + "\">" + plain(code) + " <b>" + count(items) + "</b></button>"));
    page.out
        .append("</div><div class=\"panel scroll\"><table class=\"rejects\"><thead><tr>")
        .append("<th scope=\"col\">File</th><th scope=\"col\">Code</th>")
        .append("<th scope=\"col\">Why</th></tr></thead><tbody>");
    rejects.stream().limit(limit).forEach(page::reject);
    page.out.append("</tbody></table></div>");
    if (rejects.size() > limit) {
      page.out.append(
          "<p class=\"quiet\">The first "
              + count(limit)
              + " of "
              + count(rejects.size())
              + " are listed; the quarantine table has them all.</p>");
    }
    return page.out.append("</section>").toString();
  }

  private void reject(Reject reject) {
    out.append("<tr data-code=\"" + reject.code().name() + "\"><td class=\"path\">")
        .append(escape(reject.name()) + "</td><td><span class=\"tag bad\">" + plain(reject.code()))
        .append("</span></td><td>" + escape(reject.message()) + "</td></tr>");
  }

  private static String plain(MediaException.Code code) {
    return code.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
