package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.label.track.Follower;
import org.worldmill.label.track.Gate;
import org.worldmill.label.track.Scenery;

class FreeFallFinderTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN.withSize(320, 180).withNoise(1);

  static Scenery follow(Scene scene) {
    ScenePainter painter = new ScenePainter(scene);
    Follower follower = new Follower(Gate.OPEN);
    for (int i = 0; i < scene.style().frames(); i++) {
      long nanos = Math.round(i * 1e9 / scene.style().fps());
      follower.accept(new SceneFrame(painter.frame(i), nanos));
    }
    return follower.finish();
  }

  @ParameterizedTest
  @EnumSource(
      value = SceneKind.class,
      names = {"BOUNCE", "BOX", "BALLS", "THROWS"})
  void measuresGravityToHalfAPercent(SceneKind kind) {
    Scene scene = Scene.of(kind, STYLE, 41);
    FreeFall fall = new FreeFallFinder().find(follow(scene)).fall().orElseThrow();
    Point gravity = scene.physics().gravity().orElseThrow();
    assertThat(fall.accel() / gravity.length()).isCloseTo(1, within(0.005));
    assertThat(fall.roll()).isCloseTo(Math.atan2(-gravity.x(), gravity.y()), within(0.004));
    assertThat(fall.alongError()).isLessThan(0.01 * fall.accel()).isGreaterThan(0);
  }

  @Test
  void findsWhenABallStrikesAndWhatItKeeps() {
    Scene scene = Scene.of(SceneKind.BOUNCE, STYLE, 43);
    FreeFall fall = new FreeFallFinder().find(follow(scene)).fall().orElseThrow();
    assertThat(fall.bounces()).isNotEmpty();
    for (Bounce bounce : fall.bounces().subList(0, 1)) {
      Contact nearest = scene.physics().contacts().get(0);
      assertThat(bounce.seconds()).isCloseTo(nearest.seconds(), within(0.001));
      assertThat(bounce.restitution()).isCloseTo(nearest.restitution(), within(0.005));
      assertThat(bounce.upwards()).isTrue();
    }
  }

  @Test
  void takesIntoAccountThatACameraLooksDownOrUp() {
    Scene scene = Scene.of(SceneKind.OBLIQUE, STYLE, 501);
    FreeFall fall = new FreeFallFinder().find(follow(scene)).fall().orElseThrow();
    double metres = 0;
    double seconds = 0;
    for (FreeFall.Flown flown : fall.flights()) {
      double lasts = flown.endSeconds() - flown.startSeconds();
      metres +=
          lasts
              * scene
                  .physics()
                  .metresPerPx()
                  .orElseThrow()
                  .mean(flown.startSeconds(), flown.endSeconds());
      seconds += lasts;
    }
    assertThat(fall.slant().frontal()).isFalse();
    assertThat(fall.accel() * metres / seconds / 9.81).isCloseTo(1, within(0.005));
    assertThat(fall.bounces()).hasSizeGreaterThan(2);
    double truth = scene.physics().contacts().get(0).restitution();
    assertThat(fall.bounces().get(0).restitution()).isCloseTo(truth, within(0.005));
    assertThat(fall.bounces().get(2).restitution()).isCloseTo(truth, within(0.005));
  }

  @Test
  void takesAFrontalViewForOne() {
    Scene scene = Scene.of(SceneKind.BOUNCE, STYLE, 41);
    FreeFall fall = new FreeFallFinder().find(follow(scene)).fall().orElseThrow();
    assertThat(fall.slant().frontal()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = SceneKind.class,
      names = {
        "PENDULUM",
        "CARRIED",
        "STOPPING",
        "LINEAR",
        "CARTOON",
        "SCREEN",
        "STATIC",
        "ROLLING",
        "SLIDING"
      })
  void claimsNothingWhereNothingFalls(SceneKind kind) {
    FreeFallFinder.Finding finding = new FreeFallFinder().find(follow(Scene.of(kind, STYLE, 44)));
    assertThat(finding.fall()).isEmpty();
    assertThat(finding.reason()).isNotBlank();
  }
}
