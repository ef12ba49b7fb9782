package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/** Sitemaps, feeds and the answers of two archives. */
class ListReadersTest {

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static WebUrl url(String path) throws IOException {
    return WebUrl.of("https://example.org" + path);
  }

  private static byte[] gzip(Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      body.write(out);
    }
    return bytes.toByteArray();
  }

  private interface Body {
    void write(OutputStream out) throws IOException;
  }

  private static final String SITEMAP =
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
          xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
        <url><loc>https://example.org/a</loc>
          <image:image><image:loc>https://example.org/i.jpg</image:loc>
            <image:caption>Seen</image:caption>
            <image:license>https://creativecommons.org/licenses/by/4.0/</image:license></image:image>
          <video:video><video:thumbnail_loc>https://example.org/t.jpg</video:thumbnail_loc>
            <video:title>Film</video:title><video:description>Long</video:description>
            <video:content_loc>https://example.org/v.mp4</video:content_loc></video:video>
        </url>
        <url><loc>https://example.org/b</loc></url>
      </urlset>
      """;

  @Test
  void readsASitemapWithImagesAndVideos() throws Exception {
    Discovery found = SitemapReader.read(text(SITEMAP), url("/sitemap.xml"));
    assertThat(found.pages()).extracting(WebUrl::path).containsExactly("/a", "/b");
    assertThat(found.media())
        .extracting(MediaLink::modality)
        .containsExactly(Modality.IMAGE, Modality.VIDEO);
    assertThat(found.media().get(0).licence().spdx()).contains("CC-BY-4.0");
    assertThat(found.media().get(0).words().caption()).contains("Seen");
    assertThat(found.media().get(1).words().title()).contains("Film");
  }

  @Test
  void readsACompressedOneAndAnIndex() throws Exception {
    byte[] packed = gzip(out -> out.write(SITEMAP.getBytes(StandardCharsets.UTF_8)));
    assertThat(SitemapReader.read(new ByteArrayInputStream(packed), url("/s.xml.gz")).pages())
        .hasSize(2);
    String index =
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap>"
            + "<loc>https://example.org/s1.xml</loc></sitemap></sitemapindex>";
    assertThat(SitemapReader.read(text(index), url("/index.xml")).sitemaps())
        .extracting(WebUrl::path)
        .containsExactly("/s1.xml");
  }

  @Test
  void refusesABomb() throws Exception {
    byte[] bomb =
        gzip(
            out -> {
              byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
              for (int i = 0; i < 64; i++) {
                out.write(blanks);
              }
            });
    assertThat(bomb.length).isLessThan(200_000);
    assertThatThrownBy(() -> SitemapReader.read(new ByteArrayInputStream(bomb), url("/s.xml.gz")))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("larger than 50 MB");
  }

  @Test
  void expandsNoEntityAndReadsNoFile() throws Exception {
    String evil =
        "<?xml version='1.0'?><!DOCTYPE u [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
            + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
            + "<url><loc>https://example.org/&x;</loc></url></urlset>";
    try {
      assertThat(SitemapReader.read(text(evil), url("/s.xml")).pages()).isEmpty();
    } catch (MediaException e) {
      assertThat(e).hasMessageContaining("no sitemap");
    }
    assertThat(FeedReader.read(text(evil), url("/feed")).pages()).isEmpty();
  }

  @Test
  void readsRssAndAtom() throws Exception {
    String rss =
        "<rss xmlns:creativeCommons='x' xmlns:media='y'><channel><item><title>One</title>"
            + "<link>https://example.org/1</link><enclosure url='/1.mp4' type='video/mp4'/>"
            + "<media:credit>Ada</media:credit><creativeCommons:license>"
            + "https://creativecommons.org/licenses/by-sa/4.0/</creativeCommons:license>"
            + "</item></channel></rss>";
    Discovery found = FeedReader.read(text(rss), url("/rss"));
    assertThat(found.pages()).extracting(WebUrl::path).containsExactly("/1");
    assertThat(found.media().get(0).licence().spdx()).contains("CC-BY-SA-4.0");
    assertThat(found.media().get(0).licence().attribution()).contains("Ada");
    assertThat(found.media().get(0).words().title()).contains("One");
    String atom =
        "<feed><link rel='license' href='https://creativecommons.org/publicdomain/zero/1.0/'/>"
            + "<entry><title>Two</title><link href='/2'/><link rel='enclosure' href='/2.png'/>"
            + "<author><name>Bo</name></author></entry></feed>";
    MediaLink link = FeedReader.read(text(atom), url("/atom")).media().get(0);
    assertThat(link.licence().spdx()).contains("CC0-1.0");
    assertThat(link.licence().attribution()).contains("Bo");
  }

  @Test
  void readsAnAnswerOfCommons() throws Exception {
    String answer =
        """
        {"query": {"pages": {"1": {"title": "File:Dog.jpg", "imageinfo": [{
          "url": "https://upload.example.org/Dog.jpg", "mime": "image/jpeg", "extmetadata": {
            "LicenseShortName": {"value": "CC BY-SA 4.0"},
            "LicenseUrl": {"value": "https://creativecommons.org/licenses/by-sa/4.0"},
            "Artist": {"value": "<a href='x'>Jane <b>Doe</b></a>"},
            "ImageDescription": {"value": "A <i>dog</i>"}}}]}}}}
        """;
    MediaLink link = ItemReader.commons(text(answer), url("/w/api.php")).media().get(0);
    assertThat(link.licence().spdx()).contains("CC-BY-SA-4.0");
    assertThat(link.licence().attribution()).contains("Jane Doe");
    assertThat(link.words().caption()).contains("A dog");
    assertThat(link.words().title()).contains("File:Dog.jpg");
  }

  @Test
  void readsAnItemOfTheInternetArchive() throws Exception {
    String item =
        """
        {"metadata": {"identifier": "film-1", "title": "Film", "creator": ["Ada", "Bo"],
           "licenseurl": "http://creativecommons.org/publicdomain/mark/1.0/"},
         "files": [{"name": "a b.mp4", "source": "original"},
                   {"name": "a b_512kb.mp4", "source": "derivative"},
                   {"name": "film-1_meta.xml", "source": "original"}]}
        """;
    Discovery found = ItemReader.archive(text(item), url("/metadata/film-1"));
    assertThat(found.media()).hasSize(1);
    assertThat(found.media().get(0).url().path()).isEqualTo("/download/film-1/a%20b.mp4");
    assertThat(found.media().get(0).licence().spdx()).contains("CC-PDM-1.0");
    assertThat(found.media().get(0).licence().attribution()).contains("Ada");
    assertThatThrownBy(() -> ItemReader.archive(text("<html>"), url("/metadata/x")))
        .hasMessageContaining("no JSON");
  }
}
