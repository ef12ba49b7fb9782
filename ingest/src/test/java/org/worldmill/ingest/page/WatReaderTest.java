package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Modality;

/** Extracts in the shape in which Common Crawl publishes them, record by record compressed. */
class WatReaderTest {

  /** As CC-MAIN files have it: the reply's header, the head's metas and links, the body's links. */
  private static final String PAGE =
      """
      {"Container": {"Filename": "CC-MAIN.warc.gz", "Compressed": true, "Offset": "7"},
       "Envelope": {"Format": "WARC", "WARC-Header-Length": "600",
        "WARC-Header-Metadata": {"WARC-Type": "response",
          "WARC-Target-URI": "https://example.org/gallery/trains.html"},
        "Payload-Metadata": {"Actual-Content-Type": "application/http; msgtype=response",
         "HTTP-Response-Metadata": {
          "Response-Message": {"Status": "200", "Version": "HTTP/1.1", "Reason": "OK"},
          "Headers": {"Content-Type": "text/html", "X-Robots-Tag": "%s"},
          "HTML-Metadata": {
           "Head": {"Title": "Trains", "Metas": [{"name": "robots", "content": "%s"}],
            "Link": [{"path": "LINK@/href", "url": "/style.css", "rel": "stylesheet"},
             {"path": "LINK@/href", "url": "https://creativecommons.org/licenses/by/4.0/", "rel": "license"}]},
           "Links": [
            {"path": "IMG@/src", "url": "steam.png", "alt": "A steam engine", "title": "No. 7"},
            {"path": "A@/href", "url": "/gallery/more.html", "text": "more"},
            {"path": "A@/href", "url": "/films/arrival.mp4", "text": "Arrival"},
            {"path": "A@/href", "url": "/sponsor.html", "rel": "nofollow"},
            {"path": "VIDEO@/src", "url": "//cdn.example.net/film"},
            {"path": "A@/href", "url": "mailto:a@example.org"},
            {"path": "FORM@/action", "url": "/search"}]}}}}}
      """;

  private static byte[] wat(String... records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String json : records) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      try (GZIPOutputStream member = new GZIPOutputStream(out)) {
        String head =
            "WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: https://example.org/\r\n"
                + "WARC-Date: 2024-05-18T01:58:10Z\r\nWARC-Record-ID: <urn:uuid:"
                + UUID.nameUUIDFromBytes(body)
                + ">\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n";
        member.write(head.getBytes(StandardCharsets.UTF_8));
        member.write(body);
        member.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static List<WatReader.Extract> read(byte[] bytes) throws IOException {
    List<WatReader.Extract> all = new ArrayList<>();
    try (WatReader reader =
        new WatReader(new ByteArrayInputStream(bytes), new OptOuts("TrialBot"))) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  @Test
  void aPageLeadsToItsMediaWithWordsAndTerms() throws IOException {
    List<WatReader.Extract> all = read(wat(PAGE.formatted("", "")));
    assertThat(all).hasSize(1);
    assertThat(all.get(0).page().text()).isEqualTo("https://example.org/gallery/trains.html");
    Discovery found = all.get(0).found();
    assertThat(found.pages())
        .extracting(WebUrl::text)
        .containsExactly("https://example.org/gallery/more.html");
    assertThat(found.media())
        .extracting(link -> link.url().text())
        .containsExactly(
            "https://example.org/gallery/steam.png",
            "https://example.org/films/arrival.mp4",
            "https://cdn.example.net/film");
    MediaLink picture = found.media().get(0);
    assertThat(picture.words().alt()).contains("A steam engine");
    assertThat(picture.words().title()).contains("No. 7");
    assertThat(found.media().get(1).words().title()).contains("Arrival");
    assertThat(found.media())
        .extracting(MediaLink::modality)
        .containsExactly(Modality.IMAGE, Modality.VIDEO, Modality.VIDEO);
    assertThat(found.media())
        .allSatisfy(
            link -> {
              assertThat(link.licence().spdx()).contains("CC-BY-4.0");
              assertThat(link.licence().confidence()).isEqualTo(0.7);
              assertThat(link.licence().evidence().orElseThrow()).startsWith("WAT rel=license = ");
            });
  }

  @Test
  void optOutsOfTheHeaderAndThePageAreHeard() throws IOException {
    Discovery header = read(wat(PAGE.formatted("noai", ""))).get(0).found();
    assertThat(header.signals()).extracting(Object::toString).anyMatch(s -> s.contains("noai"));
    assertThat(header.pages()).isNotEmpty();
    Discovery meta = read(wat(PAGE.formatted("", "noimageai, nofollow"))).get(0).found();
    assertThat(meta.signals()).extracting(Object::toString).anyMatch(s -> s.contains("noimageai"));
    assertThat(meta.pages()).isEmpty();
    assertThat(read(wat(PAGE.formatted("nofollow", ""))).get(0).found().pages()).isEmpty();
  }

  @Test
  void aRecordThatIsNoExtractIsPassedOverAndABrokenFileEnds() throws IOException {
    byte[] bytes = wat("{\"no json", "{\"Envelope\": {}}", PAGE.formatted("", ""));
    assertThat(read(bytes)).hasSize(1);
    byte[] cut = java.util.Arrays.copyOf(bytes, bytes.length - 30);
    assertThat(read(cut).size()).isLessThanOrEqualTo(1);
  }
}
