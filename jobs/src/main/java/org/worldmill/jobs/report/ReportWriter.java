package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.bytes;
import static org.worldmill.jobs.report.Html.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the report: one HTML file that needs nothing else, asks nothing of the network, and is the
 * same bytes for the same input. File names and texts of others are shown as text, never as markup;
 * the page's own content policy admits its own script and style by their hash and no others.
 */
public final class ReportWriter {

  private static final List<String> NAMES =
      List.of(
          "Funnel",
          "Crawl",
          "Signals",
          "Motion",
          "Shots",
          "Models",
          "Duplicates",
          "Items",
          "Quarantine");

  private static final Set<String> SOMETIMES =
      Set.of("Crawl", "Motion", "Shots", "Models", "Duplicates");

  private final ReportMedia media;
  private final MotionPictures pictures;
  private final ReportLimits limits;

  /**
   * A writer.
   *
   * @param media where thumbnails and clips are read from
   * @param pictures where pictures with what was measured come from
   * @param limits how large a page may grow
   */
  public ReportWriter(ReportMedia media, MotionPictures pictures, ReportLimits limits) {
    this.media = media;
    this.pictures = pictures;
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
    Exhibits exhibits = input.exhibits();
    ShotsSection shots =
        new ShotsSection(survey.films(), exhibits.leastChange(), limits.cards() / 3);
    DuplicatesSection duplicates = new DuplicatesSection(exhibits, limits.cards() / 2);
    ModelsSection models = new ModelsSection(input.models());
    Set<String> first = new HashSet<>(shots.items());
    first.addAll(models.items());
    first.addAll(duplicates.items());
    Cards.Chosen chosen = new Cards.Chosen(first, survey.selection().chosen(first));
    Cards cards = Cards.of(input, chosen, media, limits);
    String sideBySide =
        survey.motion().write(pictures)
            + shots.write()
            + models.write(cards.byItem())
            + duplicates.write(cards.byItem());
    String crawls = CrawlSection.write(input.crawls());
    String body =
        Page.head(input)
            + nav(crawls + sideBySide)
            + "<main>"
            + Page.funnel(input)
            + crawls
            + Page.distributions(input, survey.distributions())
            + sideBySide
            + HtmlDocument.resource("items.html").replace("{{sample}}", sampleNote(survey, cards))
            + Page.quarantine(input, limits.rejects())
            + "</main><footer><p>Made by Worldmill. Everything on this page is in this one file; it asks"
            + " nothing of the network, except for a clip that is not embedded, when you play it.</p>"
            + "</footer><script type=\"application/json\" id=\"data\">"
            + Html.scriptSafe(CardJson.write(input.signals(), cards.list()))
            + "</script>";
    return new HtmlDocument(
            input.title() + " " + input.version(),
            "",
            (models.isEmpty() ? "" : ModelViewer.script()) + HtmlDocument.resource("report.js"),
            body)
        .write(folder.resolve("index.html"));
  }

  /** Links to the sections there are. */
  private static String nav(String sideBySide) {
    StringBuilder nav = new StringBuilder("<nav aria-label=\"Sections\">");
    for (String name : NAMES) {
      String id = name.toLowerCase(Locale.ROOT);
      boolean sometimes = SOMETIMES.contains(name);
      if (!sometimes || sideBySide.contains("<section id=\"" + id + "\">")) {
        nav.append("<a href=\"#" + id + "\">" + name + "</a>");
      }
    }
    return nav.append("</nav>").toString();
  }

  private String sampleNote(Survey survey, Cards cards) {
    int shown = cards.list().size();
    String which =
        shown == survey.items()
            ? "All " + count(shown) + " items are here."
            : count(shown)
                + " of "
                + count(survey.items())
                + " items are here: a fair sample of every modality and reason, and what is shown above.";
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
