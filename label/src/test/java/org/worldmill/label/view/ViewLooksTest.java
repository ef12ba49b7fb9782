package org.worldmill.label.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.VertexChannels;
import org.worldmill.schemas.media.VertexValues;

class ViewLooksTest {

  @Test
  void seesABallAsADiscThatHidesNothing() {
    Map<String, SignalValue> ball = measure(Solids.sphere(1, 40));

    // A disc of 0.9 of the picture's width.
    assertThat(number(ball, "view_fill")).isCloseTo(Math.PI * 0.2025, within(0.01));
    assertThat(number(ball, "silhouette_complexity")).isCloseTo(1, within(0.02));
    assertThat(number(ball, "self_occlusion")).isLessThan(0.01);
    assertThat(number(ball, "back_face_share")).isLessThan(0.001);
    assertThat(number(ball, "blank_view_share")).isZero();
    assertThat(number(ball, "normal_entropy")).isCloseTo(0.69, within(0.03));
    assertThat(ball.get("view_fill").confidence()).contains(1.0);
    assertThat(ball.get("view_fill").standardError().orElseThrow()).isLessThan(0.01);
    assertThat(ball.get("surface_colourfulness").absent())
        .contains("neither vertices nor materials have a colour");
  }

  @Test
  void tellsABodyThatIsInsideOut() {
    Map<String, SignalValue> turned = measure(Solids.insideOut(Solids.sphere(1, 20)));

    assertThat(number(turned, "back_face_share")).isGreaterThan(0.999);
    assertThat(number(turned, "self_occlusion")).isLessThan(0.02);
  }

  @Test
  void countsWhatIsHiddenBehindOtherParts() {
    // A small ball in a large one is never seen: its share of the silhouettes is hidden.
    Map<String, SignalValue> nested =
        measure(Solids.both(Solids.sphere(1, 30), Solids.sphere(0.5, 30)));

    assertThat(number(nested, "self_occlusion")).isCloseTo(0.2, within(0.02));
  }

  @Test
  void findsThinCrossesMoreComplexAndLessVariedThanBalls() {
    double[] p = Solids.cube(-1, 2).mesh().positions().clone();
    double[] q = p.clone();
    for (int i = 0; i < p.length; i++) {
      p[i] *= i % 3 == 0 ? 1 : 0.08;
      q[i] *= i % 3 == 2 ? 1 : 0.08;
    }
    Map<String, SignalValue> cross =
        measure(
            Solids.both(Solids.model(p, Solids.CUBE_FACES), Solids.model(q, Solids.CUBE_FACES)));

    assertThat(number(cross, "silhouette_complexity")).isGreaterThan(1.8);
    assertThat(number(cross, "view_fill")).isLessThan(0.2);
    assertThat(number(cross, "normal_entropy")).isLessThan(0.5);
  }

  @Test
  void seesTheColoursOfVertices() {
    Model3d ball = Solids.sphere(1, 20);
    float[] rgba = new float[4 * ball.mesh().vertexCount()];
    for (int i = 0; i < rgba.length; i++) {
      rgba[i] = i % 4 == 0 || i % 4 == 3 ? 1 : 0;
    }
    Map<String, SignalValue> red =
        measure(
            ball.with(
                new VertexChannels(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new VertexValues(4, rgba)),
                    new TreeMap<>())));

    assertThat(number(red, "surface_colourfulness")).isGreaterThan(60);
  }

  @Test
  void saysWhyItDoesNotKnow() {
    Map<String, SignalValue> cloud = measure(Solids.model(new double[] {0, 0, 0, 1, 1, 1}));
    assertThat(cloud.get("back_face_share").absent()).contains("a point cloud has no faces");
    assertThat(number(cloud, "view_fill")).isPositive();
    assertThat(cloud.get("view_fill").confidence().orElseThrow()).isLessThan(0.5);

    Map<String, SignalValue> nothing = measure(Solids.model(new double[9], 0, 1, 2));
    assertThat(nothing.get("view_fill").absent()).contains("none of it is seen in any view");
    assertThat(number(nothing, "blank_view_share")).isEqualTo(1);
    assertThat(nothing.keySet()).hasSize(new ViewLooks().signals().size());
  }

  private static Map<String, SignalValue> measure(Model3d model) {
    return new ViewLooks().measure(model);
  }

  private static double number(Map<String, SignalValue> found, String name) {
    return found.get(name).number().orElseThrow();
  }
}
