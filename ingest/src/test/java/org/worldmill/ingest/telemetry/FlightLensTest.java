package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.Tag;

class FlightLensTest {

  private static final MediaFacts SILENT =
      new MediaFacts(
          "mov", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

  private static String cue(String focal, String zoom) {
    return "1\n00:00:00,000 --> 00:00:00,033\n<font size=\"28\">SrtCnt : 1, DiffTime : 33ms\n"
        + "2024-09-04 13:29:07.288\n[iso : 120] [shutter : 1/2000.0] [fnum : 170] [ev : 0] [ct : 5165]"
        + " [color_md : default] [focal_len"
        + focal
        + "] [dzoom_ratio"
        + zoom
        + "],[latitude: 37.451] [longitude: 126.657] [rel_alt: 45.000 abs_alt: 111.890] </font>\n\n";
  }

  @Test
  void bothFormsAreTold() {
    assertThat(FlightLens.focalMm(cue(" : 240", ": 10000, delta:0"))).contains(24.0);
    assertThat(FlightLens.focalMm(cue(": 24.00", ": 1.00"))).contains(24.0);
    assertThat(FlightLens.focalMm(cue(": 168.00", ": 1.00"))).contains(168.0);
  }

  @Test
  void digitalZoomNarrowsTheView() {
    assertThat(FlightLens.focalMm(cue(" : 240", ": 20000, delta:0"))).contains(48.0);
    assertThat(FlightLens.focalMm(cue(": 24.00", ": 2.00"))).contains(48.0);
  }

  @Test
  void aLensThatZoomsOnTheWayHasNone() {
    assertThat(FlightLens.focalMm(cue(" : 240", ": 1.00") + cue(" : 480", ": 1.00"))).isEmpty();
    assertThat(FlightLens.focalMm(cue(" : 240", ": 1.00") + cue(" : 240", ": 1.50"))).isEmpty();
    assertThat(FlightLens.focalMm(cue(" : 240", ": 1.00") + cue(" : 241", ": 1.00")))
        .as("rounded")
        .contains(24.0);
  }

  @Test
  void whatTheFilmSaysItselfCountsFirst() {
    List<String> logs = List.of("speech", cue(" : 240", ": 10000, delta:0"));
    assertThat(FlightLens.added(SILENT, logs).tags())
        .containsExactly(new Tag("Camera", "focal_length_35_mm", "24.00"));
    MediaFacts told = SILENT.and(new Tag("Camera", "focal_length_35_mm", "26"));
    assertThat(FlightLens.added(told, logs)).isEqualTo(told);
    assertThat(FlightLens.added(SILENT, List.of("speech", cue(" : 0", ": 1.00"))))
        .isEqualTo(SILENT);
  }
}
