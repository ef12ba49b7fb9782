package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.track.Scenery;
import org.worldmill.schemas.media.SignalValue;

class TimeArrowTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN.withSize(320, 180).withNoise(1);

  private static TimeArrow of(Scene scene) {
    Scenery scenery = FreeFallFinderTest.follow(scene);
    return new TimeArrow(
        new FreeFallFinder().find(scenery).fall(), new PeriodFinder().find(scenery).period());
  }

  private static TimeArrow of(Period period) {
    return new TimeArrow(Optional.empty(), Optional.of(period));
  }

  @Test
  void pointsForwardsWhereABallLosesSpeed() {
    TimeArrow arrow = of(Scene.of(SceneKind.BOUNCE, STYLE, 43));
    assertThat(arrow.backwards().number()).contains(0.0);
    assertThat(arrow.energyGained().number()).contains(0.0);
  }

  @Test
  void pointsBackwardsWhereItGainsSpeed() {
    TimeArrow arrow = of(Scene.of(SceneKind.BOUNCE, STYLE, 43).backwards());
    assertThat(arrow.backwards().number()).contains(1.0);
    assertThat(arrow.energyGained().number()).contains(1.0);
  }

  @Test
  void pointsNowhereInFreeFlight() {
    TimeArrow arrow = of(Scene.of(SceneKind.THROWS, STYLE, 43));
    assertThat(arrow.backwards().absent().orElseThrow()).contains("same both ways");
  }

  @Test
  void goesByWhatASwingDoesOnlyBeyondItsErrors() {
    SignalValue dying = of(new Period(1, 0.01, 0.2, 0.02, 30, 0.999)).backwards();
    SignalValue growing = of(new Period(1, 0.01, -0.2, 0.02, 30, 0.999)).backwards();
    assertThat(dying.number()).contains(0.0);
    assertThat(growing.number()).contains(1.0);
    assertThat(growing.confidence().orElseThrow()).isLessThan(0.8);
    assertThat(of(new Period(1, 0.01, -0.2, 0.1, 30, 0.999)).backwards().absent()).isPresent();
  }
}
