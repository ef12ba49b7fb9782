package org.worldmill.label.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.worldmill.label.caption.TestItems.asset;
import static org.worldmill.label.caption.TestItems.clip;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;

class HumanTextTest {

  private static final String VTT =
      """
      WEBVTT - made by hand

      NOTE this is no cue

      00:00.000 --> 00:02.000 align:start
      <v Ann>The arm reaches out

      2
      00:00:02.000 --> 00:00:04.000
      The arm reaches out
      and grasps

      00:05.000 --> 00:04.000
      never shown
      """;

  private static List<HumanText> of(double from, double to, Kind kind, String text) {
    return HumanText.of(
        clip(from, to),
        asset(Modality.VIDEO, Optional.empty(), new Sidecar(kind, "dir/a.x", text)));
  }

  @Test
  void aClipHearsTheCuesThatOverlapIt() {
    assertThat(of(0, 2, Kind.WEBVTT, VTT))
        .containsExactly(
            new HumanText("The arm reaches out", "sidecar:dir/a.x", List.of("0.000,2.000")));
    assertThat(of(1, 3, Kind.WEBVTT, VTT).get(0).sources())
        .containsExactly("sidecar:dir/a.x#t=0.000,2.000", "sidecar:dir/a.x#t=2.000,4.000");
    assertThat(of(2, 3, Kind.WEBVTT, VTT))
        .extracting(HumanText::text)
        .containsExactly("The arm reaches out and grasps");
    assertThat(of(1.999, 3, Kind.WEBVTT, VTT))
        .extracting(HumanText::text)
        .containsExactly("The arm reaches out and grasps");
    assertThat(of(4, 9, Kind.WEBVTT, VTT)).isEmpty();
  }

  @Test
  void subRipIsReadToo() {
    String srt = "1\r\n00:00:01,500 --> 00:00:02,000\r\n{\\an8}Left\r\n\r\n";

    assertThat(of(0, 3, Kind.SRT, srt)).extracting(HumanText::text).containsExactly("Left");
  }

  @Test
  void aFlightLogIsNoSpeech() {
    String log =
        """
        1
        00:00:00,000 --> 00:00:00,033
        <font size="28">FrameCnt: 1, DiffTime: 33ms
        [iso : 100] [shutter : 1/500.0] [latitude: 50.1] [longitude: 8.6]</font>
        """;

    assertThat(of(0, 3, Kind.SRT, log)).isEmpty();
  }

  @Test
  void jsonIsReadOneLevelDownAndNothingTwice() {
    String json =
        """
        {"description": "b", "caption": "a", "n": 3, "title": "a",
         "meta": {"title": "c", "deeper": {"title": "d"}}, "tasks": ["e", 5, "f"]}
        """;

    assertThat(of(0, 1, Kind.JSON, json))
        .containsExactly(
            new HumanText("a", "sidecar:dir/a.x#caption"),
            new HumanText("b", "sidecar:dir/a.x#description"),
            new HumanText("e", "sidecar:dir/a.x#tasks[0]"),
            new HumanText("f", "sidecar:dir/a.x#tasks[2]"),
            new HumanText("c", "sidecar:dir/a.x#meta.title"));
  }

  @Test
  void whatStoodNearbyComesLastAndIsToldApart() {
    List<HumanText> found =
        of(0, 1, Kind.JSON, "{\"near_text\": \"We went by train\", \"alt\": \"a train\"}");

    assertThat(found).extracting(HumanText::text).containsExactly("a train", "We went by train");
    assertThat(found).extracting(HumanText::isNearby).containsExactly(false, true);
  }

  @Test
  void hostileTextIsBoundedAndBare() {
    String hostile =
        "\u001b[31mred\u0000 \u202eevil\u202c <script>x</script> " + "word ".repeat(9000);
    HumanText found = of(0, 1, Kind.TEXT, hostile).get(0);

    assertThat(found.text()).startsWith("[31mred evil x word word");
    assertThat(found.text().length()).isLessThanOrEqualTo(4000);
    assertThat(found.text().codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(of(0, 1, Kind.JSON, "[".repeat(100_000))).isEmpty();
    assertThat(of(0, 1, Kind.JSON, "{\"captions\": [" + "\"a\",".repeat(1) + "\"b\"]}")).hasSize(2);
  }

  @Test
  void aPersonCannotFloodAnItem() {
    StringBuilder json = new StringBuilder("{\"captions\": [\"0\"");
    for (int i = 1; i < 5000; i++) {
      json.append(",\"").append(i).append('"');
    }
    assertThat(of(0, 1, Kind.JSON, json + "]}")).hasSize(16);
  }

  @Property(tries = 500)
  void noTextMakesItFail(@ForAll String text, @ForAll Kind kind) {
    for (HumanText found : of(0, 3600, kind, "00:01.000 --> 00:02.000\n" + text)) {
      assertThat(found.text()).isNotBlank();
      assertThat(found.text().codePoints().noneMatch(Character::isISOControl)).isTrue();
      assertThat(found.text().length()).isLessThanOrEqualTo(4000);
    }
  }
}
