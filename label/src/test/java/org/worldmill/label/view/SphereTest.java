package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;

class SphereTest {

  @Test
  void fitsEveryModelIntoEveryViewAndNearlyFillsIt() {
    for (Model3d model : List.of(Solids.cube(7, 3), Solids.sphere(2, 12), tower())) {
      Renderer renderer = new Renderer(model);
      Sphere sphere = new Sphere(renderer, Upright.of(model, "obj"), 100);
      double widest = 0;
      for (View view : sphere.ring(5)) {
        widest = Math.max(widest, reach(renderer.draw(view.camera(), 1)));
      }
      assertThat(widest).isCloseTo(0.9, within(0.03));
      assertThat(reach(renderer.draw(sphere.top().camera(), 1))).isCloseTo(0.9, within(0.03));
      assertThat(reach(renderer.draw(sphere.bottom().camera(), 1))).isCloseTo(0.9, within(0.03));
    }
  }

  /** How far from the middle anything is seen, as a share of half the picture. */
  private static double reach(Picture picture) {
    double most = 0;
    int side = picture.widthPx();
    for (int pixel = 0; pixel < side * side; pixel++) {
      if (picture.covered(pixel)) {
        double x = Math.abs(pixel % side + 0.5 - side / 2.0) + 0.5;
        double y = Math.abs(pixel / side + 0.5 - side / 2.0) + 0.5;
        most = Math.max(most, Math.max(x, y) / (side / 2.0));
      }
    }
    return most;
  }

  private static Model3d tower() {
    double[] p = Solids.cube(0, 1).mesh().positions().clone();
    for (int i = 2; i < p.length; i += 3) {
      p[i] *= 9;
    }
    return Solids.model(p, Solids.CUBE_FACES);
  }

  @Test
  void turnsFromTheFrontToTheRightAtOneDistance() {
    Renderer renderer = new Renderer(Solids.cube(-1, 2));
    List<View> ring = new Sphere(renderer, Upright.of(ModelFrame.Axis.Y), 64).ring(4);

    assertThat(ring)
        .extracting(View::name)
        .containsExactly("ring-00", "ring-01", "ring-02", "ring-03");
    Pose front = ring.get(0).camera().pose();
    Pose right = ring.get(1).camera().pose();
    assertThat(front.eye(0)).isCloseTo(0, within(1e-12));
    assertThat(front.eye(2)).isPositive();
    assertThat(right.eye(0)).isCloseTo(front.eye(2), within(1e-12));
    assertThat(right.eye(2)).isCloseTo(0, within(1e-12));
    double away = Math.hypot(front.eye(1), front.eye(2));
    assertThat(front.eye(1) / away).isCloseTo(Math.sin(Math.toRadians(20)), within(1e-12));
  }

  @Test
  void statesPosesThatInvertEachOtherAndTakeTheMiddleToTheAxis() {
    Renderer renderer = new Renderer(Solids.cube(4, 2));
    for (View view : new Sphere(renderer, Upright.of(ModelFrame.Axis.Z), 64).ring(7)) {
      List<List<Double>> there = view.camera().pose().modelToCamera();
      List<List<Double>> back = view.camera().pose().cameraToModel();
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          double sum = 0;
          for (int k = 0; k < 4; k++) {
            sum += there.get(i).get(k) * back.get(k).get(j);
          }
          assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-12));
        }
      }
      for (int row = 0; row < 2; row++) {
        List<Double> r = there.get(row);
        assertThat(5 * (r.get(0) + r.get(1) + r.get(2)) + r.get(3)).isCloseTo(0, within(1e-9));
      }
    }
  }

  @Test
  void looksAlongTheVerticalFromAboveAndBelow() {
    for (ModelFrame.Axis axis : ModelFrame.Axis.values()) {
      Upright upright = Upright.of(axis);
      Renderer renderer = new Renderer(Solids.cube(-1, 2));
      Pose top = new Sphere(renderer, upright, 64).top().camera().pose();
      Pose bottom = new Sphere(renderer, upright, 64).bottom().camera().pose();
      for (int k = 0; k < 3; k++) {
        assertThat(top.turn(2, k)).isEqualTo(-upright.up().get(k) + 0.0);
        assertThat(bottom.turn(2, k)).isEqualTo(upright.up().get(k) + 0.0);
        // The front lies downwards from above, upwards from below.
        assertThat(top.turn(1, k)).isEqualTo(upright.front().get(k) + 0.0);
        assertThat(bottom.turn(1, k)).isEqualTo(-upright.front().get(k) + 0.0);
      }
    }
  }

  @Test
  void standsModelsUpByWhatTheyStateAndElseByHabit() {
    Model3d cube = Solids.cube(0, 1);

    assertThat(Upright.of(cube, "stl").up()).containsExactly(0.0, 0.0, 1.0);
    assertThat(Upright.of(cube, "ply").up()).containsExactly(0.0, 1.0, 0.0);
    Model3d stated = cube.with(ModelFrame.of(ModelFrame.Axis.MINUS_X));
    assertThat(Upright.of(stated, "stl").up()).containsExactly(-1.0, 0.0, 0.0);
  }

  @Test
  void refusesCamerasThatSeeNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Pose.looking(
                    List.of(0.0, 0.0, 0.0), List.of(0.0, 2.0, 0.0), List.of(0.0, 1.0, 0.0)))
        .withMessage("a camera that looks along its own up, or nowhere");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Camera(0, 9, 1, 1, 0, 0, Solids.at(0, 0, 0)))
        .withMessage("a picture of 0 x 9 pixels; sides are 1 to 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Camera(9, 9, 0, 1, 0, 0, Solids.at(0, 0, 0)))
        .withMessage("focal lengths 0.0 and 1.0, principal point 0.0, 0.0");
  }
}
