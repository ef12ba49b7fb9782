package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;

class RollingFinderTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN.withSize(320, 180).withSeconds(2);

  private static RollingFinder.Finding find(SceneKind kind) {
    return new RollingFinder().find(FreeFallFinderTest.follow(Scene.of(kind, STYLE, 703)));
  }

  @Test
  void tellsWhatRollsFromWhatSlides() {
    Rolling rolling = find(SceneKind.ROLLING).rolling().orElseThrow();
    assertThat(rolling.rolls()).isTrue();
    assertThat(rolling.slips()).isFalse();
    Rolling sliding = find(SceneKind.SLIDING).rolling().orElseThrow();
    assertThat(sliding.ratio()).isCloseTo(0, within(0.1));
    assertThat(sliding.slips()).isTrue();
  }

  @Test
  void measuresHowFastSomethingSpins() {
    Scene scene = Scene.of(SceneKind.SPINNING, STYLE, 705);
    Rolling found =
        new RollingFinder().find(FreeFallFinderTest.follow(scene)).rolling().orElseThrow();
    double truth = scene.physics().rollRatio().orElseThrow();
    assertThat(found.ratio()).isCloseTo(truth, within(3 * found.ratioError()));
    assertThat(found.slips()).isTrue();
    double turned = scene.bodies().get(0).marks().orElseThrow().radians().applyAsDouble(1.9) / 1.9;
    assertThat(found.radiansPerSecond() / turned).isCloseTo(1, within(0.05));
  }

  @ParameterizedTest
  @EnumSource(
      value = SceneKind.class,
      names = {"BOUNCE", "PENDULUM", "CARRIED", "LINEAR", "STATIC"})
  void saysNothingOfWhatHasNoMarks(SceneKind kind) {
    assertThat(find(kind).rolling()).isEmpty();
    assertThat(find(kind).reason()).isNotBlank();
  }
}
