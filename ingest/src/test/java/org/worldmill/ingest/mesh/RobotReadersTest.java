package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Model3d;

class RobotReadersTest {

  private static final String URDF = "model/x-urdf";
  private static final String MJCF = "model/x-mjcf";

  private static final String ARM =
      """
      <?xml version="1.0"?>
      <robot name="arm">
        <material name="red"><color rgba="1 0 0 1"/></material>
        <link name="base">
          <inertial><origin xyz="0 0 1"/><mass value="2.5"/>
            <inertia ixx="1" iyy="2" izz="3" ixy="0.1" ixz="0.2" iyz="0.3"/></inertial>
          <visual><geometry><box size="2 2 2"/></geometry><material name="red"/></visual>
        </link>
        <link name="tip">
          <visual><origin xyz="0 0 1"/><geometry><mesh filename="package://arm/meshes/t.obj"
            scale="2 2 2"/></geometry></visual>
          <collision><geometry><cylinder radius="0.5" length="3"/></geometry></collision>
        </link>
        <joint name="turn" type="revolute">
          <parent link="base"/><child link="tip"/>
          <origin xyz="10 0 0" rpy="0 0 1.5707963267948966"/><axis xyz="0 0 2"/>
          <limit lower="-1" upper="1" effort="5" velocity="3"/><dynamics damping="0.7"/>
        </joint>
      </robot>
      """;

  @Test
  void placesTheMeshesOfAUrdfWhereItsJointsSay(@TempDir Path folder) throws Exception {
    Path urdf = arm(folder, ARM);

    Model3d model = ModelReader.read(urdf, URDF).model();

    // The last three vertices are the mesh: scaled, raised by 1, turned by 90 degrees, moved by 10.
    double[] p = model.mesh().positions();
    assertThat(p[24]).isCloseTo(10, within(1e-12));
    assertThat(p[25]).isCloseTo(2, within(1e-12));
    assertThat(p[26]).isCloseTo(1, within(1e-12));
    assertThat(model.parts().materialOf(0).orElseThrow().red()).isEqualTo(1);
    Articulation robot = model.articulation().orElseThrow();
    assertThat(robot.massKg()).contains(2.5);
    assertThat(robot.links().get(0).inertial().orElseThrow().inertia().orElseThrow().xz())
        .isEqualTo(0.2);
    assertThat(robot.links().get(1).parent()).contains(0);
    assertThat(robot.links().get(1).collisions().get(0).sizes()).containsExactly(0.5, 1.5);
    Articulation.Joint joint = robot.joints().get(0);
    assertThat(joint.type()).isEqualTo(JointType.HINGE);
    assertThat(joint.axis().z()).isEqualTo(1);
    assertThat(joint.limits().upper()).contains(1.0);
    assertThat(joint.dynamics().damping()).contains(0.7);
  }

  private static Path arm(Path folder, String text) throws Exception {
    Path urdf = Files.createDirectories(folder.resolve("urdf")).resolve("arm.urdf");
    Files.writeString(urdf, text);
    Files.createDirectories(folder.resolve("meshes"));
    Files.writeString(folder.resolve("meshes/t.obj"), "v 1 0 0\nv 0 0 0\nv 0 1 0\nf 1 2 3\n");
    return urdf;
  }

  @Test
  void namesWhereAMeshMayLieButNeverFurtherThanTwoFoldersUp(@TempDir Path folder) throws Exception {
    Path urdf = arm(folder, ARM);

    assertThat(ModelReader.references(urdf, URDF)).contains("../meshes/t.obj", "meshes/t.obj");
    for (String outside :
        List.of("../../../t.obj", "/etc/t.obj", "http://host/t.obj", "package://a/../../b.obj")) {
      Path bad = arm(folder, ARM.replace("package://arm/meshes/t.obj", outside));
      assertThatExceptionOfType(MediaException.class)
          .as(outside)
          .isThrownBy(() -> ModelReader.read(bad, URDF))
          .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
    }
  }

  @Test
  void refusesUrdfThatIsNoTree() {
    String links = "<robot><link name='a'/><link name='b'/>";
    String joint = "<joint type='fixed'><parent link='%s'/><child link='%s'/></joint>";
    String ring = joint.formatted("a", "b") + joint.formatted("b", "a") + "</robot>";
    String box = "<link name='a'><visual><geometry><box size='1 1 1'/></geometry></visual></link>";

    refuses(URDF, links.replace("<link name='a'/>", box) + ring, Code.CORRUPT, "hangs on itself");
    refuses(URDF, links + joint.formatted("a", "c") + "</robot>", Code.CORRUPT, "link 'c'");
    refuses(URDF, "<robot><link name='a'/><link name='a'/></robot>", Code.CORRUPT, "of another");
    refuses(URDF, links + "</robot>", Code.NO_CONTENT, "no geometry");
    refuses(URDF, "<robot><link name='a'/>", Code.CORRUPT, "broken");
    refuses("model/x-xacro", "<robot/>", Code.UNSUPPORTED, "xacro");
  }

