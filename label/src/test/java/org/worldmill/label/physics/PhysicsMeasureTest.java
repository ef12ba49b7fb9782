package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Physics;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class PhysicsMeasureTest {

  private static final FilmStyle STYLE = FilmStyle.PLAIN;

  private static Map<String, SignalValue> measured(Scene scene) {
    PhysicsMeasure measure = new PhysicsMeasure();
    FrameMeasure.Pass pass = measure.begin();
    ScenePainter painter = new ScenePainter(scene);
    for (int i = 0; i < scene.style().frames(); i++) {
      long nanos = Math.round(i * 1e9 / scene.style().fps());
      pass.accept(new SceneFrame(painter.frame(i), nanos));
    }
    Map<String, SignalValue> found = pass.finish();
    assertThat(found.keySet())
        .containsExactlyInAnyOrderElementsOf(
            measure.signals().stream().map(SignalSpec::name).toList());
    return found;
  }

  private static double number(Map<String, SignalValue> found, String name) {
    return found.get(name).number().orElseThrow();
  }

  @Test
  void statesGravityInPixelsOfTheSourceAndTheScaleThatFollows() {
    Scene scene = Scene.of(SceneKind.BOUNCE, STYLE, 51);
    Physics truth = scene.physics();
    Map<String, SignalValue> found = measured(scene);
    assertThat(number(found, "free_fall")).isEqualTo(1);
    assertThat(number(found, "gravity_px_per_s2") / truth.gravity().orElseThrow().length())
        .isCloseTo(1, within(0.005));
    assertThat(number(found, "metres_per_px") / truth.metresPerPx().orElseThrow().at(0))
        .isCloseTo(1, within(0.005));
    assertThat(number(found, "restitution"))
        .isCloseTo(truth.contacts().get(0).restitution(), within(0.005));
    assertThat(found.get("metres_per_px").standardError()).isPresent();
    assertThat(found.get("bounce_time_s").series().get(0))
        .isCloseTo(truth.contacts().get(0).seconds(), within(0.001));
    assertThat(found.get("flight_start_s").series())
        .hasSameSizeAs(found.get("flight_end_s").series())
        .hasSize((int) number(found, "flights"));
    assertThat(number(found, "energy_gained")).isZero();
    assertThat(number(found, "backwards")).isZero();
    assertThat(found.get("rolls").absent()).isPresent();
    assertThat(found.get("contact_time_s").series())
        .hasSameSizeAs(found.get("contact_time_error_s").series());
  }

  @Test
  void statesThePeriodAndDampingOfASwing() {
    Scene scene = Scene.of(SceneKind.PENDULUM, STYLE, 3);
    Map<String, SignalValue> found = measured(scene);
    assertThat(number(found, "motion_period_s") / scene.physics().periodSeconds().orElseThrow())
        .isCloseTo(1, within(0.004));
    assertThat(number(found, "motion_damping_per_s"))
        .isCloseTo(scene.physics().dampingPerSecond().orElseThrow(), within(0.02));
    assertThat(number(found, "free_fall")).isZero();
    assertThat(found.get("gravity_px_per_s2").absent()).isPresent();
  }

  @Test
  void statesWhereThingsAreAndHowFast() {
    Scene scene = Scene.of(SceneKind.LINEAR, STYLE, 3);
    Map<String, SignalValue> found = measured(scene);
    List<Double> times = found.get("track_time_s").series();
    int i = times.size() / 4;
    double best = Double.POSITIVE_INFINITY;
    for (var body : scene.bodies()) {
      var place = body.motion().at(times.get(i));
      double dx = place.x() / 640 - found.get("track_x_widths").series().get(i);
      double dy = place.y() / 640 - found.get("track_y_widths").series().get(i);
      if (Math.hypot(dx, dy) < 0.005) {
        double v = body.motion().at(1).minus(body.motion().at(0)).length() / 640;
        best = Math.abs(found.get("track_speed").series().get(i) - v);
      }
    }
    assertThat(best).isLessThan(0.005);
    for (String name :
        List.of("track_jerk", "track_vx", "track_ay", "track_place_error", "track_jerk_error")) {
      assertThat(found.get(name).series()).as(name).hasSameSizeAs(times);
    }
  }

  @Test
  void saysWhyItFoundNothing() {
    Map<String, SignalValue> found = measured(Scene.of(SceneKind.STATIC, STYLE, 3));
    assertThat(found.get("gravity_px_per_s2").absent()).contains("nothing moves on its own");
  }

  @Test
  void looksAtNoTransition() {
    FrameMeasure.Pass pass = new PhysicsMeasure().begin();
    pass.transition();
    assertThat(pass.finish().get("tracks").absent()).isPresent();
  }
}
