package org.worldmill.jobs.report;

import static org.worldmill.jobs.report.Html.bytes;
import static org.worldmill.jobs.report.Html.count;
import static org.worldmill.jobs.report.Html.escape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Objects;
import org.worldmill.schemas.ContentHash;

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
    Files.createDirectories(folder);
    Path part = folder.resolve("index.html.part");
    Files.writeString(part, page(input));
    return Files.move(part, folder.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
  }

  private String page(ReportInput input) throws IOException {
    Survey survey = Survey.of(input, limits.cards());
    Cards cards = Cards.of(input, survey.selection().chosen(), media, limits);
    String style = resource("report.css");
    String script = resource("report.js");
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <style>%s</style>
        </head>
        <body>
        """
            .formatted(policy(style, script), escape(input.title() + " " + input.version()), style)
        + Page.head(input)
        + "<nav aria-label=\"Sections\"><a href=\"#funnel\">Funnel</a><a href=\"#signals\">Signals</a>"
        + "<a href=\"#items\">Items</a><a href=\"#quarantine\">Quarantine</a></nav><main>"
        + Page.funnel(input)
        + Page.distributions(input, survey.distributions())
        + resource("items.html").replace("{{sample}}", sampleNote(survey, cards))
        + Page.quarantine(input, limits.rejects())
        + "</main><footer><p>Made by Worldmill. Everything on this page is in this one file; it asks"
        + " nothing of the network, except for a clip that is not embedded, when you play it.</p>"
        + "</footer><script type=\"application/json\" id=\"data\">"
        + Html.scriptSafe(CardJson.write(input.signals(), cards.list()))
        + "</script><script>"
        + script
        + "</script></body></html>\n";
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

  private static String policy(String style, String script) {
    return "default-src 'none'; img-src data: blob:; media-src data: blob:; connect-src 'self' https:;"
        + " style-src "
        + hash(style)
        + "; script-src "
        + hash(script)
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    byte[] digest = ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ReportWriter.class.getResourceAsStream(name), "missing in the jar: " + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
