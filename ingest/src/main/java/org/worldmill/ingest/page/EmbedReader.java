package org.worldmill.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/**
 * Reads what an oEmbed endpoint tells of a page (oembed.com, version 1.0, JSON): the picture of a
 * {@code photo}, media that stand in the {@code html} of a {@code video} or {@code rich}, and the
 * thumbnail; each with title and author. The format has no field for terms; those of {@code
 * license_url} and {@code license}, as some publishers add, are taken. A thumbnail is not what they
 * speak of and has none.
 */
public final class EmbedReader {

  private EmbedReader() {}

  /**
   * What an endpoint's answer leads to.
   *
   * @throws MediaException if it is no JSON
   * @throws IOException if the bytes cannot be read
   */
  public static Discovery read(InputStream in, WebUrl url) throws MediaException, IOException {
    JsonNode said = ItemReader.parse(in);
    Optional<String> person = Terms.words(said.path("author_name").asText(""));
    String terms = said.path("license_url").asText("");
    if (terms.isBlank()) {
      terms = said.path("license").asText("");
    }
    Licence licence = Terms.of(terms, Terms.OWN, "oEmbed license", person);
    MediaLink.Words words =
        new MediaLink.Words(
            Optional.empty(),
            Terms.words(said.path("title").asText("")),
            Terms.words(Jsoup.parse(said.path("description").asText("")).text()),
            Optional.empty());
    Discovery.Gatherer found = new Discovery.Gatherer();
    if (said.path("type").asText("").equals("photo")) {
      add(url, said.path("url").asText(""), Modality.IMAGE, words, licence, found);
    }
    for (Element element :
        Jsoup.parseBodyFragment(said.path("html").asText("")).select("video[src], source[src]")) {
      add(url, element.attr("src"), Modality.VIDEO, words, licence, found);
    }
    for (Element element :
        Jsoup.parseBodyFragment(said.path("html").asText("")).select("img[src]")) {
      add(url, element.attr("src"), Modality.IMAGE, words, licence, found);
    }
    String thumbnail = said.path("thumbnail_url").asText("");
    add(url, thumbnail, Modality.IMAGE, words, Terms.unknown(person), found);
    return found.done();
  }

  private static void add(
      WebUrl base,
      String place,
      Modality kind,
      MediaLink.Words words,
      Licence licence,
      Discovery.Gatherer found) {
    if (place.isBlank() || place.startsWith("data:")) {
      return;
    }
    try {
      WebUrl url = base.resolve(place);
      Modality promised = MediaNames.typeOf(url.path()).flatMap(MediaNames::modality).orElse(kind);
      found.medium(new MediaLink(url, promised, words, licence, List.of()));
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }
}
