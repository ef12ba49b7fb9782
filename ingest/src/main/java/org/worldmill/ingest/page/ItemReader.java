package org.worldmill.ingest.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Modality;

/**
 * Reads items of two archives as their documented APIs give them: Wikimedia Commons ({@code
 * action=query&prop=imageinfo&iiprop=url|mime|extmetadata}, format versions 1 and 2), and the
 * Internet Archive's metadata of one item ({@code archive.org/metadata/ID}).
 */
public final class ItemReader {

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxStringLength(4 << 20)
                      .build())
              .build());

  private ItemReader() {}

  /**
   * What an answer of the Commons API leads to.
   *
   * @throws MediaException if it is no JSON
   * @throws IOException if the bytes cannot be read
   */
  public static Discovery commons(InputStream in, WebUrl url) throws MediaException, IOException {
    Discovery.Gatherer found = new Discovery.Gatherer();
    for (JsonNode page : parse(in).path("query").path("pages")) {
      for (JsonNode info : page.path("imageinfo")) {
        JsonNode said = info.path("extmetadata");
        String licence =
            first(
                plain(said, "LicenseUrl"), plain(said, "LicenseShortName"), plain(said, "License"));
        Optional<String> person =
            words(plain(said, "Attribution")).or(() -> words(plain(said, "Artist")));
        MediaLink.Words words =
            new MediaLink.Words(
                Optional.empty(),
                words(first(plain(said, "ObjectName"), page.path("title").asText(""))),
                words(plain(said, "ImageDescription")),
                Optional.empty());
        medium(
            url,
            info.path("url").asText(""),
            info.path("mime").asText(""),
            words,
            Terms.of(licence, Terms.OWN, "Commons extmetadata", person),
            found);
      }
    }
    return found.done();
  }

  /**
   * What an item's metadata of the Internet Archive lead to: its original files alone, since the
   * others are made of them.
   *
   * @throws MediaException if it is no JSON
   * @throws IOException if the bytes cannot be read
   */
  public static Discovery archive(InputStream in, WebUrl url) throws MediaException, IOException {
    JsonNode item = parse(in);
    JsonNode said = item.path("metadata");
    String id = text(said.path("identifier"));
    Licence licence =
        Terms.of(
            first(text(said.path("licenseurl")), text(said.path("rights"))),
            Terms.OWN,
            "archive.org licenseurl",
            words(text(said.path("creator"))));
    MediaLink.Words words =
        new MediaLink.Words(
            Optional.empty(),
            words(text(said.path("title"))),
            words(Jsoup.parse(text(said.path("description"))).text()),
            Optional.empty());
    Discovery.Gatherer found = new Discovery.Gatherer();
    for (JsonNode file : item.path("files")) {
      if (file.path("source").asText("").equals("original") && !id.isEmpty()) {
        String name = file.path("name").asText("").replace("%", "%25").replace("?", "%3F");
        medium(url, "/download/" + id + "/" + name.replace("#", "%23"), "", words, licence, found);
      }
    }
    return found.done();
  }

  /** A document as JSON, of bounded depth. */
  static JsonNode parse(InputStream in) throws MediaException, IOException {
    try {
      return JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw new MediaException(Code.CORRUPT, "it is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void medium(
      WebUrl base,
      String place,
      String type,
      MediaLink.Words words,
      Licence licence,
      Discovery.Gatherer found) {
    try {
      WebUrl url = base.resolve(place);
      Optional<Modality> kind =
          MediaNames.modality(type)
              .or(() -> MediaNames.typeOf(url.path()).flatMap(MediaNames::modality));
      kind.ifPresent(k -> found.medium(new MediaLink(url, k, words, licence, List.of())));
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }

  /** A value of extmetadata, its markup taken off. */
  private static String plain(JsonNode said, String key) {
    return Jsoup.parse(said.path(key).path("value").asText("")).text();
  }

  private static String text(JsonNode value) {
    return value.isArray() ? value.path(0).asText("") : value.asText("");
  }

  private static Optional<String> words(String text) {
    return Terms.words(text);
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
