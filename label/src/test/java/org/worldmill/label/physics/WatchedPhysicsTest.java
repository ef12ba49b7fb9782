package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.Contact;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.SignalValue;

class WatchedPhysicsTest {

  private static final Scene SCENE =
      Scene.of(
          SceneKind.BOUNCE, FilmStyle.PLAIN.withCamera(FilmStyle.Held.PANNED).withSeconds(2), 51);

  private static final List<Observation> SEEN = new ArrayList<>();
  private static Map<String, SignalValue> watched = Map.of();

  @BeforeAll
  static void watch() {
    FrameMeasure.Pass pass = new PhysicsMeasure().begin();
    pass.watch(SEEN::add);
    watched = shown(pass);
  }

  private static Map<String, SignalValue> shown(FrameMeasure.Pass pass) {
    ScenePainter painter = new ScenePainter(SCENE);
    for (int i = 0; i < SCENE.style().frames(); i++) {
      pass.accept(
          new SceneFrame(painter.frame(i), Math.round(i * 1e9 / SCENE.style().fps()) + 5_000));
    }
    return pass.finish();
  }

  private static <T extends Observation> List<T> seen(Class<T> kind) {
    return SEEN.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void findsTheSameWhetherWatchedOrNot() {
    assertThat(shown(new PhysicsMeasure().begin())).isEqualTo(watched);
  }

  @Test
  void tellsWhereThingsAreInEveryPictureThoughTheCameraTurns() {
    List<Observation.View> views = seen(Observation.View.class);
    Observation.Way way = seen(Observation.Way.class).get(0);
    int compared = 0;
    for (Observation.Sighting s : way.sightings()) {
      Observation.View view =
          views.stream()
              .filter(v -> Math.abs(v.seconds() - s.seconds()) < 1e-6)
              .findFirst()
              .orElseThrow();
      Point truth = SCENE.seen(0, (int) Math.round(s.seconds() * SCENE.style().fps()));
      double width = SCENE.style().widthPx();
      boolean inside = truth.x() > 40 && truth.x() < 600 && truth.y() > 30 && truth.y() < 330;
      if (inside) {
        assertThat(view.x(s.x(), s.y()) * width).isCloseTo(truth.x(), within(2.5));
        assertThat(view.y(s.x(), s.y()) * width).isCloseTo(truth.y(), within(2.5));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
    assertThat(views.get(views.size() - 1).dx()).isNotCloseTo(0, within(0.02));
  }

  @Test
  void tellsWhereThingsBounceAndOnceAlone() {
    List<Observation.Blow> blows = seen(Observation.Blow.class);
    List<Double> times = watched.get("bounce_time_s").series();
    assertThat(blows.stream().filter(b -> b.restitution().isPresent()).map(b -> b.seconds()))
        .isEqualTo(times);
    for (int i = 1; i < blows.size(); i++) {
      double gap = Math.abs(blows.get(i).seconds() - blows.get(i - 1).seconds());
      assertThat(gap).isGreaterThan(0.02);
    }
    Contact truth = SCENE.physics().contacts().get(0);
    Observation.Blow first = blows.get(0);
    assertThat(first.seconds()).isCloseTo(truth.seconds(), within(0.01));
    assertThat(first.restitution().orElseThrow()).isCloseTo(truth.restitution(), within(0.02));
    assertThat(first.x() * 640).isCloseTo(truth.place().x(), within(3.0));
    assertThat(first.y() * 640).isCloseTo(truth.place().y(), within(3.0));
  }
}
