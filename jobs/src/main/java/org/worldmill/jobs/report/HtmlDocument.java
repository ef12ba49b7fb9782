package org.worldmill.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Objects;
import org.worldmill.schemas.ContentHash;

/**
 * One HTML file that needs nothing else and asks nothing of the network: its own content policy
 * admits its own style and script by their hash and no others.
 *
 * @param title the window's title, plain text
 * @param style CSS after that of all pages; may be empty
 * @param script JavaScript; empty for none
 * @param body markup, with everything from outside escaped
 */
public record HtmlDocument(String title, String style, String script, String body) {

  private static final String SHARED = resource("report.css");

  /** The whole file's text. */
  public String text() {
    String css = SHARED + style;
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
            .formatted(policy(css), Html.escape(title), css)
        + body
        + (script.isEmpty() ? "" : "<script>" + script + "</script>")
        + "</body></html>\n";
  }

  /**
   * Writes the file as a whole, in the place of one that is there; folders are made.
   *
   * @throws IOException if it cannot be written
   */
  public Path write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.writeString(part, text());
    return Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A picture as an address that holds it. */
  public static String embedded(String mediaType, byte[] bytes) {
    return "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private String policy(String css) {
    return "default-src 'none'; img-src data: blob:; media-src data: blob:; connect-src 'self' blob: https:;"
        + " style-src "
        + hash(css)
        + "; script-src "
        + (script.isEmpty() ? "'none'" : hash(script))
        + "; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    byte[] digest = ContentHash.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            HtmlDocument.class.getResourceAsStream(name), "missing in the jar: " + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
