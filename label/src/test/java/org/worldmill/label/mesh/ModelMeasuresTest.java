package org.worldmill.label.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.Inertia;
import org.worldmill.schemas.media.Articulation.Inertial;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.Splats;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.VertexValues;

class ModelMeasuresTest {

  private static final Model3d BOX = Model3d.of(Shapes.box(0, 0, 0, 1, 2, 3));

  private static double number(MeshMeasure measure, Model3d model, String name) {
    SignalValue value = measure.measure(model).get(name);
    assertThat(value.number()).as(name + " " + value).isPresent();
    return value.number().orElseThrow();
  }

  /** A floor of 100 by 100 points with a spacing of 0.1, and some above it. */
  private static Mesh floor(int above) {
    SplittableRandom random = new SplittableRandom(3);
    double[] p = new double[3 * (10_000 + above)];
    for (int i = 0; i < p.length / 3; i++) {
      p[3 * i] = i < 10_000 ? i % 100 * 0.1 : 10 * random.nextDouble();
      p[3 * i + 1] = i < 10_000 ? i / 100 * 0.1 : 10 * random.nextDouble();
      p[3 * i + 2] = i < 10_000 ? 5 : 6 + 4 * random.nextDouble();
    }
    return new Mesh(p, new int[0]);
  }

  @Test
  void aCloudHasASpacingADensityAndAFloor() {
    Model3d cloud = Model3d.of(floor(2500));
    Map<String, SignalValue> found = new PointCloud().measure(cloud);

    assertThat(number(new PointCloud(), cloud, "point_spacing")).isCloseTo(0.1, within(1e-9));
    assertThat(number(new PointCloud(), cloud, "point_density")).isBetween(70.0, 130.0);
    assertThat(number(new PointCloud(), cloud, "plane_share")).isCloseTo(0.8, within(0.02));
    assertThat(found.get("plane_normal").series().get(2)).isCloseTo(1, within(1e-9));
    assertThat(number(new PointCloud(), cloud, "flat_share")).isBetween(0.75, 0.95);
    assertThat(found.get("plane_share").standardError()).isPresent();
    assertThat(found.get("cloud_normals").number()).contains(0.0);
  }

  @Test
  void cloudsThatAreNoneOrTooSmallSaySo() {
    assertThat(new PointCloud().measure(BOX).get("point_spacing").absent())
        .contains("it has faces");
    assertThat(
            new PointCloud()
                .measure(Model3d.of(new Mesh(new double[9], new int[0])))
                .get("plane_share")
                .absent())
        .isPresent();
    assertThat(
            new PointCloud()
                .measure(Model3d.of(new Mesh(new double[90], new int[0])))
                .get("point_spacing")
                .absent())
        .isPresent();
  }

  @Test
  void gaussiansHaveSizesAndFloaters() {
    Mesh mesh = floor(200);
    int count = mesh.vertexCount();
    float[] scales = new float[3 * count];
    float[] opacities = new float[count];
    float[] rotations = new float[4 * count];
    for (int i = 0; i < count; i++) {
      scales[3 * i] = (float) Math.log(0.4);
      scales[3 * i + 1] = (float) Math.log(0.2);
      scales[3 * i + 2] = (float) Math.log(0.1);
      opacities[i] = i / (float) count;
      rotations[4 * i + 3] = 1;
    }
    Model3d model =
        Model3d.of(mesh)
            .with(
                new Splats(
                    new VertexValues(3, scales),
                    new VertexValues(1, opacities),
                    new VertexValues(4, rotations),
                    2));

    assertThat(number(new SplatCloud(), model, "splat_count")).isEqualTo(10_200);
    assertThat(number(new SplatCloud(), model, "harmonics_degree")).isEqualTo(2);
    assertThat(number(new SplatCloud(), model, "splat_anisotropy")).isCloseTo(4, within(1e-5));
    assertThat(number(new SplatCloud(), model, "floater_share")).isBetween(0.01, 0.022);
    Map<String, SignalValue> found = new SplatCloud().measure(model);
    assertThat(found.get("splat_scales").series())
        .allSatisfy(s -> assertThat(s).isCloseTo(0.2, within(1e-6)));
    assertThat(found.get("splat_opacities").series().get(2)).isCloseTo(0.5, within(1e-3));
    assertThat(new SplatCloud().measure(BOX).get("splat_count").absent()).isPresent();
  }

  private static Link link(String name, Optional<Integer> parent, Inertia inertia) {
    return new Link(
        name,
        parent,
        Pose.IDENTITY,
        Optional.of(new Inertial(2, Pose.IDENTITY, Optional.of(inertia))),
        List.of(),
        List.of());
  }

