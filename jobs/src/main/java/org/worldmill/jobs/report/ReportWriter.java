package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.bytes;
import static org.worldmill.jobs.report.Html.count;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the report: one HTML file that needs nothing else, asks nothing of the network, and is the
 * same bytes for the same input. File names and texts of others are shown as text, never as markup;
 * the page's own content policy admits its own script and style by their hash and no others.
 */
public final class ReportWriter {

  private final ReportMedia media;
  private final ReportLimits limits;

  /**
   * A writer.
   *
   * @param media where thumbnails and clips are read from
   * @param limits how large a page may grow
   */
  public ReportWriter(ReportMedia media, ReportLimits limits) {
    this.media = media;
    this.limits = limits;
  }

  /**
   * Writes {@code index.html} into a folder, which is made if it is missing; a page that is there
   * is replaced as a whole.
   *
   * @return the page
   * @throws IOException if media cannot be read or the page not be written
   */
  public Path write(ReportInput input, Path folder) throws IOException {
    Survey survey = Survey.of(input, limits.cards());
    Cards cards = Cards.of(input, survey.selection().chosen(), media, limits);
    String body =
        Page.head(input)
            + "<nav aria-label=\"Sections\"><a href=\"#funnel\">Funnel</a><a href=\"#signals\">Signals</a>"
            + "<a href=\"#items\">Items</a><a href=\"#quarantine\">Quarantine</a></nav><main>"
            + Page.funnel(input)
            + Page.distributions(input, survey.distributions())
            + HtmlDocument.resource("items.html").replace("{{sample}}", sampleNote(survey, cards))
            + Page.quarantine(input, limits.rejects())
            + "</main><footer><p>Made by Worldmill. Everything on this page is in this one file; it asks"
            + " nothing of the network, except for a clip that is not embedded, when you play it.</p>"
            + "</footer><script type=\"application/json\" id=\"data\">"
            + Html.scriptSafe(CardJson.write(input.signals(), cards.list()))
            + "</script>";
    return new HtmlDocument(
            input.title() + " " + input.version(), "", HtmlDocument.resource("report.js"), body)
        .write(folder.resolve("index.html"));
  }

  private String sampleNote(Survey survey, Cards cards) {
    int shown = cards.list().size();
    String which =
        shown == survey.items()
            ? "All " + count(shown) + " items are here."
            : count(shown)
                + " of "
                + count(survey.items())
                + " items are here: a fair sample of every modality and reason.";
    return which
        + " "
        + count(cards.clips())
        + " clips ("
        + bytes(cards.clipBytes())
        + ", the smallest first) are embedded; others are read from their shard when this page is"
        + " served over HTTP. "
        + count(cards.thumbnails())
        + " have thumbnails.";
  }
}
