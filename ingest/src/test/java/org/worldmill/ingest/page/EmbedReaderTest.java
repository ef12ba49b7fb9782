package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/** Answers in the shapes of the oEmbed specification and of those who publish by it. */
class EmbedReaderTest {

  private static Discovery read(String json) throws IOException, MediaException {
    return EmbedReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        WebUrl.of("https://photos.example.org/services/oembed?url=x"));
  }

  @Test
  void aPhotoIsAPictureWithAuthorAndTerms() throws Exception {
    Discovery found =
        read(
            """
            {"version": "1.0", "type": "photo", "width": 1024, "height": 683,
             "title": "Bacon Lollys", "url": "https://live.example.org/3123_b.jpg",
             "author_name": "bees", "author_url": "https://photos.example.org/bees/",
             "license": "Attribution License", "license_id": 4,
             "license_url": "https://creativecommons.org/licenses/by/2.0/",
             "thumbnail_url": "https://live.example.org/3123_q.jpg", "cache_age": 3600}
            """);
    MediaLink photo = found.media().get(0);
    assertThat(photo.url().text()).isEqualTo("https://live.example.org/3123_b.jpg");
    assertThat(photo.modality()).isEqualTo(Modality.IMAGE);
    assertThat(photo.words().title()).contains("Bacon Lollys");
    assertThat(photo.licence().spdx()).contains("CC-BY-2.0");
    assertThat(photo.licence().attribution()).contains("bees");
    assertThat(photo.licence().confidence()).isEqualTo(0.95);
    MediaLink thumbnail = found.media().get(1);
    assertThat(thumbnail.licence().spdx()).isEmpty();
    assertThat(thumbnail.licence().attribution()).contains("bees");
  }

  @Test
  void aVideoIsWhatStandsInItsMarkupAndAPlayersPageIsNot() throws Exception {
    Discovery found =
        read(
            """
            {"version": "1.0", "type": "video", "title": "A <b>film</b>", "author_name": "Ada",
             "html": "<iframe src='https://player.example.org/7'></iframe><video src='/7.mp4'></video>"}
            """);
    assertThat(found.media()).hasSize(1);
    assertThat(found.media().get(0).url().text()).isEqualTo("https://photos.example.org/7.mp4");
    assertThat(found.media().get(0).modality()).isEqualTo(Modality.VIDEO);
    assertThat(found.media().get(0).licence().evidence()).isEmpty();
  }

  @Test
  void whatIsNoJsonIsRefusedAndWhatSaysNothingLeadsNowhere() throws Exception {
    assertThatThrownBy(() -> read("<oembed/>")).isInstanceOf(MediaException.class);
    assertThat(read("{\"type\": \"link\"}").media()).isEmpty();
    assertThat(read("[1, 2]").media()).isEmpty();
  }

  @Test
  void aPageNamesItsEndpointUnlessItsLinksAreNotToBeFollowed() throws Exception {
    String page =
        "<link rel='alternate' type='application/json+oembed' href='/oembed?url=x'>"
            + "<link rel=alternate type='text/xml+oembed' href='/oembed?format=xml'>"
            + "<link rel=alternate type='application/rss+xml' href='/feed'>";
    PageReader reader = new PageReader(new OptOuts("TrialBot"));
    WebUrl url = WebUrl.of("https://photos.example.org/7");
    assertThat(reader.read(stream(page), Headers.NONE, url).embeds())
        .extracting(WebUrl::text)
        .containsExactly("https://photos.example.org/oembed?url=x");
    assertThat(
            reader
                .read(stream("<meta name=robots content=nofollow>" + page), Headers.NONE, url)
                .embeds())
        .isEmpty();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
