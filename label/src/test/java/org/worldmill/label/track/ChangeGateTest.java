package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;

class ChangeGateTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN.withSize(320, 180).withSeconds(2);

  private static double openShare(SceneKind kind, FilmStyle style) {
    Scene scene = Scene.of(kind, style, 6);
    ScenePainter painter = new ScenePainter(scene);
    ChangeGate gate = new ChangeGate();
    int open = 0;
    for (int i = 0; i < style.frames(); i++) {
      double seconds = i / (double) style.fps();
      SceneFrame frame = new SceneFrame(painter.frame(i), Math.round(seconds * 1e9));
      open += gate.opens(frame, seconds) ? 1 : 0;
    }
    return (double) open / style.frames();
  }

  @Test
  void staysShutWhereNothingMoves() {
    assertThat(openShare(SceneKind.STATIC, STYLE.withNoise(4))).isZero();
  }

  @Test
  void opensForABallAndStaysOpenAtTheTopOfItsFlight() {
    assertThat(openShare(SceneKind.BOX, STYLE)).isGreaterThan(0.9);
  }

  @Test
  void opensForABallBeforeAPanningCamera() {
    assertThat(openShare(SceneKind.BOX, STYLE.withCamera(FilmStyle.Held.PANNED)))
        .isGreaterThan(0.8);
  }

  @Test
  void saysWhyItStayedShut() {
    assertThat(new ChangeGate().reason()).contains("nothing moves");
  }
}
