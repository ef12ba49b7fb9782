package org.worldmill.ingest.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * Media objects of schema.org in a page's JSON-LD: ImageObject, VideoObject, 3DModel and their kin,
 * with licence, creator and words.
 */
final class JsonLd {

  private static final int MOST_NODES = 5000;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxStringLength(1 << 20)
                      .build())
              .build());

  private final WebUrl page;
  private final Discovery.Gatherer found;
  private Licence pageLicence = Terms.unknown(Optional.empty());

  JsonLd(WebUrl page, Discovery.Gatherer found) {
    this.page = page;
    this.found = found;
  }

  /** What objects that are no media, such as the page or an article, state for the whole page. */
  Licence pageLicence() {
    return pageLicence;
  }

  /** Takes one script; one that is broken says nothing. */
  void read(String script) {
    Deque<JsonNode> open = new ArrayDeque<>();
    try {
      open.add(JSON.readTree(script));
    } catch (JsonProcessingException e) {
      return;
    }
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.removeFirst();
      if (node.isObject()) {
        take(node);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.addLast(child);
            }
          });
    }
  }

  private void take(JsonNode node) {
    String type = text(node.path("@type"));
    Optional<Modality> kind = kind(type);
    Licence licence = licence(node, type);
    String place = text(node.path("contentUrl"));
    if (kind.isPresent() && place.isEmpty() && MediaNames.isMedia(text(node.path("url")))) {
      place = text(node.path("url"));
    }
    if (kind.isEmpty() || place.isEmpty()) {
      if (kind.isEmpty() && licence.evidence().isPresent()) {
        pageLicence = pageLicence.evidence().isPresent() ? pageLicence : licence;
      }
      return;
    }
    try {
      WebUrl url = page.resolve(place);
      MediaLink.Words words =
          new MediaLink.Words(
              Optional.empty(),
              Terms.words(text(node.path("name"))),
              Terms.words(text(node.path("caption")))
                  .or(() -> Terms.words(text(node.path("description")))),
              Optional.empty());
      found.medium(new MediaLink(url, kind.get(), words, licence, java.util.List.of()));
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }

  private static Optional<Modality> kind(String type) {
    return switch (type) {
      case "ImageObject", "Photograph", "Barcode" -> Optional.of(Modality.IMAGE);
      case "VideoObject", "Clip" -> Optional.of(Modality.VIDEO);
      case "3DModel" -> Optional.of(Modality.MODEL3D);
      default -> Optional.empty();
    };
  }

  private static Licence licence(JsonNode node, String type) {
    Optional<String> person =
        Terms.words(text(node.path("creditText")))
            .or(() -> Terms.words(text(node.path("creator"))))
            .or(() -> Terms.words(text(node.path("author"))))
            .or(() -> Terms.words(text(node.path("copyrightNotice"))));
    String said = text(node.path("license"));
    double trust = kind(type).isPresent() ? Terms.OWN : Terms.PAGE;
    return Terms.of(said, trust, "JSON-LD " + type + ".license", person);
  }

  /** The text of a value: itself, the first of a list, or an object's address or name. */
  private static String text(JsonNode value) {
    JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
    if (first.isObject()) {
      for (String key : new String[] {"@id", "url", "name"}) {
        String text = first.path(key).asText("");
        if (!text.isEmpty() && (!key.equals("@id") || text.startsWith("http"))) {
          // Of a person the name is wanted, of a licence the address.
          String name = first.path("name").asText("");
          boolean person = text(first.path("@type")).matches("Person|Organization");
          return person && !name.isEmpty() ? name : text;
        }
      }
      return "";
    }
    return first.isValueNode() ? first.asText("") : "";
  }
}
