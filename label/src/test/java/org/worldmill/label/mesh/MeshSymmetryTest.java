package org.worldmill.label.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalValue;

class MeshSymmetryTest {

  private static Map<String, SignalValue> measure(Mesh mesh) {
    return new MeshSymmetry().measure(Model3d.of(mesh));
  }

  @Test
  void aBoxHasThreeMirrorsAndHalfTurns() {
    Map<String, SignalValue> box = measure(Shapes.turned(Shapes.box(0, 0, 0, 1, 2, 4), 0.4, 1));

    assertThat(box.get("mirror_planes").number()).contains(3.0);
    assertThat(box.get("rotation_orders").series()).containsExactly(2.0, 2.0, 2.0);
    assertThat(box.get("mirror_planes").confidence()).contains(1.0);
  }

  @Test
  void aTorusIsRoundAboutItsAxisAlone() {
    Map<String, SignalValue> torus = measure(Shapes.turned(Shapes.torus(3, 1, 48), 0.4, 1));

    assertThat(torus.get("mirror_planes").number()).contains(3.0);
    assertThat(torus.get("rotation_orders").series()).containsExactlyInAnyOrder(2.0, 2.0, 0.0);
  }

  /** A cube's extents are alike, so its own axes are tried. */
  @Test
  void aCubeHasQuarterTurns() {
    Map<String, SignalValue> cube = measure(Shapes.box(1, 2, 3, 2, 2, 2));

    assertThat(cube.get("rotation_orders").series()).containsExactly(4.0, 4.0, 4.0);
    assertThat(cube.get("mirror_planes").confidence()).contains(0.5);
  }

  @Test
  void aBodyWithoutSymmetryHasNone() {
    Mesh odd =
        Shapes.both(
            Shapes.box(0, 0, 0, 1, 2, 4),
            Shapes.both(Shapes.box(1, 1, 0, 2, 1, 1), Shapes.box(0, 2, 3, 0.5, 2, 1)));

    Map<String, SignalValue> found = measure(odd);

    assertThat(found.get("mirror_planes").number()).contains(0.0);
    assertThat(found.get("rotation_orders").series()).containsExactly(1.0, 1.0, 1.0);
    assertThat(found.get("mirror_residuals").series()).allMatch(r -> r > 0.04);
  }
}