  @Test
  void refusesDocumentTypesAndEntities() {
    String bomb =
        "<!DOCTYPE robot [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><robot><link name='&b;'/></robot>";
    String outside =
        "<!DOCTYPE robot [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><robot name='&a;'/>";

    refuses(URDF, bomb, Code.CORRUPT, "XML");
    refuses(URDF, outside, Code.CORRUPT, "XML");
    refuses(URDF, "<robot>" + "<a>".repeat(300), Code.TOO_LARGE, "levels");
  }

  private static final String MODEL =
      """
      <mujoco model="m">
        <compiler angle="degree" meshdir="assets"/>
        <default>
          <geom rgba="0 1 0 1"/>
          <default class="heavy"><joint damping="3"/><geom size="0.5"/></default>
        </default>
        <asset><mesh name="t" file="t.obj" scale="1 1 -1"/></asset>
        <worldbody>
          <geom type="plane" size="0 0 1"/>
          <body name="a" pos="0 0 2" childclass="heavy">
            <joint name="j" type="hinge" axis="0 1 0" range="-90 90"/>
            <geom/>
            <frame pos="1 0 0"><geom type="mesh" mesh="t" contype="0" conaffinity="0"/></frame>
            <body name="b" euler="0 0 90" pos="0 3 0">
              <inertial mass="4" pos="0 0 0" diaginertia="1 1 1"/>
              <geom type="capsule" fromto="0 0 0 2 0 0" size="0.1" group="3"/>
            </body>
          </body>
        </worldbody>
      </mujoco>
      """;

  @Test
  void readsWhatShapesWeighWhatJointsHoldAndWhatIsLeftOut(@TempDir Path folder) throws Exception {
    String text =
        """
        <mujoco><compiler angle="radian"/>
          <worldbody><body name="a">
            <joint name="j" range="0 2" ref="0.5" stiffness="3" springref="1" armature="0.1"/>
            <geom size="1" mass="2" friction="0.4 0.01"/>
            <geom size="1" group="4" contype="0" conaffinity="0"/>
            <geom size="1" group="9"/>
            <body name="b"><joint name="k"/><geom size="1"/><composite type="cable"/></body>
          </body></worldbody>
          <equality><joint joint1="k" joint2="j" polycoef="0.1 2 0 0 0"/><weld body1="a"/></equality>
          <actuator><motor joint="j"/></actuator>
        </mujoco>
        """;
    Articulation robot =
        ModelReader.read(Files.writeString(folder.resolve("m.xml"), text), MJCF)
            .model()
            .articulation()
            .orElseThrow();

    Articulation.Joint joint = robot.joints().get(0);
    assertThat(joint.limits().lower()).contains(-0.5);
    assertThat(joint.limits().upper()).contains(1.5);
    assertThat(joint.dynamics().rest()).contains(0.5);
    assertThat(joint.dynamics().stiffness()).contains(3.0);
    assertThat(joint.dynamics().armature()).contains(0.1);
    assertThat(robot.joints().get(1).follows()).contains(new Articulation.Mimic("j", 2, 0.1));
    Articulation.Link a = robot.links().get(1);
    assertThat(a.visuals().get(0).matter().orElseThrow().massKg()).contains(2.0);
    assertThat(a.visuals().get(0).matter().orElseThrow().friction()).containsExactly(0.4, 0.01);
    assertThat(a.ballast()).hasSize(1);
    assertThat(a.ballast().get(0).matter().orElseThrow().densityKgM3()).contains(1000.0);
    assertThat(a.collisions().get(1).matter().orElseThrow().densityKgM3()).isEmpty();
    assertThat(robot.gaps().essential()).containsExactly("composite", "equality/weld");
    assertThat(robot.gaps().beside()).containsExactly("actuator");
  }

  @Test
  void readsWhichJointAnotherFollows(@TempDir Path folder) throws Exception {
    String mimic = "<mimic joint='lead' multiplier='-1'/></joint>";
    Path urdf = arm(folder, ARM.replace("</joint>", mimic));

    assertThat(ModelReader.read(urdf, URDF).model().articulation().orElseThrow().joints())
        .extracting(joint -> joint.follows().orElseThrow())
        .containsExactly(new Articulation.Mimic("lead", -1, 0));
  }

  @Test
  void readsMjcfWithDefaultsFramesAndAngles(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("assets"));
    Files.writeString(folder.resolve("assets/t.obj"), "v 0 0 1\nv 1 0 0\nv 0 1 0\nf 1 2 3\n");
    Path file = Files.writeString(folder.resolve("m.xml"), MODEL);

    Model3d model = ModelReader.read(file, MJCF).model();

