package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  void showsTheShotsOfFilmsWithTheirCurveAndBoundaries() throws IOException {
    ReportFixture fixture = ReportFixture.of(30);
    String film = fixture.withFilm("film-<b>.mp4", 9);
    String page = page(fixture.showing(exhibits(List.of(film))), ReportLimits.DEFAULT);
    String shots = section(page, "shots");
    assertThat(page).contains("<a href=\"#shots\">");
    assertThat(shots).contains("film-&lt;b&gt;.mp4").contains("5 shots · 9 clips · 6 kept");
    assertThat(shots.split("data-open=", -1)).hasSize(10);
    assertThat(shots).contains("shot 2, goes on").contains("luma_mean &lt;0.02&gt;");
    String curve = shots.substring(shots.indexOf("<svg"), shots.indexOf("</svg>"));
    assertThat(curve.split("class=\"cut\"", -1)).as("boundaries").hasSize(5);
    assertThat(curve.split("class=\"zone\"", -1)).as("dropped stretches").hasSize(4);
    assertThat(curve).contains(">10</text>").contains(">18 s</text>");
    assertThat(shots).contains("<b>luma_mean</b> too-dark");
  }

  @Test
  void embedsEachPictureOnce() throws IOException {
    ReportFixture fixture = ReportFixture.of(30);
    String film = fixture.withFilm("film.mp4", 9);
    String page = page(fixture.showing(exhibits(List.of(film))), ReportLimits.DEFAULT);
    assertThat(section(page, "shots")).doesNotContain("data:image");
    for (JsonNode card : data(page).path("cards")) {
      assertThat(page.split(Pattern.quote(card.path("thumb").asText()), -1)).hasSize(2);
    }
  }

  @Test
  void givesThePicturesOfShotsTheirPlaceWhenThereIsLittle() throws IOException {
    ReportFixture fixture = ReportFixture.of(400);
    String film = fixture.withFilm("film.mp4", 30);
    String page =
        page(fixture.showing(exhibits(List.of(film))), new ReportLimits(60, 20_000, 0, 0, 0));
    assertThat(section(page, "shots")).contains("10 more clips are not shown");
    assertThat(data(page).path("cards")).hasSize(60);
    assertThat(data(page).path("cards").findValuesAsText("name"))
        .filteredOn(name -> name.equals("film.mp4"))
        .hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void showsLikeItemsSideBySideTheOneThatStaysFirst() throws IOException {
    ReportFixture fixture = ReportFixture.of(30);
    List<Exhibits.Member> members =
        fixture.items().stream()
            .limit(3)
            .map(item -> member(fixture, item.item().itemId()))
            .toList();
    Exhibits.LikeGroup group = new Exhibits.LikeGroup(15, members);
    Exhibits shown = new Exhibits(List.of(), Optional.empty(), List.of(group), 7);
    String page = page(fixture.showing(shown), ReportLimits.DEFAULT);
    String section = section(page, "duplicates");
    assertThat(section).contains("15 alike").contains("12 more are like these");
    assertThat(section).contains("7 smaller groups are not shown");
    assertThat(section.indexOf("comes first")).isLessThan(section.indexOf("mirrored"));
    assertThat(section).contains("nearly the same, mirrored as script&gt;");
    assertThat(section.split("data-open=", -1)).hasSize(4);
    assertThat(page).doesNotContain("href=\"#shots\"");
  }

  private static Exhibits.Member member(ReportFixture fixture, String itemId) {
    String first = fixture.items().get(0).item().itemId();
    Optional<String> of = itemId.equals(first) ? Optional.empty() : Optional.of(first);
    return new Exhibits.Member(itemId, of, "mirrored", 0.93);
  }

  private static Exhibits exhibits(List<String> films) {
    return new Exhibits(films, Optional.of(10.0), List.of(), 0);
  }

  private static String section(String page, String id) {
    String from = page.substring(page.indexOf("<section id=\"" + id + "\">"));
    return from.substring(0, from.indexOf("</section>"));
  }

  @Test
  void leavesOutSectionsWithNothingInThem() throws IOException {
    String page = page(ReportFixture.of(30), ReportLimits.DEFAULT);
    assertThat(page).doesNotContain("id=\"shots\"").doesNotContain("id=\"duplicates\"");
    assertThat(page).doesNotContain("href=\"#shots\"").doesNotContain("href=\"#duplicates\"");
  }

  @Test
  void isWrittenForAnEmptyDatasetToo() throws IOException {
    String page = page(ReportFixture.of(0), ReportLimits.DEFAULT);
    assertThat(page).contains("All 0 items are here").doesNotContain("NaN");
  }

  private String page(ReportFixture fixture, ReportLimits limits) throws IOException {
    Path page =
        new ReportWriter(fixture::read, MotionPictures.NONE, limits).write(fixture.input(), folder);
    return Files.readString(page);
  }

  private static JsonNode data(String page) throws IOException {
    Matcher json = DATA.matcher(page);
    assertThat(json.find()).isTrue();
    return new ObjectMapper().readTree(json.group(1));
  }
}
