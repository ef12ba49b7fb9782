package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.PannedStill;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class KenBurnsTest {

  private static final int SAMPLES = 9;
  private static final Plane PHOTO =
      new Room(Room.Furniture.BOXES, 11).picture(new Room.Eye(640, 480, 0.9), CameraPath.STILL, 0);

  /** What is found of pictures that are shown a quarter of a second apart. */
  private static Map<String, SignalValue> measured(IntFunction<Plane> pictures) {
    FrameMeasure.Pass pass = new KenBurns().begin();
    for (int i = 0; i < SAMPLES; i++) {
      pass.accept(new SceneFrame(pictures.apply(i), i * 1_000_000_000L / EgoMotion.HZ));
    }
    return pass.finish();
  }

  private static Map<String, SignalValue> room(Room.Furniture furniture, CameraPath path) {
    Room room = new Room(furniture, 11);
    return measured(
        i -> room.picture(new Room.Eye(240, 135, 0.9), path, (double) i / EgoMotion.HZ));
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static boolean claimed(Map<String, SignalValue> found) {
    return value(found, "ken_burns").number().orElse(0.0) == 1;
  }

  private static Plane view(int i, double fromX, double toX, double zoom, double growth) {
    double share = PannedStill.eased((double) i / (SAMPLES - 1));
    return new PannedStill(PHOTO, 320, 180)
        .at(fromX + share * (toX - fromX), 240, zoom * Math.exp(growth * share));
  }

  @Test
  void aPhotographThatIsPannedIsOne() {
    Map<String, SignalValue> found = measured(i -> view(i, 220, 420, 1, 0));
    assertThat(claimed(found)).isTrue();
    assertThat(value(found, "ken_burns_way_widths_s").number().orElseThrow())
        .as("200 of 320 samples in two seconds")
        .isCloseTo(200.0 / 320 / 2, within(0.005));
    assertThat(value(found, "ken_burns_zoom_s").number().orElseThrow()).isCloseTo(0, within(0.001));
    assertThat(value(found, "ken_burns_residual_px").number().orElseThrow()).isLessThan(0.12);
  }

  @Test
  void soIsOneThatIsPannedAndZoomed() {
    Map<String, SignalValue> found = measured(i -> view(i, 240, 330, 0.8, 0.3));
    assertThat(claimed(found)).isTrue();
    assertThat(value(found, "ken_burns_zoom_s").number().orElseThrow())
        .isCloseTo(0.15, within(0.003));
  }

  @Test
  void aZoomAboutTheMiddleMayBeALens() {
    assertThat(value(measured(i -> view(i, 320, 320, 0.8, 0.3)), "ken_burns").absent())
        .contains("a zoom lens before something still looks the same");
  }

  @Test
  void aCameraThatTurnsOrMovesIsNone() {
    CameraPath pan = CameraPath.turning(new Vec(0, 0.12, 0));
    assertThat(value(room(Room.Furniture.BOXES, pan), "ken_burns").number()).contains(0.0);
    CameraPath truck = CameraPath.moving(new Vec(0.2, 0, 0));
    assertThat(value(room(Room.Furniture.BOXES, truck), "ken_burns").number()).contains(0.0);
    CameraPath dolly = CameraPath.moving(new Vec(0, 0, 0.3));
    assertThat(claimed(room(Room.Furniture.BOXES, dolly))).isFalse();
  }

  @Test
  void norIsWhatMovesOnItsOwn() {
    assertThat(claimed(room(Room.Furniture.SLIDING_BOX, CameraPath.STILL))).isFalse();
    FilmStyle held = FilmStyle.PLAIN.withSize(320, 180).withCamera(FilmStyle.Held.HANDHELD);
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.STATIC, held, 3));
    assertThat(claimed(measured(i -> painter.frame(i * 30 / EgoMotion.HZ)))).isFalse();
  }

  @Test
  void aPictureThatStandsTellsNothing() {
    assertThat(value(measured(i -> view(0, 320, 320, 1, 0)), "ken_burns").absent())
        .contains("the view does not move, or not for long enough to tell");
  }

  @Test
  void findsWhatItDeclares() {
    assertThat(new KenBurns().begin().finish().keySet())
        .containsExactlyInAnyOrderElementsOf(
            new KenBurns().signals().stream().map(SignalSpec::name).toList());
  }
}
