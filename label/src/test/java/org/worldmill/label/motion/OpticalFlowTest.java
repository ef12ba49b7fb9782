package org.worldmill.label.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.worldmill.label.PaintedFrame.noise;
import static org.worldmill.label.PaintedFrame.texture;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.label.PaintedFrame;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class OpticalFlowTest {

  private static final int WIDTH = 256;
  private static final int HEIGHT = 144;

  /** What a scene looks like at a time. */
  private interface Scene {
    double at(double seconds, int frame, double x, double y);
  }

  /** One pair a second over six seconds, as the pass would offer them. */
  private static Map<String, SignalValue> measure(double fps, Scene scene) {
    FrameMeasure.Pass pass = new OpticalFlow().begin();
    for (int tick = 0; tick < 6; tick++) {
      int index = (int) Math.ceil(tick * fps);
      int partner = index + (int) Math.ceil(0.066 * fps);
      pass.acceptPair(frame(scene, index, fps), frame(scene, partner, fps));
    }
    return pass.finish();
  }

  private static Frame frame(Scene scene, int index, double fps) {
    double seconds = index / fps;
    return new PaintedFrame(
        WIDTH, HEIGHT, Math.round(seconds * 1e9), (x, y) -> scene.at(seconds, index, x, y));
  }

  private static double number(Map<String, SignalValue> found, String signal) {
    return found.get(signal).number().orElseThrow();
  }

  @Test
  void givesExactlyWhatItDeclares() {
    Map<String, SignalValue> found = measure(30, (t, i, x, y) -> texture(x - 30 * t, y));

    assertThat(found)
        .containsOnlyKeys(
            new OpticalFlow().signals().stream().map(SignalSpec::name).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 15, 24, 30, 60})
  void speedIsInWidthsASecondWhateverTheFrameRate(double fps) {
    Map<String, SignalValue> found = measure(fps, (t, i, x, y) -> texture(x - 80 * t, y));

    assertThat(number(found, "motion_score")).isCloseTo(80.0 / WIDTH, within(0.025));
    assertThat(number(found, "motion_p50")).isCloseTo(80.0 / WIDTH, within(0.015));
    assertThat(number(found, "dominant_motion")).isCloseTo(80.0 / WIDTH, within(0.015));
  }

  @ParameterizedTest
  @ValueSource(doubles = {12, 15, 30, 60})
  void whatMovesIsToldByItsSpeedWhateverTheFrameRate(double fps) {
    // The left half at 0.06 widths a second, the right one too slow to be seen.
    Map<String, SignalValue> found =
        measure(fps, (t, i, x, y) -> texture(x < 128 ? x - 15 * t : x + 300, y));

    assertThat(number(found, "moving_area_share")).isBetween(0.4, 0.55);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0.3})
  void whatMovesIsToldAtAnyContrast(double contrast) {
    Map<String, SignalValue> found =
        measure(
            30,
            (t, i, x, y) -> 128 + contrast * (texture(x < 128 ? x - 15 * t : x + 300, y) - 128));

    assertThat(number(found, "moving_area_share")).isBetween(0.4, 0.55);
  }

  @Test
  void aPanMovesThePictureButNothingOnItsOwn() {
    Map<String, SignalValue> found = measure(30, (t, i, x, y) -> texture(x - 60 * t, y));

    assertThat(number(found, "moving_area_share")).isGreaterThan(0.9);
    assertThat(number(found, "own_motion_share")).isLessThan(0.01);
    assertThat(found.get("own_motion_share").confidence().orElseThrow()).isGreaterThan(0.9);
  }

  @Test
  void aPanToTheLeftMovesThePictureToTheRight() {
    Map<String, SignalValue> found = measure(30, (t, i, x, y) -> texture(x - 60 * t, y));
    assertThat(found.get("motion_directions").series()).hasSize(8);
    assertThat(found.get("motion_directions").series().get(0)).isGreaterThan(0.95);

    Map<String, SignalValue> down = measure(30, (t, i, x, y) -> texture(x, y - 30 * t));
    assertThat(down.get("motion_directions").series().get(2)).isGreaterThan(0.9);
  }

  @Test
  void aStillPictureDoesNotMove() {
    Map<String, SignalValue> found = measure(30, (t, i, x, y) -> texture(x, y));

    assertThat(number(found, "motion_score")).isLessThan(1e-3);
    assertThat(number(found, "moving_area_peak")).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 6, 12})
  void noiseDoesNotMoveAnything(double steps) {
    Map<String, SignalValue> found =
        measure(30, (t, i, x, y) -> texture(x, y) + steps * noise(i, x, y));

    assertThat(number(found, "moving_area_peak")).isLessThan(0.0005);
    assertThat(number(found, "own_motion_peak")).isLessThan(0.0005);
  }

  @Test
  void changingLightDoesNotMoveAnything() {
    Map<String, SignalValue> found =
        measure(30, (t, i, x, y) -> texture(x, y) * (1 + 0.06 * Math.sin(7 * t)) - 8);

    assertThat(number(found, "moving_area_peak")).isLessThan(0.0005);
  }

  @Test
  void aFixedCameraSeesASlowSmallThing() {
    // A square of 24 px, 1 % of the picture, at 3 px/s: a tenth of a pixel from frame to frame.
    Map<String, SignalValue> found =
        measure(30, (t, i, x, y) -> withSquare(x, y, 100 + 3 * t) + noise(i, x, y));

    assertThat(number(found, "moving_area_share")).isBetween(0.002, 0.03);
    assertThat(number(found, "own_motion_share")).isBetween(0.001, 0.03);
    assertThat(number(found, "dominant_motion")).isLessThan(0.01);
  }

  @Test
  void whatMovesOnlyNowAndThenShowsInThePeak() {
    Map<String, SignalValue> found =
        measure(
            30, (t, i, x, y) -> withSquare(x, y, 100 + Math.max(0, Math.min(10, 50 * (t - 1.2)))));

    assertThat(number(found, "moving_area_share")).isZero();
    assertThat(number(found, "moving_area_peak")).isGreaterThan(0.002);
  }

  @Test
  void whatPassesBetweenTwoSecondsShowsInThePeakAlone() {
    FrameMeasure.Pass pass = new OpticalFlow().begin();
    for (int tick = 0; tick < 16; tick++) {
      double from = tick / 4.0;
      double to = from + 0.066;
      pass.acceptPair(
          new PaintedFrame(WIDTH, HEIGHT, Math.round(from * 1e9), (x, y) -> passing(x, y, from)),
          new PaintedFrame(WIDTH, HEIGHT, Math.round(to * 1e9), (x, y) -> passing(x, y, to)));
    }
    Map<String, SignalValue> found = pass.finish();

    assertThat(number(found, "moving_area_share")).isZero();
    assertThat(number(found, "moving_area_peak")).isGreaterThan(0.002);
  }

  private static double passing(double x, double y, double seconds) {
    return seconds > 1.3 && seconds < 1.7 ? withSquare(x, y, 60 * seconds) : texture(x, y);
  }

  private static double withSquare(double x, double y, double left) {
    boolean inside = x >= left && x < left + 24 && y >= 70 && y < 94;
    return inside ? 255 - texture(x - left + 500, y) / 3 : texture(x, y);
  }

  @Test
  void aClipOfOneFrameHasNoMotion() {
    Map<String, SignalValue> found = new OpticalFlow().begin().finish();

    assertThat(found).hasSize(9);
    assertThat(found.values())
        .allSatisfy(
            value -> assertThat(value.absent()).contains("a clip of one frame has no motion"));
  }

  @Test
  void aPictureTooSmallToSearchInHasNone() {
    FrameMeasure.Pass pass = new OpticalFlow().begin();
    pass.acceptPair(
        new PaintedFrame(40, 16, 0, PaintedFrame::texture),
        new PaintedFrame(40, 16, 1, PaintedFrame::texture));

    assertThat(pass.finish().get("motion_score").absent())
        .contains("the picture is under 32 px on a side");
  }
}
