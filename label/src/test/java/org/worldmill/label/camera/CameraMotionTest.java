package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.StatedLens;

class CameraMotionTest {

  private static final long LATE = 90_000_000_000L;

  private static Map<String, SignalValue> found(CameraPath path, int samples) {
    return found(path, samples, pass -> {});
  }

  private static Map<String, SignalValue> found(
      CameraPath path, int samples, Consumer<FrameMeasure.Pass> prepare) {
    FrameMeasure.Pass pass = new CameraMotion().begin();
    prepare.accept(pass);
    Room room = new Room(Room.Furniture.BOXES, 11);
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / EgoMotion.HZ;
      Plane plane = room.picture(new Room.Eye(320, 180, 0.9), path, seconds);
      pass.accept(new SceneFrame(plane, LATE + Math.round(seconds * 1e9)));
    }
    return pass.finish();
  }

  private static void assertAllDeclared(Map<String, SignalValue> values) {
    assertThat(values.keySet())
        .isEqualTo(
            new CameraMotion()
                .signals().stream().map(SignalSpec::name).collect(Collectors.toSet()));
  }

  @Test
  void aTiltIsGivenInWidthsAndOnceTheLensIsFoundInRadians() {
    Map<String, SignalValue> values = found(CameraPath.turning(new Vec(0.16, 0, 0)), 6);
    assertAllDeclared(values);
    assertThat(values.get("camera_motion").text()).contains("tilt-up");
    assertThat(values.get("camera_spans").text()).contains("0.00-1.25 tilt-up");
    assertThat(values.get("camera_span_start_s").series()).containsExactly(0.0);
    assertThat(values.get("camera_tilt_widths_s").series().get(0)).isCloseTo(0.144, within(0.004));
    assertThat(values.get("camera_tilt_rad_s").series().get(0)).isCloseTo(0.16, within(0.01));
    assertThat(values.get("camera_focal_widths").standardError()).isPresent();
    assertThat(values.get("camera_shake_widths").absent()).isPresent();
  }

  @Test
  void aRollShowsNoFocalLengthAndSoNoRadiansOfPan() {
    Map<String, SignalValue> values = found(CameraPath.turning(new Vec(0, 0, -0.2)), 6);
    assertThat(values.get("camera_motion").text()).contains("roll-ccw");
    assertThat(values.get("camera_roll_rad_s").series().get(0)).isCloseTo(-0.2, within(0.003));
    assertThat(values.get("camera_focal_widths").absent()).isPresent();
    assertThat(values.get("camera_pan_rad_s").absent()).isPresent();
  }

  @Test
  void stepsTellTheWayFromSampleToSample() {
    Map<String, SignalValue> values =
        found(CameraPath.turning(new Vec(0.16, 0, 0)).trembling(0.004, 5), 8);
    List<Double> tilt = values.get("camera_step_tilt_widths_s").series();
    List<Double> error = values.get("camera_step_tilt_error_widths_s").series();
    assertThat(values.get("camera_step_start_s").series())
        .containsExactly(0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5);
    CameraPath path = CameraPath.turning(new Vec(0.16, 0, 0)).trembling(0.004, 5);
    for (int i = 0; i < tilt.size(); i++) {
      Vec turn = path.at(i / 4.0).turn().inverse().after(path.at((i + 1) / 4.0).turn()).vector();
      assertThat(tilt.get(i)).isCloseTo(0.9 * 4 * turn.x(), within(4 * error.get(i)));
      assertThat(error.get(i)).isBetween(1e-5, 2e-3);
    }
  }

  @Test
  void aCameraThatStandsStandsFromSampleToSample() {
    Map<String, SignalValue> values = found(CameraPath.STILL, 4);
    assertThat(values.get("camera_step_pan_widths_s").series()).containsExactly(0.0, 0.0, 0.0);
    assertThat(values.get("camera_step_zoom_error_s").series()).allMatch(error -> error > 0);
  }

  @Test
  void aStatedLensTurnsAShiftIntoRadiansToItsError() {
    // A slow tilt that shows no focal length by itself.
    CameraPath slow = CameraPath.turning(new Vec(0.03, 0, 0));
    assertThat(found(slow, 6).get("camera_tilt_rad_s").absent()).isPresent();
    StatedLens lens = new StatedLens(0.85, 0.1, "equivalent");
    Map<String, SignalValue> values = found(slow, 6, pass -> pass.lens(lens));
    assertAllDeclared(values);
    double tilt = values.get("camera_tilt_rad_s").series().get(0);
    double error = values.get("camera_tilt_error_rad_s").series().get(0);
    assertThat(error).isBetween(0.1 * tilt, 0.2 * tilt);
    assertThat(Math.abs(tilt - 0.03)).isLessThan(1.96 * error);
    assertThat(values.get("camera_tilt_error_widths_s").series().get(0))
        .as("a shift is as sure as before")
        .isCloseTo(found(slow, 6).get("camera_tilt_error_widths_s").series().get(0), within(1e-4));
    assertThat(values.get("camera_focal_widths").number().orElseThrow()).isEqualTo(0.85);
    assertThat(values.get("camera_focal_widths").standardError().orElseThrow())
        .isCloseTo(0.085, within(1e-9));
  }

  @Test
  void thePictureSaysBetterThanWhatIsStated() {
    CameraPath fast = CameraPath.turning(new Vec(0.16, 0, 0));
    SignalValue alone = found(fast, 6).get("camera_focal_widths");
    SignalValue near =
        found(fast, 6, pass -> pass.lens(new StatedLens(0.82, 0.1, "equivalent")))
            .get("camera_focal_widths");
    assertThat(near.number().orElseThrow()).isCloseTo(0.9, within(0.03));
    assertThat(near.standardError().orElseThrow())
        .isLessThan(alone.standardError().orElseThrow() * 1.1);
    // Cropped to two thirds since: its stated focal length is that of the whole picture.
    SignalValue cropped =
        found(fast, 6, pass -> pass.lens(new StatedLens(0.6, 0.03, "diagonal")))
            .get("camera_focal_widths");
    assertThat(cropped.number().orElseThrow()).isCloseTo(0.9, within(0.05));
  }

  @Test
  void oneFrameSaysNothing() {
    Map<String, SignalValue> values = found(CameraPath.STILL, 1);
    assertAllDeclared(values);
    assertThat(values.values()).allSatisfy(value -> assertThat(value.absent()).isPresent());
  }

  @Test
  void tellsHowTheCameraMovesFromSampleToSample() {
    List<Observation> seen = new ArrayList<>();
    CameraPath path = CameraPath.turning(new Vec(0.16, 0, 0));
    Map<String, SignalValue> watched = found(path, 6, pass -> pass.watch(seen::add));
    assertThat(watched).isEqualTo(found(path, 6));
    assertThat(seen).hasSize(5);
    for (int i = 0; i < seen.size(); i++) {
      Observation.CameraStep step = (Observation.CameraStep) seen.get(i);
      assertThat(step.known()).isTrue();
      assertThat(step.seconds()).isCloseTo(0.25 * i, within(1e-6));
      assertThat(step.endSeconds()).isCloseTo(0.25 * (i + 1), within(1e-6));
      assertThat(step.tilt()).isCloseTo(0.144, within(0.01));
      assertThat(step.pan()).isCloseTo(0, within(0.01));
    }
  }

  @Test
  void aTransitionIsNotLookedAt() {
    FrameMeasure.Pass pass = new CameraMotion().begin();
    pass.transition();
    assertThat(pass.finish().get("camera_motion").absent().orElseThrow()).contains("transition");
  }
}
