package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void writesTheSameBytesForTheSameInput() throws IOException {
    String first = page(ReportFixture.of(30), ReportLimits.DEFAULT);
    assertThat(page(ReportFixture.of(30), ReportLimits.DEFAULT)).isEqualTo(first);
  }

  @Test
  void showsTheTextsOfOthersAsText() throws IOException {
    String page = page(ReportFixture.of(30), ReportLimits.DEFAULT);
    assertThat(page).doesNotContain("<img src=x").doesNotContain("<script>window.hacked");
    assertThat(page).contains("broken/&lt;b&gt;bold&lt;/b&gt;.png");
    assertThat(page).contains("Kitchens &amp; &lt;workshops&gt;");
    assertThat(page.split("</script>", -1)).hasSize(3);
    assertThat(data(page).path("cards").findValuesAsText("name")).contains(ReportFixture.HOSTILE);
  }

  @Test
  void asksNothingOfTheNetwork() throws IOException {
    String page = page(ReportFixture.of(30), ReportLimits.DEFAULT);
    assertThat(page).contains("default-src 'none'").doesNotContain("unsafe-inline");
    assertThat(page).doesNotContainPattern("(?i)(src|href)=\"(https?:)?//");
    assertThat(page).doesNotContain("@import").doesNotContain("url(");
  }

  @Test
  void staysWithinItsLimitsAndSaysSo() throws IOException {
    ReportFixture fixture = ReportFixture.of(400);
    String page = page(fixture, new ReportLimits(50, 20_000, 1500, 1200, 2));
    JsonNode cards = data(page).path("cards");
    assertThat(cards).hasSize(50);
    assertThat(cards.findValues("thumb")).isNotEmpty();
    assertThat(cards.findValues("thumb").stream().mapToInt(thumb -> thumb.asText().length()).sum())
        .isLessThan(20_000 * 4 / 3 + 50 * 30);
    assertThat(page).contains("50 of 400 items are here");
    assertThat(page).contains("The first 2 of 5 are listed");
  }

  @Test
  void showsEveryReasonHoweverFewPlacesThereAre() throws IOException {
    ReportFixture fixture = ReportFixture.of(400);
    long reasons =
        fixture.items().stream()
            .flatMap(item -> item.drop().stream())
            .map(drop -> drop.rule())
            .distinct()
            .count();
    JsonNode cards = data(page(fixture, new ReportLimits(60, 0, 0, 0, 0))).path("cards");
    assertThat(reasons).isGreaterThan(3);
    assertThat(cards.findValuesAsText("rule").stream().distinct()).hasSize((int) reasons);
    assertThat(cards.findValues("thumb")).isEmpty();
  }

  @Test
  void embedsTheSmallestClipsThatFit() throws IOException {
    ReportFixture fixture = ReportFixture.of(60);
    fixture.withClip(new byte[1000], "video/webm", "a.webm", 0);
    String small = fixture.withClip(new byte[600], "video/webm", "b.webm", 0).item().itemId();
    JsonNode cards = data(page(fixture, new ReportLimits(100, 0, 1100, 1200, 0))).path("cards");
    int embedded = 0;
    for (JsonNode card : cards) {
      if (card.path("media").has("data")) {
        embedded++;
        assertThat(card.path("id").asText()).isEqualTo(small);
      }
    }
    assertThat(embedded).isEqualTo(1);
  }

  @Test
  void drawsTheThresholdsOfASignal() throws IOException {
    String page = page(ReportFixture.of(200), ReportLimits.DEFAULT);
    String from = page.substring(page.indexOf("<b>luma_mean</b>"));
    String figure = from.substring(0, from.indexOf("</figure>"));
    assertThat(figure).contains("≥ 0.02").contains("≤ 0.99").contains("class=\"zone\"");
    assertThat(figure).contains("too-dark dropped");
  }

  @Test
  void isWrittenForAnEmptyDatasetToo() throws IOException {
    String page = page(ReportFixture.of(0), ReportLimits.DEFAULT);
    assertThat(page).contains("All 0 items are here").doesNotContain("NaN");
  }

  private String page(ReportFixture fixture, ReportLimits limits) throws IOException {
    Path page = new ReportWriter(fixture::read, limits).write(fixture.input(), folder);
    return Files.readString(page);
  }

  private static JsonNode data(String page) throws IOException {
    Matcher json = DATA.matcher(page);
    assertThat(json.find()).isTrue();
    return new ObjectMapper().readTree(json.group(1));
  }
}
