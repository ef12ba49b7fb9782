package org.worldmill.label.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.worldmill.label.scene.RobotFilm;
import org.worldmill.label.scene.RobotScene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.robot.RobotSeries;

class RobotPictureTest {

  private static final double SECONDS = 10;
  private static final double HERTZ = 30;

  private static RobotScene scene(long seed) {
    return new RobotScene(
        new RobotScene.Setting(
            SECONDS,
            HERTZ,
            RobotScene.Actions.ABSOLUTE,
            0.05,
            0,
            0.001,
            0,
            0,
            0,
            Double.POSITIVE_INFINITY,
            -1),
        seed);
  }

  private static Map<String, SignalValue> watched(RobotFilm film, RobotSeries series) {
    FrameMeasure.Pass pass = new RobotPicture().begin();
    pass.robot(series);
    for (int i = 0; i < SECONDS * HERTZ; i++) {
      pass.accept(new SceneFrame(film.picture(i / HERTZ), Math.round(i * 1e9 / HERTZ)));
    }
    return pass.finish();
  }

  private static SignalValue offset(Map<String, SignalValue> found) {
    return Objects.requireNonNull(found.get("robot_picture_offset_s"));
  }

  @ParameterizedTest
  @EnumSource(RobotFilm.View.class)
  void picturesThatAreLateAreFoundSo(RobotFilm.View view) {
    RobotScene scene = scene(11);
    SignalValue found = offset(watched(new RobotFilm(scene, view, 0.13, 5), scene.series()));
    double error = found.standardError().orElseThrow();
    assertThat(error).isLessThan(0.05);
    assertThat(Math.abs(found.number().orElseThrow() - 0.13)).isLessThan(3 * error);
  }

  @Test
  void anothersFilmGoesWithNoShift() {
    RobotFilm other = new RobotFilm(scene(12), RobotFilm.View.BESIDE, 0, 5);
    assertThat(offset(watched(other, scene(11).series())).absent()).isPresent();
  }

  @Test
  void withoutASeriesNothingIsSaid() {
    FrameMeasure.Pass pass = new RobotPicture().begin();
    pass.accept(new SceneFrame(new RobotFilm(scene(1), RobotFilm.View.BESIDE, 0, 5).picture(0), 0));
    assertThat(offset(pass.finish()).absent()).contains("no robot series lies beside the film");
  }
}
