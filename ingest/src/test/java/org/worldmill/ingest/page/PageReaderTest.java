package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Modality;

class PageReaderTest {

  private static final String BY = "https://creativecommons.org/licenses/by/4.0/";

  private static Discovery read(String html, String... headers) throws IOException {
    return new PageReader(new OptOuts("trialbot"))
        .read(
            new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)),
            Headers.of(headers),
            WebUrl.of("https://example.org/a/page"));
  }

  private static MediaLink only(Discovery found) {
    assertThat(found.media()).hasSize(1);
    return found.media().get(0);
  }

  @Test
  void readsAFigureWithItsTermsAndWords() throws IOException {
    MediaLink link =
        only(
            read(
                "<div>Beside it<figure><img src=x.jpg alt='A dog'><figcaption>On the beach"
                    + "</figcaption><a rel='license nofollow' href='"
                    + BY
                    + "'>CC</a><span class=credit>Jo</span></figure></div>"));
    assertThat(link.url().text()).isEqualTo("https://example.org/a/x.jpg");
    assertThat(link.modality()).isEqualTo(Modality.IMAGE);
    assertThat(link.words().alt()).contains("A dog");
    assertThat(link.words().caption()).contains("On the beach");
    assertThat(link.words().near()).contains("Beside it");
    assertThat(link.licence().spdx()).contains("CC-BY-4.0");
    assertThat(link.licence().attribution()).contains("Jo");
    assertThat(link.licence().evidence()).contains("figure rel=license = " + BY);
    assertThat(link.licence().confidence()).isEqualTo(Terms.FIGURE);
  }

  @Test
  void takesThePagesTermsWhereThereAreNoOthers() throws IOException {
    MediaLink link =
        only(read("<link rel=license href='" + BY + "'><meta name=author content=Al><img src=x>"));
    assertThat(link.licence().spdx()).contains("CC-BY-4.0");
    assertThat(link.licence().confidence()).isEqualTo(Terms.PAGE);
    assertThat(link.licence().attribution()).contains("Al");
  }

  @Test
  void severalTermsOfOnePageAreNone() throws IOException {
    MediaLink link =
        only(
            read(
                "<a rel=license href='"
                    + BY
                    + "'>a</a><a rel=license"
                    + " href='https://creativecommons.org/licenses/by-nc/4.0/'>b</a><img src=x>"));
    assertThat(link.licence().spdx()).isEmpty();
    assertThat(link.licence().evidence().orElseThrow()).startsWith("several terms: ");
  }

  @Test
  void readsAPhraseOfACaption() throws IOException {
    assertThat(
            only(read("<figure><img src=x><figcaption>By Jo, CC BY-SA 3.0</figcaption></figure>"))
                .licence()
                .spdx())
        .contains("CC-BY-SA-3.0");
  }

  @Test
  void takesTheLargestOfAPicturesSources() throws IOException {
    assertThat(
            only(read("<img src=s.jpg srcset='a.jpg 320w, b.jpg 1280w, c.jpg 640w'>")).url().text())
        .endsWith("/b.jpg");
    assertThat(
            only(read(
                    "<picture><source srcset='big.webp 2x, small.webp'><img src=s.jpg></picture>"))
                .url()
                .text())
        .endsWith("/big.webp");
    assertThat(
            read("<img src='data:image/png;base64,AA'><img src=i.png width=16 height=16>").media())
        .isEmpty();
  }

  @Test
  void readsAVideoWithItsTracks() throws IOException {
    MediaLink link =
        only(
            read(
                "<video title=Film><source src=f.webm><source src=f.mp4>"
                    + "<track src=f.en.vtt srclang=en></video>"));
    assertThat(link.modality()).isEqualTo(Modality.VIDEO);
    assertThat(link.url().text()).endsWith("/f.webm");
    assertThat(link.tracks())
        .containsExactly(
            new MediaLink.Track(WebUrl.of("https://example.org/a/f.en.vtt"), Optional.of("en")));
  }

  @Test
  void readsLinkedDataOfSeveralShapes() throws IOException {
    Discovery found =
        read(
            "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"ImageObject\","
                + "\"contentUrl\": \"/i.png\", \"license\": \""
                + BY
                + "\","
                + "\"creator\": {\"@type\": \"Person\", \"name\": \"Ada\"}, \"caption\": \"Seen\"},"
                + "{\"@type\": [\"VideoObject\"], \"contentUrl\": \"v.mp4\", \"name\": \"Film\","
                + "\"license\": {\"@id\": \"https://creativecommons.org/publicdomain/zero/1.0/\"}},"
                + "{\"@type\": \"3DModel\", \"encoding\": {}, \"contentUrl\": \"m.glb\"}]}</script>"
                + "<script type='application/ld+json'>{broken</script>");
    assertThat(found.media())
        .extracting(MediaLink::modality)
        .containsExactly(Modality.IMAGE, Modality.VIDEO, Modality.MODEL3D);
    MediaLink image = found.media().get(0);
    assertThat(image.licence().spdx()).contains("CC-BY-4.0");
    assertThat(image.licence().attribution()).contains("Ada");
    assertThat(image.words().caption()).contains("Seen");
    assertThat(found.media().get(1).licence().spdx()).contains("CC0-1.0");
  }

  @Test
  void mentionsOfOneMediumAreOne() throws IOException {
    MediaLink link =
        only(
            read(
                "<title>Page</title><img src=x.jpg><script type='application/ld+json'>{\"@type\": \"ImageObject\","
                    + "\"contentUrl\": \"x.jpg\", \"license\": \""
                    + BY
                    + "\"}</script>"
                    + "<meta property=og:image content=x.jpg>"));
    assertThat(link.licence().spdx()).contains("CC-BY-4.0");
    assertThat(link.words().title()).contains("Page");
  }

  @Test
  void followsLinksUnlessItIsAskedNotTo() throws IOException {
    String links = "<a href=/b>b</a><a href='mailto:x@y.z'>m</a><a rel=nofollow href=/c>c</a>";
    assertThat(read(links).pages())
        .extracting(WebUrl::text)
        .containsExactly("https://example.org/b");
    assertThat(read("<meta name=robots content=nofollow>" + links).pages()).isEmpty();
    assertThat(read(links, "X-Robots-Tag", "none").pages()).isEmpty();
    assertThat(read("<base href='https://other.org/x/'><a href=y>y</a>").pages())
        .extracting(WebUrl::text)
        .containsExactly("https://other.org/x/y");
  }

  @Test
  void hearsOptOutsOfHeaderAndPage() throws IOException {
    List<OptOutSignal> signals =
        read("<meta name=robots content=noimageai><img src=x>", "tdm-reservation", "1").signals();
    assertThat(signals)
        .extracting(OptOutSignal::source)
        .containsExactly("header tdm-reservation", "meta robots");
  }

  @Test
  void readsTheCharacterSetOfTheHeader() throws IOException {
    byte[] latin =
        "<title>x</title><img src=x alt='caf\u00e9'>".getBytes(StandardCharsets.ISO_8859_1);
    Discovery found =
        new PageReader(new OptOuts("b"))
            .read(
                new ByteArrayInputStream(latin),
                Headers.of("content-type", "text/html; charset=ISO-8859-1"),
                WebUrl.of("https://example.org/"));
    assertThat(only(found).words().alt()).contains("caf\u00e9");
  }
}
