package org.worldmill.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.SignalValue;

class MotionSectionTest {

  private static final Map<String, SignalValue> FALLING =
      Map.of(
          "gravity_px_per_s2", SignalValue.of(1870),
          "track_number", SignalValue.of(List.of(0.0, 0.0)),
          "track_time_s", SignalValue.of(List.of(0.0, 0.5)),
          "track_speed", SignalValue.of(List.of(0.5, 1.0)),
          "track_speed_error", SignalValue.of(List.of(0.1, 0.1)),
          "bounce_time_s", SignalValue.of(List.of(0.25)),
          "bounce_restitution", SignalValue.of(List.of(0.8)));

  private static final Map<String, SignalValue> PANNING =
      Map.of(
          "camera_motion", SignalValue.of("pan-left"),
          "camera_span_start_s", SignalValue.of(List.of(0.0)),
          "camera_span_end_s", SignalValue.of(List.of(1.0)),
          "camera_pan_widths_s", SignalValue.of(List.of(-0.2)),
          "camera_pan_error_widths_s", SignalValue.of(List.of(0.01)),
          "camera_tilt_widths_s", SignalValue.of(List.of(0.0)));

  private static List<ReportItem> published() {
    return ReportFixture.of(60).items().stream()
        .filter(item -> item.item().modality() == Modality.VIDEO && item.kept())
        .toList();
  }

  private static ReportItem with(ReportItem item, Map<String, SignalValue> more) {
    TreeMap<String, SignalValue> signals = new TreeMap<>(more);
    return new ReportItem(
        item.item(), item.asset(), signals, item.drop(), item.captions(), item.publication());
  }

  @Test
  void showsTheThreeClipsWithMostToSeeThoseThatFallFirst() throws IOException {
    List<ReportItem> items = published();
    MotionSection section = new MotionSection();
    for (int i = 0; i < 5; i++) {
      section.offer(with(items.get(i), i == 3 ? FALLING : PANNING));
    }
    List<String> asked = new ArrayList<>();
    String html =
        section.write(
            (clip, mostBytes) -> {
              asked.add(clip.item().itemId());
              assertThat(mostBytes).isEqualTo(96 << 10);
              return asked.size() == 1 ? Optional.of(new byte[] {1, 2, 3}) : Optional.empty();
            });
    assertThat(asked).hasSize(3).startsWith(items.get(3).item().itemId());
    assertThat(asked.subList(1, 3)).isSorted();
    assertThat(html.split("<img", -1)).hasSize(2);
    assertThat(html).contains("src=\"data:image/jpeg;base64,AQID\"");
  }

  @Test
  void plotsWithUnitsBandsAndEvents() throws IOException {
    MotionSection section = new MotionSection();
    section.offer(with(published().get(0), FALLING));
    section.offer(with(published().get(1), PANNING));
    String html = section.write(MotionPictures.NONE);
    assertThat(html).contains("<b>speed</b> <span class=\"unit\">widths/s</span>");
    assertThat(html).contains("<b>turn</b> <span class=\"unit\">widths/s</span>");
    assertThat(html).contains("<polygon class=\"k0\"").contains(">0.80</text>");
    assertThat(html).doesNotContain("<img").doesNotContain("NaN");
  }

  @Test
  void isNotThereWhereNothingMoves() throws IOException {
    MotionSection section = new MotionSection();
    section.offer(with(published().get(0), Map.of("camera_motion", SignalValue.of("static"))));
    assertThat(section.write(MotionPictures.NONE)).isEmpty();
  }
}
