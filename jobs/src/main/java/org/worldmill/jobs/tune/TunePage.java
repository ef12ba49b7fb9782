package org.worldmill.jobs.tune;

import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;
import static org.worldmill.jobs.report.Html.number;

import java.io.IOException;
import java.util.List;
import org.worldmill.jobs.report.HistogramSvg;
import org.worldmill.jobs.report.HtmlDocument;
import org.worldmill.jobs.report.ReportMedia;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.FilterRule;

/** The page of a trial: its distribution, and what lies on either side of the border. */
public final class TunePage {

  private static final String STYLE =
      ".tune{display:grid;grid-template-columns:1fr 1fr;gap:2rem}"
          + ".tune .cards{grid-template-columns:repeat(auto-fill,minmax(9rem,1fr))}"
          + ".tune .card{cursor:default}.tune .card:hover{transform:none}"
          + ".hist{max-width:44rem}.outcome{border-collapse:collapse;margin:1rem 0;overflow-wrap:normal}.all-values{padding:1.2rem}"
          + ".outcome td,.outcome th{padding:.2rem clamp(.7rem,3vw,1.6rem) .2rem 0;text-align:right}"
          + ".outcome th:first-child{text-align:left}"
          + "@media (max-width:44rem){.tune{grid-template-columns:1fr}}";

  private final Tuning tuning;
  private final ReportMedia media;
  private final StringBuilder out = new StringBuilder();

  private TunePage(Tuning tuning, ReportMedia media) {
    this.tuning = tuning;
    this.media = media;
  }

  /**
   * The page.
   *
   * @param media where thumbnails are read from
   * @throws IOException if one cannot be read
   */
  public static HtmlDocument of(Tuning tuning, ReportMedia media) throws IOException {
    TunePage page = new TunePage(tuning, media);
    page.head();
    page.distribution();
    page.border();
    return new HtmlDocument(
        "tune " + tuning.rule(), STYLE, "", page.out.append("</main><footer></footer>").toString());
  }

  private void head() {
    out.append("<header><p class=\"kicker\">Worldmill tune</p><h1>")
        .append(escape(tuning.rule()))
        .append("</h1><p class=\"lead\"><b>" + escape(tuning.spec().name()) + "</b>: ")
        .append(escape(tuning.spec().meaning()) + "</p></header><main>")
        .append("<table class=\"outcome\"><thead><tr><th></th><th>keeps</th><th>drops</th>")
        .append("<th>alone drops</th></tr></thead><tbody>");
    row("in force: " + tuning.now().words(), tuning.withNow());
    if (!tuning.then().equals(tuning.now())) {
      row("tried: " + tuning.then().words(), tuning.withThen());
    }
    out.append("</tbody></table>");
    if (tuning.absent() > 0) {
      out.append("<p class=\"quiet\">" + count(tuning.absent()) + " items have no value.</p>");
    }
  }

  private void row(String name, Tally tally) {
    out.append("<tr><th scope=\"row\">" + escape(name) + "</th><td>" + count(tally.kept()))
        .append("</td><td>" + count(tally.dropped()) + "</td><td>" + count(tally.decisive()))
        .append("</td></tr>");
  }

  private void distribution() {
    if (tuning.values().total() == 0) {
      return;
    }
    List<FilterRule> bounds =
        tuning.then().isNone()
            ? List.of()
            : List.of(
                new FilterRule(
                    "tried",
                    tuning.spec().name(),
                    tuning.then().min(),
                    tuning.then().max(),
                    List.of(),
                    tuning.then().whenAbsent()));
    out.append("<section><h2>All values</h2><div class=\"panel all-values\">")
        .append(HistogramSvg.draw(Modality.VIDEO, tuning.spec(), bounds, tuning.values()))
        .append("</div></section>");
  }

  private void border() throws IOException {
    out.append("<section><h2>At the border</h2><div class=\"tune\">");
    side("Just dropped", false);
    side("Just kept", true);
    out.append("</div></section>");
  }

  private void side(String title, boolean kept) throws IOException {
    out.append("<div><h3 class=\"group\">" + title + "</h3><ul class=\"cards\">");
    for (Borderline item : tuning.border()) {
      if (item.keptThen() == kept) {
        card(item);
      }
    }
    out.append("</ul></div>");
  }

  private void card(Borderline item) throws IOException {
    out.append("<li><div class=\"panel card\"><span class=\"shot\">");
    if (item.thumbnail().isPresent()) {
      String picture =
          HtmlDocument.embedded("image/jpeg", media.read(item.thumbnail().orElseThrow()));
      out.append("<img alt=\"\" src=\"" + picture + "\">");
    }
    out.append("</span><span class=\"words\"><b>" + number(item.value()) + "</b><small>")
        .append(escape(item.name()) + escape(TuneText.stretch(item.span())) + "</small><small>")
        .append(item.itemId().substring(0, 12) + "</small>");
    if (item.keptNow() != item.keptThen()) {
      out.append("<span class=\"tag" + (item.keptThen() ? "" : " drop") + "\">would be ")
          .append(item.keptThen() ? "kept" : "dropped")
          .append("</span> ");
    }
    item.other()
        .ifPresent(rule -> out.append("<span class=\"tag bad\">also " + escape(rule) + "</span>"));
    out.append("</span></div></li>");
  }
}