  private static Joint joint(JointType type, int child, Optional<Double> lower) {
    return new Joint(
        "",
        type,
        child,
        new Point(0, 0, 1),
        new Point(0, 0, 0),
        new Articulation.Limits(lower, Optional.of(1.0), Optional.empty(), Optional.empty()),
        Articulation.Dynamics.NONE,
        Optional.empty());
  }

  @Test
  void robotsAreCountedAndChecked() {
    Inertia good = new Inertia(1, 1, 1, 0, 0, 0);
    Inertia tooLong = new Inertia(1, 1, 5, 0, 0, 0);
    Articulation robot =
        new Articulation(
            "arm",
            List.of(
                link("base", Optional.empty(), good),
                link("arm", Optional.of(0), good),
                link("hand", Optional.of(1), tooLong),
                link("camera", Optional.of(0), good)),
            List.of(
                joint(JointType.HINGE, 1, Optional.of(-1.0)),
                joint(JointType.SLIDE, 2, Optional.empty()),
                joint(JointType.FIXED, 3, Optional.empty())));
    Model3d model = BOX.with(robot);
    RobotArticulation measure = new RobotArticulation();

    assertThat(number(measure, model, "robot_links")).isEqualTo(4);
    assertThat(number(measure, model, "robot_joints")).isEqualTo(2);
    assertThat(number(measure, model, "robot_freedoms")).isEqualTo(2);
    assertThat(number(measure, model, "robot_depth")).isEqualTo(3);
    assertThat(number(measure, model, "robot_tree")).isEqualTo(1);
    assertThat(number(measure, model, "robot_limited_share")).isEqualTo(0.5);
    assertThat(number(measure, model, "robot_mass_kg")).isEqualTo(8);
    assertThat(number(measure, model, "robot_inertia_share")).isEqualTo(0.75);
    assertThat(measure.measure(BOX).get("robot_mass_kg").absent()).isPresent();
  }

  @Test
  void linksInACircleAreNoTree() {
    Inertia good = new Inertia(1, 1, 1, 0, 0, 0);
    Articulation circle =
        new Articulation(
            "",
            List.of(link("a", Optional.of(1), good), link("b", Optional.of(0), good)),
            List.of());
    Map<String, SignalValue> found = new RobotArticulation().measure(BOX.with(circle));

    assertThat(found.get("robot_tree").number()).contains(0.0);
    assertThat(found.get("robot_depth").absent()).isPresent();
    assertThat(found.get("robot_limited_share").absent()).isPresent();
  }

  @Test
  void unitsAreStatedOrWeighed() {
    Model3d stated = BOX.with(ModelFrame.of(ModelFrame.Axis.MINUS_Y, 0.001));
    Map<String, SignalValue> found = new ModelScale().measure(stated);

    assertThat(found.get("up_axis").text()).contains("-y");
    assertThat(found.get("longest_side_m").number()).contains(0.003);
    assertThat(found.get("unit_plausible").number()).contains(0.0);
    assertThat(found.get("plausible_units").text()).contains("m cm in");
    assertThat(new ModelScale().measure(BOX).get("metres_per_unit").absent()).isPresent();
  }

  @Test
  void materialsAreCounted() {
    Material.Texture wood =
        new Material.Texture(
            "baseColor",
            0,
            "image/png",
            Optional.of("wood.png"),
            Optional.empty(),
            9,
            Optional.of(64),
            Optional.of(32),
            TextureSampling.PLAIN);
    Material painted =
        new Material("wood", 1, 1, 1, 1, 0, 1, false, List.of(wood, wood), List.of());
    Material steel = new Material("steel", 1, 1, 1, 1, 1, 0.2, false, List.of(), List.of());
    ModelParts parts =
        new ModelParts(
            List.of(
                new ModelParts.Part("top", Optional.of(0)),
                new ModelParts.Part("rest", Optional.empty())),
            List.of(painted, steel),
            new int[] {0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1});
    Model3d model = BOX.with(parts);
    ModelMaterials measure = new ModelMaterials();

    assertThat(number(measure, model, "part_count")).isEqualTo(2);
    assertThat(number(measure, model, "material_count")).isEqualTo(2);
    assertThat(number(measure, model, "texture_count")).isEqualTo(1);
    assertThat(number(measure, model, "texture_pixels")).isEqualTo(2048);
    assertThat(number(measure, model, "coloured_face_share")).isEqualTo(0.25);
    assertThat(number(measure, model, "metallic_share")).isEqualTo(0.5);
    assertThat(measure.measure(BOX).get("metallic_share").absent()).isPresent();
  }
}
