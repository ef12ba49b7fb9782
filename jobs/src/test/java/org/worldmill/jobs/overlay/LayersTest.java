package org.worldmill.jobs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Observation.Blow;
import org.worldmill.schemas.media.Observation.Break;
import org.worldmill.schemas.media.Observation.CameraStep;
import org.worldmill.schemas.media.Observation.Sighting;
import org.worldmill.schemas.media.Observation.View;
import org.worldmill.schemas.media.Observation.Way;
import org.worldmill.schemas.media.SignalValue;

class LayersTest {

  /** A picture of 640 by 360, two pixels a dot. */
  private static final Layout LAYOUT = Layout.bare(640, 360);

  private final Raster raster =
      new Raster(LAYOUT.width(), LAYOUT.height(), new int[LAYOUT.width() * LAYOUT.height()]);
  private final Seen seen = new Seen();

  private static Way way(double... places) {
    List<Sighting> sightings = new java.util.ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      sightings.add(new Sighting(0.1 * i, places[i], 0.25, 0.01));
    }
    return new Way(sightings);
  }

  private int at(double x, double y) {
    return raster.pixels()[(int) y * LAYOUT.width() + (int) x];
  }

  @Test
  void aTrackIsARingWithItsWayBehindItAndNothingAheadOfIt() {
    seen.accept(way(0.25, 0.5, 0.75));
    new TrackLayer(LAYOUT, seen).draw(raster, 0.1);
    int green = Palette.track(0);
    assertThat(at(240, 160)).isEqualTo(green);
    // The ring: the thing's radius of 6.4 px and two dots more.
    assertThat(at(320 - 10.4, 160)).isEqualTo(green);
    assertThat(at(320, 160 - 10.4)).isEqualTo(green);
    assertThat(at(240, 150)).isZero();
    assertThat(at(400, 160)).isZero();
  }

  @Test
  void aTrackFollowsTheViewOfAMovingCamera() {
    seen.accept(new View(0, 1, 0, 0, 0));
    seen.accept(new View(0.1, 1, 0, 0, 0.125));
    seen.accept(way(0.25, 0.5, 0.75));
    new TrackLayer(LAYOUT, seen).draw(raster, 0.1);
    assertThat(at(240, 160)).isZero();
    assertThat(at(240, 240)).isEqualTo(Palette.track(0));
  }

  @Test
  void whatWasSeenBeforeTheCameraWasLostIsNotJoinedToWhatIsSeenAfter() {
    seen.accept(way(0.25, 0.5, 0.75));
    seen.accept(new Break(0.15));
    new TrackLayer(LAYOUT, seen).draw(raster, 0.2);
    assertThat(at(240, 160)).isZero();
    assertThat(at(400, 160)).isZero();
  }

  @Test
  void aBlowIsMarkedFromItsTimeOnAndAtItsPlace() {
    seen.accept(new Blow(0.5, 0.5, 0.25, OptionalDouble.of(0.8)));
    EventLayer events = new EventLayer(LAYOUT, seen, new Readings(Map.of()), 640);
    events.draw(raster, 0.49);
    assertThat(raster.pixels()).containsOnly(0);
    events.draw(raster, 0.5);
    assertThat(at(320, 160)).isEqualTo(Palette.BLOW);
    assertThat(at(320 + 12, 160)).isEqualTo(Palette.BLOW);
    assertThat(at(320 + 40, 160)).isZero();
  }

  @Test
  void gravityIsAnArrowAsLongAsItsScaleSays() {
    Map<String, SignalValue> signals =
        Map.of(
            "gravity_px_per_s2", SignalValue.of(981),
            "metres_per_px", SignalValue.of(0.01),
            "gravity_roll_rad", SignalValue.of(0));
    new EventLayer(LAYOUT, seen, new Readings(signals), 640).draw(raster, 0);
    int x = 640 - 28;
    // A metre is 100 px; the arrow begins at 16 px.
    assertThat(at(x, 17)).isEqualTo(Palette.GRAVITY);
    assertThat(at(x, 115)).isEqualTo(Palette.GRAVITY);
    assertThat(at(x, 120)).isZero();
  }

  @Test
  void periodsAndSoundsAreSaidInWords() {
    Map<String, SignalValue> signals =
        Map.of(
            "motion_period_s", SignalValue.of(1.234).withStandardError(0.004),
            "onset_times_s", SignalValue.of(List.of(0.5)),
            "onset_rise_db", SignalValue.of(List.of(31.6)));
    EventLayer events = new EventLayer(LAYOUT, seen, new Readings(signals), 640);
    assertThat(events.words(0.4)).containsExactly("period 1.234 ±0.004 s");
    assertThat(events.words(0.6)).containsExactly("period 1.234 ±0.004 s", "sound +32 dB");
  }

  @Test
  void theCameraIsToldInDegreesWhereTheLensIsKnownAndInWidthsElsewhere() {
    Map<String, SignalValue> signals =
        new java.util.TreeMap<>(
            Map.of(
                "camera_spans", SignalValue.of("0.00-1.00 static; 1.00-2.00 pan-left?"),
                "camera_span_start_s", SignalValue.of(List.of(0.0, 1.0)),
                "camera_span_end_s", SignalValue.of(List.of(1.0, 2.0)),
                "camera_pan_widths_s", SignalValue.of(List.of(0.0, -0.0716)),
                "camera_pan_error_widths_s", SignalValue.of(List.of(0.0, 0.001))));
    assertThat(new CameraWords(new Readings(signals)).at(0.5)).isEqualTo("static");
    assertThat(new CameraWords(new Readings(signals)).at(2.0))
        .isEqualTo("pan left? 0.072 ±0.001 widths/s");
    signals.put("camera_focal_widths", SignalValue.of(1.0));
    assertThat(new CameraWords(new Readings(signals)).at(1.5))
        .isEqualTo("pan left? 4.10 ±0.06 deg/s");
    assertThat(new CameraWords(new Readings(Map.of())).at(0)).isEmpty();
  }

  @Test
  void curvesAreThoseOfWhatMoves() {
    assertThat(panel(Map.of())).hasToString("");
    seen.accept(new CameraStep(0, 1, true, 0.2, 0, 0, 0, 0, 0, 0));
    assertThat(panel(Map.of())).hasToString("turn");
    Map<String, SignalValue> signals =
        Map.of(
            "track_number", SignalValue.of(List.of(0.0, 0.0)),
            "track_time_s", SignalValue.of(List.of(0.0, 0.1)),
            "track_speed", SignalValue.of(List.of(1.0, 2.0)),
            "track_speed_error", SignalValue.of(List.of(0.1, 0.1)));
    assertThat(panel(signals)).hasToString("speed, turn");
  }

  private CurvePanel panel(Map<String, SignalValue> signals) {
    return new CurvePanel(Layout.withPanel(640, 360), 0, 2, new Readings(signals), seen);
  }

  @Test
  void theFullestMomentIsWhereTheFarthestWayEnds() {
    assertThat(seen.fullestSeconds(3)).isEqualTo(1.5);
    seen.accept(new Blow(0.7, 0, 0, OptionalDouble.empty()));
    assertThat(seen.fullestSeconds(3)).isEqualTo(0.7);
    seen.accept(way(0.1, 0.2, 0.3));
    assertThat(seen.fullestSeconds(3)).isEqualTo(0.2);
  }

  @Test
  void keepsNoMoreWaysThanAreDrawn() {
    for (int i = 0; i < 100; i++) {
      seen.accept((Observation) way(0.1, 0.2));
    }
    assertThat(seen.ways()).hasSize(12);
  }

  @Test
  void picturesAreEnlargedOrReducedUntilWordsCanBeRead() {
    assertThat(Layout.withPanel(320, 180)).isEqualTo(new Layout(640, 360, 160, 2));
    assertThat(Layout.withPanel(1920, 1080)).isEqualTo(new Layout(1920, 1080, 400, 5));
    assertThat(Layout.withPanel(3840, 2160)).isEqualTo(new Layout(1920, 1080, 400, 5));
    assertThat(Layout.bare(1080, 1920)).isEqualTo(new Layout(1080, 1920, 0, 3));
    assertThat(Layout.bare(175, 99)).isEqualTo(new Layout(700, 396, 0, 2));
  }

  @Test
  void refusesALayerThatIsNoneAndNamesTheNearest() {
    assertThat(OverlayLayer.named(List.of("curves", "flow")))
        .containsExactly(OverlayLayer.FLOW, OverlayLayer.CURVES);
    assertThatThrownBy(() -> OverlayLayer.named(List.of("flow", "trakcs")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no layer is called 'trakcs'; did you mean 'tracks'?");
    assertThatThrownBy(() -> OverlayLayer.named(List.of("depth")))
        .hasMessage("no layer is called 'depth'; there are flow, tracks, camera, events, curves");
  }
}