    Articulation robot = model.articulation().orElseThrow();
    assertThat(robot.links())
        .extracting(Articulation.Link::name)
        .containsExactly("world", "a", "b");
    assertThat(robot.joints().get(0).limits().upper().orElseThrow())
        .isCloseTo(Math.PI / 2, within(1e-12));
    assertThat(robot.joints().get(0).dynamics().damping()).contains(3.0);
    assertThat(robot.massKg()).contains(4.0);
    Articulation.Link a = robot.links().get(1);
    assertThat(a.visuals()).hasSize(2);
    assertThat(a.collisions()).hasSize(1);
    assertThat(a.visuals().get(0).sizes()).containsExactly(0.5);
    assertThat(a.visuals().get(1).file()).contains("assets/t.obj");
    Articulation.Link b = robot.links().get(2);
    assertThat(b.visuals()).isEmpty();
    assertThat(b.collisions().get(0).kind()).isEqualTo(ShapeKind.CAPSULE);
    assertThat(b.collisions().get(0).sizes()).containsExactly(0.1, 1.0);
    assertThat(model.parts().materialOf(0).orElseThrow().green()).isEqualTo(1);
    double[] p = model.mesh().positions();
    // The mesh's first vertex: mirrored in z, in a frame at x = 1, in a body at z = 2.
    assertThat(p[p.length - 9]).isCloseTo(1, within(1e-12));
    assertThat(p[p.length - 7]).isCloseTo(1, within(1e-12));
  }

  @Test
  void includesEachFileOnce(@TempDir Path folder) throws Exception {
    String outer = "<mujoco><include file='b.xml'/><worldbody/></mujoco>";
    Path main = Files.writeString(folder.resolve("a.xml"), outer);
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(main, MJCF))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
    Files.writeString(
        folder.resolve("b.xml"), "<mujoco><worldbody><geom size='1'/></worldbody></mujoco>");
    assertThat(ModelReader.read(main, MJCF).mesh().triangleCount()).isPositive();
    assertThat(ModelReader.references(main, MJCF)).containsExactly("b.xml");
    Files.writeString(folder.resolve("b.xml"), "<mujoco><include file='b.xml'/></mujoco>");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> ModelReader.read(main, MJCF))
        .withMessageContaining("twice");
  }

  @Test
  void primitivesAreClosedAndHaveTheirVolumes() throws Exception {
    String shape = "<mujoco><worldbody><geom type='%s' size='%s'/></worldbody></mujoco>";

    hasVolume(shape.formatted("box", "1 2 3"), 48, 1e-9);
    hasVolume(shape.formatted("sphere", "1"), 4 * Math.PI / 3, 0.05);
    hasVolume(shape.formatted("ellipsoid", "1 2 3"), 8 * Math.PI, 0.05);
    hasVolume(shape.formatted("cylinder", "1 2"), 4 * Math.PI, 0.02);
    hasVolume(shape.formatted("capsule", "1 2"), 4 * Math.PI + 4 * Math.PI / 3, 0.05);
  }

  private static void hasVolume(String mjcf, double volume, double tolerance) throws Exception {
    var mesh = ModelFile.read(MJCF, mjcf.getBytes(StandardCharsets.UTF_8)).mesh();
    double sum = 0;
    for (int i = 0; i < mesh.triangles().length; i += 3) {
      double[] p = mesh.positions();
      int a = 3 * mesh.triangles()[i];
      int b = 3 * mesh.triangles()[i + 1];
      int c = 3 * mesh.triangles()[i + 2];
      sum +=
          (p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1])
                  + p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2])
                  + p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]))
              / 6;
    }
    assertThat(sum).isCloseTo(volume, within(tolerance * volume));
  }

  @Test
  void robotsOfTheCorpusHaveTheLinksJointsAndMassesThatTheirFilesSay() throws Exception {
    int robots = 0;
    for (Path file : ModelFile.files(ModelFile.corpus().resolve("robot"))) {
      String type = ModelFile.mediaType(file);
      if (type.equals(URDF)) {
        String text = Files.readString(file).replaceAll("(?s)<!--.*?-->", "");
        Articulation robot = ModelReader.read(file, type).model().articulation().orElseThrow();
        assertThat(robot.links()).as(file.toString()).hasSize(count(text, "<link\\s+name="));
        assertThat(robot.joints()).as(file.toString()).hasSize(count(text, "<joint\\s[^>]*type="));
        assertThat(robot.massKg().orElseThrow())
            .as(file.toString())
            .isCloseTo(mass(text), within(1e-9));
        robots++;
      }
    }
    assertThat(robots).isGreaterThan(8);
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  private static double mass(String text) {
    double sum = 0;
    Matcher mass = Pattern.compile("<mass\\s+value=\"([^\"]*)\"").matcher(text);
    while (mass.find()) {
      sum += Double.parseDouble(mass.group(1));
    }
    return sum;
  }

  private static void refuses(String type, String text, Code code, String message) {
    ModelFile.refuses(type, text)
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
