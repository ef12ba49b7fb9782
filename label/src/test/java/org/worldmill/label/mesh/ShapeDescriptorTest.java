package org.worldmill.label.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalValue;

class ShapeDescriptorTest {

  private static SignalValue value(Mesh mesh) {
    return new ShapeDescriptor().measure(Model3d.of(mesh)).get("shape_descriptor");
  }

  private static double difference(Mesh a, Mesh b) {
    List<Double> one = value(a).series();
    List<Double> other = value(b).series();
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += Math.abs(one.get(i) - other.get(i));
    }
    return sum / one.size();
  }

  /** Turned about a slanted axis, mirrored, three times as large and far from the origin. */
  private static Mesh carriedOff(Mesh mesh) {
    double[] p = mesh.positions().clone();
    double c = Math.cos(0.7);
    double s = Math.sin(0.7);
    for (int i = 0; i < p.length; i += 3) {
      double x = -p[i];
      double y = c * p[i + 1] - s * p[i + 2];
      double z = s * p[i + 1] + c * p[i + 2];
      p[i] = 3 * (c * x - s * y) + 100;
      p[i + 1] = 3 * (s * x + c * y) - 50;
      p[i + 2] = 3 * z + 7;
    }
    return new Mesh(p, mesh.triangles());
  }

  @Test
  void carryingOffATriangulationAnewHardlyMatter() {
    Mesh box = Shapes.box(0, 0, 0, 1, 2, 5);

    assertThat(difference(box, carriedOff(box))).isLessThan(1e-6);
    assertThat(difference(Shapes.torus(3, 1, 24), carriedOff(Shapes.torus(3, 1, 60))))
        .isLessThan(0.02);
    assertThat(difference(Shapes.sphere(3), Shapes.sphere(5))).isLessThan(0.02);
    assertThat(difference(Shapes.box(0, 0, 0, 1, 1, 1), carriedOff(Shapes.grid(9))))
        .isLessThan(0.02);
  }

  @Test
  void otherShapesHaveOtherNumbers() {
    assertThat(difference(Shapes.box(0, 0, 0, 1, 2, 5), Shapes.box(0, 0, 0, 1, 3, 5)))
        .isGreaterThan(0.02);
    assertThat(difference(Shapes.sphere(4), Shapes.torus(3, 1, 40))).isGreaterThan(0.05);
  }

  @Test
  void ratiosOfExtentsAreThoseOfABox() {
    List<Double> cube = value(Shapes.box(0, 0, 0, 2, 2, 2)).series();

    assertThat(cube).hasSize(40);
    assertThat(cube.get(0)).isBetween(0.97, 1.0);
    assertThat(cube.get(1)).isBetween(0.95, 1.0);
  }

  @Test
  void whatHasNoExtentHasNone() {
    assertThat(value(new Mesh(new double[0], new int[0])).absent()).isPresent();
    assertThat(value(new Mesh(new double[] {1, 1, 1, 1, 1, 1}, new int[0])).absent()).isPresent();
    assertThat(value(new Mesh(new double[9], new int[] {0, 1, 2})).absent()).isPresent();
    assertThat(
            value(new Mesh(new double[] {0, 0, 0, 1e200, 0, 0, 0, 1e200, 0}, new int[] {0, 1, 2}))
                .absent())
        .isPresent();
  }
}
