package org.worldmill.ingest.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * Reads RSS 2.0 and Atom feeds: entries as pages, enclosures and Media RSS as media, licences by
 * {@code creativeCommons:license}, {@code cc:license}, {@code media:license} or {@code
 * rel=license}. No entity of the document's own is expanded.
 */
public final class FeedReader {

  private FeedReader() {}

  /**
   * What a feed leads to.
   *
   * @throws IOException if the bytes cannot be read
   */
  public static Discovery read(InputStream in, WebUrl url) throws IOException {
    Document feed = Jsoup.parse(in, null, url.text(), Parser.xmlParser());
    Discovery.Gatherer found = new Discovery.Gatherer();
    String whole = licence(feed.selectFirst("channel, feed"));
    for (Element entry : feed.select("item, entry")) {
      String own = licence(entry);
      Licence licence =
          Terms.of(
              own.isEmpty() ? whole : own,
              own.isEmpty() ? Terms.PAGE : Terms.OWN,
              own.isEmpty() ? "feed license" : "feed entry license",
              person(entry));
      for (Element child : entry.getAllElements()) {
        take(child, entry, licence, url, found);
      }
    }
    return found.done();
  }

  private static void take(
      Element child, Element entry, Licence licence, WebUrl base, Discovery.Gatherer found) {
    String name = child.tagName().toLowerCase(Locale.ROOT);
    String rel = child.attr("rel");
    try {
      if (name.equals("enclosure") || (name.equals("link") && rel.equals("enclosure"))) {
        String place = name.equals("link") ? child.attr("href") : child.attr("url");
        medium(base.resolve(place), child.attr("type"), entry, licence, found);
      } else if (name.equals("media:content")) {
        medium(base.resolve(child.attr("url")), child.attr("type"), entry, licence, found);
      } else if (name.equals("link") && (rel.isEmpty() || rel.equals("alternate"))) {
        String place = child.hasAttr("href") ? child.attr("href") : child.text();
        if (!place.isBlank()) {
          found.page(base.resolve(place));
        }
      }
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }

  private static void medium(
      WebUrl url, String type, Element entry, Licence licence, Discovery.Gatherer found) {
    Optional<Modality> kind =
        MediaNames.modality(type.strip().toLowerCase(Locale.ROOT))
            .or(() -> MediaNames.typeOf(url.path()).flatMap(MediaNames::modality));
    MediaLink.Words words =
        new MediaLink.Words(
            Optional.empty(),
            text(entry, "title"),
            text(entry, "description").or(() -> text(entry, "summary")),
            Optional.empty());
    kind.ifPresent(k -> found.medium(new MediaLink(url, k, words, licence, List.of())));
  }

  private static Optional<String> text(Element entry, String tag) {
    return entry.children().stream()
        .filter(child -> child.tagName().equalsIgnoreCase(tag))
        .findFirst()
        .flatMap(child -> Terms.words(Jsoup.parse(child.text()).text()));
  }

  private static Optional<String> person(Element entry) {
    return entry.getAllElements().stream()
        .filter(e -> e.tagName().matches("(?i)media:credit|dc:creator|author|itunes:author"))
        .findFirst()
        .flatMap(
            e ->
                Optional.ofNullable(e.selectFirst("name"))
                    .flatMap(name -> Terms.words(name.text()))
                    .or(() -> Terms.words(e.text())));
  }

  /** The licence that an element's own children state, entries of a feed left out. */
  private static String licence(@Nullable Element owner) {
    if (owner == null) {
      return "";
    }
    for (Element child : owner.children()) {
      String name = child.tagName().toLowerCase(Locale.ROOT);
      if (name.matches("(creativecommons|cc|media|dc|dcterms):(license|rights)")) {
        String text = child.hasAttr("href") ? child.attr("href") : child.text();
        return text.isBlank() ? child.attr("rdf:resource") : text;
      }
      if (name.endsWith("link") && child.attr("rel").equals("license")) {
        return child.attr("href");
      }
    }
    return "";
  }
}
