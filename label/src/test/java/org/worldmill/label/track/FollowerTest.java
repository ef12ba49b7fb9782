package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Noise;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.media.Plane;

class FollowerTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN.withSize(320, 180).withSeconds(2);

  @Test
  void findsABallToAFractionOfASample() {
    Scene scene = Scene.of(SceneKind.BOUNCE, STYLE, 12);
    assertThat(badPlaceOfLongest(scene, 0.3)).isLessThan(0.5);
  }

  @Test
  void findsItAgainstAMovingCamera() {
    Scene scene = Scene.of(SceneKind.THROWS, STYLE.withCamera(FilmStyle.Held.HANDHELD), 33);
    assertThat(badPlaceOfLongest(scene, 0.4)).isLessThan(1.2);
  }

  @Test
  void keepsSeveralApart() {
    Scenery scenery = follow(Scene.of(SceneKind.BALLS, STYLE, 23));
    assertThat(scenery.tracks().stream().filter(track -> track.extent() > 30))
        .hasSize(2)
        .allMatch(track -> track.sightings().size() > 55);
  }

  @Test
  void followsNothingWhereNothingMoves() {
    assertThat(follow(Scene.of(SceneKind.STATIC, STYLE.withNoise(4), 1)).tracks()).isEmpty();
    assertThat(
            follow(Scene.of(SceneKind.STATIC, STYLE.withCamera(FilmStyle.Held.HANDHELD), 3))
                .tracks())
        .noneMatch(track -> track.extent() > 20);
  }

  /** It stays there for two fifths of the time, and in most of nine pictures at even steps. */
  @Test
  void whatComesBackToAPlaceIsNoGround() {
    Set<Integer> back = Set.of(1, 2, 3, 10, 11, 12, 19, 20, 21, 27, 28, 29, 36, 37, 38, 39);
    Follower follower = new Follower(Gate.OPEN);
    for (int i = 0; i < 40; i++) {
      double x = back.contains(i) ? 160 : 60 + i;
      follower.accept(new SceneFrame(disc(x, i), Math.round(i * 1e9 / 30)));
    }
    List<Sighting> sightings =
        follower.finish().tracks().stream().flatMap(track -> track.sightings().stream()).toList();
    assertThat(sightings).hasSizeGreaterThan(10);
    assertThat(sightings)
        .filteredOn(sighting -> !back.contains((int) Math.round(30 * sighting.seconds())))
        .noneMatch(sighting -> Math.abs(sighting.x() - 160) < 10);
  }

  /** A bright disc before a wall, with a little noise. */
  private static Plane disc(double x, int picture) {
    byte[] luma = new byte[320 * 180];
    for (int i = 0; i < luma.length; i++) {
      double far = Math.hypot(i % 320 - x, Math.floorDiv(i, 320) - 90);
      double wall = 90 + 20 * Noise.smooth(i % 320 / 9.0, Math.floorDiv(i, 320) / 9.0, 4);
      luma[i] = (byte) ((far < 7 ? 200 : wall) + 3 * Noise.at(i, picture, 8));
    }
    return new Plane(320, 180, luma);
  }

  /**
   * What nine tenths of the longest track stay below; its median must be within the given bound,
   * too.
   */
  private static double badPlaceOfLongest(Scene scene, double medianBound) {
    Scenery scenery = follow(scene);
    Track longest =
        scenery.tracks().stream().max(Comparator.comparingDouble(Track::extent)).orElseThrow();
    double[] off =
        longest.sightings().stream()
            .filter(Sighting::whole)
            .mapToDouble(sighting -> off(scene, sighting))
            .sorted()
            .toArray();
    assertThat(off).hasSizeGreaterThan(15);
    assertThat(off[off.length / 2]).isLessThan(medianBound);
    return off[off.length * 9 / 10];
  }

  private static double off(Scene scene, Sighting sighting) {
    double best = Double.POSITIVE_INFINITY;
    for (var body : scene.bodies()) {
      Point truth = body.motion().at(sighting.seconds());
      best = Math.min(best, Math.hypot(sighting.x() - truth.x(), sighting.y() - truth.y()));
    }
    return best;
  }

  static Scenery follow(Scene scene) {
    ScenePainter painter = new ScenePainter(scene);
    Follower follower = new Follower(Gate.OPEN);
    for (int i = 0; i < scene.style().frames(); i++) {
      long nanos = Math.round(i * 1e9 / scene.style().fps());
      follower.accept(new SceneFrame(painter.frame(i), nanos));
    }
    return follower.finish();
  }
}
