package org.worldmill.label.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalValue;

class MeshMeasuresTest {

  @Test
  void measuresABoxExactly() {
    TreeMap<String, SignalValue> found = measure(Shapes.box(1, 2, 3, 2, 3, 4));

    assertThat(number(found, "vertex_count")).isEqualTo(24);
    assertThat(number(found, "face_count")).isEqualTo(12);
    assertThat(number(found, "point_cloud")).isZero();
    assertThat(found.get("bounds").series()).isEqualTo(List.of(2.0, 3.0, 4.0, 1.0, 2.0, 3.0));
    assertThat(number(found, "size_z")).isEqualTo(4);
    assertThat(number(found, "surface_area")).isCloseTo(52, within(1e-12));
    assertThat(number(found, "volume")).isCloseTo(24, within(1e-12));
    assertThat(number(found, "watertight")).isEqualTo(1);
    assertThat(number(found, "components")).isEqualTo(1);
    assertThat(number(found, "degenerate_face_share")).isZero();
  }

  @Test
  void approachesTheClosedFormsOfSphereAndTorus() {
    TreeMap<String, SignalValue> sphere = measure(Shapes.sphere(6));
    assertThat(number(sphere, "surface_area")).isCloseTo(4 * Math.PI, within(1e-2));
    assertThat(number(sphere, "volume")).isCloseTo(4 * Math.PI / 3, within(5e-3));
    assertThat(number(sphere, "watertight")).isEqualTo(1);

    int steps = 100;
    TreeMap<String, SignalValue> torus = measure(Shapes.torus(2, 0.5, steps));
    assertThat(number(torus, "watertight")).isEqualTo(1);
    assertThat(number(torus, "volume")).isCloseTo(Math.PI * Math.PI, within(0.02));
    assertThat(number(torus, "surface_area")).isCloseTo(4 * Math.PI * Math.PI, within(0.05));
  }

  @Test
  void keepsItsPrecisionFarFromTheOrigin() {
    Mesh far = Shapes.moved(Shapes.box(0, 0, 0, 1, 1, 1), 4.5e5, 5.4e6, 100);

    assertThat(number(measure(far), "volume")).isCloseTo(1, within(1e-9));
  }

  @Test
  void tellsOpenInvertedAndSeparateSurfaces() {
    Mesh box = Shapes.box(0, 0, 0, 1, 1, 1);

    TreeMap<String, SignalValue> open = measure(Shapes.withoutFace(box, 3));
    assertThat(number(open, "watertight")).isZero();
    assertThat(number(open, "volume")).isCloseTo(1, within(1e-12));
    assertThat(open.get("volume").standardError().orElseThrow()).isGreaterThan(0.01);
    assertThat(number(open, "boundary_edges")).isEqualTo(3);
    assertThat(open.get("centre_of_mass").absent()).contains("the surface is not closed");
    assertThat(number(measure(Shapes.insideOut(box)), "volume")).isCloseTo(-1, within(1e-12));
    Mesh two = Shapes.both(box, Shapes.moved(box, 3, 0, 0));
    assertThat(number(measure(two), "components")).isEqualTo(2);
    assertThat(number(measure(two), "volume")).isCloseTo(2, within(1e-12));
    // Two boxes that share an edge: four faces meet there.
    assertThat(number(measure(Shapes.both(box, Shapes.moved(box, 1, 1, 0))), "watertight"))
        .isZero();
    // The same box twice, and one face turned round.
    assertThat(number(measure(Shapes.both(box, box)), "watertight")).isZero();
    int[] turned = box.triangles().clone();
    turned[1] = box.triangles()[2];
    turned[2] = box.triangles()[1];
    assertThat(number(measure(new Mesh(box.positions(), turned)), "watertight")).isZero();
  }

  @Test
  void passesOverFacesWithoutArea() {
    Mesh box = Shapes.box(0, 0, 0, 1, 1, 1);
    Mesh sliver = new Mesh(new double[] {0, 0, 0, 1, 0, 0, 0, 0, 0}, new int[] {0, 1, 2});

    TreeMap<String, SignalValue> found = measure(Shapes.both(box, sliver));

    assertThat(number(found, "watertight")).isEqualTo(1);
    assertThat(number(found, "degenerate_face_share")).isCloseTo(1.0 / 13, within(1e-12));
  }

  @Test
  void saysOfAPointCloudOnlyWhatItHas() {
    TreeMap<String, SignalValue> found =
        measure(new Mesh(new double[] {0, 0, 0, 1, 2, 3}, new int[0]));

    assertThat(number(found, "point_cloud")).isEqualTo(1);
    assertThat(found.get("bounds").series()).isEqualTo(List.of(1.0, 2.0, 3.0, 0.0, 0.0, 0.0));
    for (String name : List.of("surface_area", "volume", "watertight", "components")) {
      assertThat(found.get(name).absent()).contains("a point cloud has no faces");
    }
  }

  @Test
  void isAbsentWhereNumbersOverflow() {
    TreeMap<String, SignalValue> found =
        measure(
            new Mesh(new double[] {-1e308, 0, 0, 1e308, 0, 0, 0, 1e308, 0}, new int[] {0, 1, 2}));

    assertThat(found.get("surface_area").absent()).isPresent();
    assertThat(found.get("size_x").absent()).isPresent();
  }

  @Property(tries = 40)
  void findsTheSameWhereverAModelStands(
      @ForAll @DoubleRange(min = -1e5, max = 1e5) double x,
      @ForAll @DoubleRange(min = -1e5, max = 1e5) double y,
      @ForAll @IntRange(min = 3, max = 20) int steps) {
    TreeMap<String, SignalValue> here = new TreeMap<>();
    TreeMap<String, SignalValue> there = new TreeMap<>();
    for (MeshMeasure measure :
        List.of(new MeshBounds(), new MeshSurface(), new MeshSolid(), new MeshMass())) {
      here.putAll(measure.measure(Model3d.of(Shapes.torus(3, 1, steps))));
      Mesh moved = Shapes.moved(Shapes.torus(3, 1, steps), x, y, 7);
      there.putAll(measure.measure(Model3d.of(moved)));
    }

    for (String name : List.of("surface_area", "volume", "components", "size_y")) {
      assertThat(number(there, name)).isCloseTo(number(here, name), within(1e-7));
    }
  }

  private static double number(TreeMap<String, SignalValue> found, String name) {
    SignalValue value = found.get(name);
    assertThat(value).as(name).isNotNull();
    assertThat(value.number()).as(name + " " + value).isPresent();
    return value.number().orElseThrow();
  }

  private static TreeMap<String, SignalValue> measure(Mesh mesh) {
    TreeMap<String, SignalValue> all = new TreeMap<>();
    List<MeshMeasure> measures = MeasureRegistry.load().of(MeshMeasure.class, Modality.MODEL3D);
    assertThat(measures).hasSizeGreaterThanOrEqualTo(4);
    for (MeshMeasure measure : measures) {
      var found = measure.measure(Model3d.of(mesh));
      assertThat(found.keySet())
          .containsExactlyInAnyOrderElementsOf(
              measure.signals().stream().map(spec -> spec.name()).toList());
      all.putAll(found);
    }
    return all;
  }
}
