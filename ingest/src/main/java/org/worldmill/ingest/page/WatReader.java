package org.worldmill.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * Links in a WAT file, the extract of a WARC that Common Crawl publishes: per page its media links
 * with alternative texts, its licence links and its meta elements.
 */
public final class WatReader implements Closeable {

  private static final int MOST_BYTES = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WarcReader reader;
  private final OptOuts optOuts;

  /**
   * A page and what it leads to.
   *
   * @param page its address
   * @param found its media, links and signals
   */
  public record Extract(WebUrl page, Discovery found) {}

  /**
   * The extracts of a file.
   *
   * @throws IOException if it is no WARC
   */
  public WatReader(InputStream in, OptOuts optOuts) throws IOException {
    reader = new WarcReader(in);
    this.optOuts = optOuts;
  }

  /** The next page; empty at the end, or where the file breaks off. */
  public Optional<Extract> next() {
    while (true) {
      try {
        Optional<WarcRecord> record = reader.next();
        if (record.isEmpty()) {
          return Optional.empty();
        }
        if (record.get() instanceof WarcMetadata metadata) {
          byte[] json = metadata.body().stream().readNBytes(MOST_BYTES);
          Optional<Extract> extract = extract(JSON.readTree(json).path("Envelope"));
          if (extract.isPresent()) {
            return extract;
          }
        }
      } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
        // An extract that is no JSON extracts nothing.
      } catch (IOException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }

  private Optional<Extract> extract(JsonNode envelope) {
    JsonNode response = envelope.path("Payload-Metadata").path("HTTP-Response-Metadata");
    JsonNode html = response.path("HTML-Metadata");
    String target = envelope.path("WARC-Header-Metadata").path("WARC-Target-URI").asText("");
    if (html.isMissingNode()) {
      return Optional.empty();
    }
    try {
      WebUrl page = WebUrl.of(target);
      return Optional.of(new Extract(page, read(page, headers(response.path("Headers")), html)));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  /** The header of the reply, as far as the extract has it. */
  private static Headers headers(JsonNode said) {
    List<Headers.Field> fields = new ArrayList<>();
    said.properties()
        .forEach(
            entry -> {
              if (entry.getValue().isArray()) {
                entry
                    .getValue()
                    .forEach(
                        value -> fields.add(new Headers.Field(entry.getKey(), value.asText(""))));
              } else {
                fields.add(new Headers.Field(entry.getKey(), entry.getValue().asText("")));
              }
            });
    return new Headers(fields);
  }

  private Discovery read(WebUrl page, Headers headers, JsonNode html) {
    Discovery.Gatherer found = new Discovery.Gatherer();
    JsonNode head = html.path("Head");
    boolean nofollow = optOuts.stopsFollowing(headers);
    optOuts.of(headers).forEach(found::signal);
    for (JsonNode meta : head.path("Metas")) {
      String name = meta.path("name").asText(meta.path("http-equiv").asText(""));
      String content = meta.path("content").asText("");
      optOuts.ofMeta(name, content).ifPresent(found::signal);
      nofollow |= optOuts.stopsFollowing(name, content);
    }
    Licence licence = licence(html, head);
    for (JsonNode link : html.path("Links")) {
      take(page, link, licence, found);
    }
    if (nofollow) {
      found.forgetPages();
    }
    return found.done();
  }

  private static Licence licence(JsonNode html, JsonNode head) {
    for (JsonNode links : List.of(head.path("Link"), html.path("Links"))) {
      for (JsonNode link : links) {
        if (link.path("rel").asText("").toLowerCase(Locale.ROOT).contains("license")) {
          return Terms.of(
              link.path("url").asText(""), Terms.PAGE, "WAT rel=license", Optional.empty());
        }
      }
    }
    return Terms.unknown(Optional.empty());
  }

  private static void take(WebUrl page, JsonNode link, Licence licence, Discovery.Gatherer found) {
    String path = link.path("path").asText("");
    try {
      WebUrl url = page.resolve(link.path("url").asText(""));
      Optional<Modality> promised = MediaNames.typeOf(url.path()).flatMap(MediaNames::modality);
      Optional<Modality> kind =
          path.startsWith("IMG@")
              ? Optional.of(Modality.IMAGE)
              : path.startsWith("VIDEO@") ? Optional.of(Modality.VIDEO) : promised;
      MediaLink.Words words =
          new MediaLink.Words(
              Terms.words(link.path("alt").asText("")),
              Terms.words(link.path("title").asText(link.path("text").asText(""))),
              Optional.empty(),
              Optional.empty());
      if (kind.isPresent()) {
        found.medium(new MediaLink(url, kind.get(), words, licence, List.of()));
      } else if (path.startsWith("A@") && !link.path("rel").asText("").contains("nofollow")) {
        found.page(url);
      }
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
