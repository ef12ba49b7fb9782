package org.worldmill.label.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.worldmill.label.solid.Shapes;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.Dynamics;
import org.worldmill.schemas.media.Articulation.Gaps;
import org.worldmill.schemas.media.Articulation.Inertia;
import org.worldmill.schemas.media.Articulation.Inertial;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.Limits;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Matter;
import org.worldmill.schemas.media.Articulation.Mimic;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Material;
import org.xml.sax.InputSource;

class RobotAssemblyTest {

  private static final SimRobot.Settings SETTINGS =
      new SimRobot.Settings(SimRobot.Base.FIXED, 1000, 4, 1e-6);

  private static final Shape BALL =
      new Shape(
          ShapeKind.SPHERE,
          List.of(0.1),
          Pose.IDENTITY,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @TempDir private Path folder;

  private static Link link(String name, Optional<Integer> parent, double up, Shape... touched) {
    return new Link(
        name, parent, at(0, 0, up), Optional.empty(), List.of(touched), List.of(touched));
  }

  private static Pose at(double x, double y, double z) {
    return new Pose(new Point(x, y, z), 0, 0, 0, 1);
  }

  private static Joint joint(String name, JointType type, int child) {
    return new Joint(
        name,
        type,
        child,
        new Point(0, 1, 0),
        new Point(0, 0, 0.05),
        new Limits(Optional.of(-1.0), Optional.of(2.0), Optional.empty(), Optional.empty()),
        Dynamics.NONE,
        Optional.empty());
  }

  private static Inertial stated(double kg, double xx, double yy, double zz) {
    return new Inertial(kg, at(0, 0, 0.2), Optional.of(new Inertia(xx, yy, zz, 0, 0, 0)));
  }

  private static Element xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  private static Element named(Element root, String tag, String name) {
    for (int i = 0; i < root.getElementsByTagName(tag).getLength(); i++) {
      Element element = (Element) root.getElementsByTagName(tag).item(i);
      if (element.getAttribute("name").equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no <" + tag + " name=" + name + ">");
  }

  private static SimRobot ready(Articulation robot) {
    RobotAssembly.Outcome outcome = RobotAssembly.of(robot, List.of(), "unnamed", SETTINGS);
    assertThat(outcome.obstacles()).isEmpty();
    return outcome.robot().orElseThrow();
  }

  private static LinkMass mass(SimRobot robot, int link) {
    return robot.links().get(link).mass().orElseThrow();
  }

  @Test
  void takesMassesThatCanBeAndComputesTheOthers() {
    double ball = 1000 * 4.0 / 3 * Math.PI * 1e-3;
    Articulation robot =
        new Articulation(
            "r",
            List.of(
                link("stated", Optional.empty(), 0, BALL).with(stated(2, 0.1, 0.1, 0.1)),
                link("rounded", Optional.of(0), 1, BALL).with(stated(2, 0.1, 0.1, 0.2001)),
                link("impossible", Optional.of(0), 2, BALL).with(stated(2, 0.1, 0.1, 0.3)),
                link("silent", Optional.of(0), 3, BALL),
                link("nothing", Optional.of(0), 4)),
            List.of());

    SimRobot ready = ready(robot);

    assertThat(mass(ready, 0).source()).isEqualTo(LinkMass.Source.STATED);
    assertThat(mass(ready, 0).mass().inertia().zz()).isEqualTo(0.1);
    assertThat(mass(ready, 1).source()).isEqualTo(LinkMass.Source.ROUNDED);
    assertThat(mass(ready, 1).mass().inertia().zz()).isCloseTo(0.2, within(1e-8)).isLessThan(0.2);
    assertThat(mass(ready, 2).source()).isEqualTo(LinkMass.Source.MASS_STATED);
    assertThat(mass(ready, 2).mass().volume()).isEqualTo(2);
    assertThat(mass(ready, 2).mass().inertia().xx()).isCloseTo(0.4 * 2 * 0.01, within(1e-12));
    assertThat(mass(ready, 3).source()).isEqualTo(LinkMass.Source.DENSITY);
    assertThat(mass(ready, 3).mass().volume()).isCloseTo(ball, within(1e-9));
    assertThat(ready.links().get(4).mass()).isEmpty();
    assertThat(ready.assumptions()).anyMatch(line -> line.startsWith("density"));
  }

  @Test
  void weighsShapesByTheirOwnMatterWhateverIsSeenOfThem() {
    Matter heavy = new Matter(Optional.of(3.0), Optional.of(1000.0), List.of());
    Matter light = new Matter(Optional.empty(), Optional.of(10.0), List.of());
    Link both =
        new Link(
            "a",
            Optional.empty(),
            Pose.IDENTITY,
            Optional.empty(),
            List.of(BALL.of(heavy)),
            List.of(),
            List.of(BALL.of(light)));

    LinkMass mass = mass(ready(new Articulation("r", List.of(both), List.of())), 0);

    assertThat(mass.source()).isEqualTo(LinkMass.Source.SHAPES);
    assertThat(mass.mass().volume()).isCloseTo(3 + 10 * 4.0 / 3 * Math.PI * 1e-3, within(1e-12));
  }

  @Test
  void saysWhyARobotCannotBeSimulated() {
    Shape unread =
        new Shape(
            ShapeKind.MESH,
            List.of(),
            Pose.IDENTITY,
            Optional.of("hand.dae"),
            Optional.empty(),
            Optional.empty());
    Joint follower =
        new Joint(
            "f",
            JointType.HINGE,
            1,
            new Point(0, 0, 1),
            new Point(0, 0, 0),
            Limits.NONE,
            Dynamics.NONE,
            Optional.of(new Mimic("leader", 1, 0)));

    assertThat(
            obstacles(
                new Articulation(
                    "r",
                    List.of(link("a", Optional.empty(), 0, BALL)),
                    List.of(),
                    new Gaps(List.of("replicate"), List.of()))))
        .contains("replicate, which is not read");
    assertThat(
            obstacles(
                new Articulation("r", List.of(link("a", Optional.empty(), 0, unread)), List.of())))
        .contains("link 'a' collides as 'hand.dae'");
    assertThat(
            obstacles(
                new Articulation(
                    "r",
                    List.of(link("a", Optional.empty(), 0, BALL), link("b", Optional.of(0), 1)),
                    List.of(joint("j", JointType.HINGE, 1)))))
        .contains("link 'b' moves, but states no mass");
    assertThat(
            obstacles(
                new Articulation(
                    "r",
                    List.of(
                        link("a", Optional.empty(), 0, BALL), link("b", Optional.of(0), 1, BALL)),
                    List.of(follower))))
        .contains("joint 'f' follows joint 'leader'");
    assertThat(
            obstacles(
                new Articulation(
                    "r",
                    List.of(
                        link("a", Optional.empty(), 0, BALL),
                        link("b", Optional.of(0), 1, BALL),
                        link("c", Optional.of(1), 1, BALL)),
                    List.of(joint("j", JointType.HINGE, 1), joint("k", JointType.FREE, 2)))))
        .contains("link 'c' floats below a link that moves");
  }

  private static String obstacles(Articulation robot) {
    RobotAssembly.Outcome outcome = RobotAssembly.of(robot, List.of(), "r", SETTINGS);
    assertThat(outcome.robot()).isEmpty();
    assertThat(outcome.obstacles()).hasSize(1);
    return outcome.obstacles().get(0);
  }

  @Test
  void neighboursAndWhatOverlapsDoNotCollide() {
    Articulation robot =
        new Articulation(
            "r",
            List.of(
                link("base", Optional.empty(), 0, BALL),
                link("arm", Optional.of(0), 0.5, BALL),
                link("hand", Optional.of(1), 0.5, BALL),
                link("cover", Optional.of(0), 0.95, BALL),
                link("far", Optional.of(0), 3, BALL)),
            List.of(
                joint("a", JointType.HINGE, 1),
                joint("h", JointType.HINGE, 2),
                joint("f", JointType.HINGE, 4)));

    assertThat(ready(robot).apart())
        .containsExactly(
            new SimRobot.Pair(0, 1),
            new SimRobot.Pair(0, 4),
            new SimRobot.Pair(1, 2),
            new SimRobot.Pair(2, 3));
  }

  @Test
  void bothFormatsHoldJointsMaterialsAndMeshes() throws Exception {
    Shape box =
        new Shape(
            ShapeKind.MESH,
            List.of(),
            at(0, 0, 0.3),
            Optional.of("box.stl"),
            Optional.of(Shapes.box(0, 0, 0, 0.1, 0.1, 0.1)),
            Optional.of(0));
    Link arm =
        new Link(
            "arm",
            Optional.of(1),
            at(0, 0, 0.5),
            Optional.of(stated(2, 0.1, 0.1, 0.1)),
            List.of(box),
            List.of(box));
    Articulation robot =
        new Articulation(
            "robot",
            // The child stands before its parent, as URDF permits.
            List.of(arm, link("base", Optional.empty(), 0, BALL)),
            List.of(joint("bend", JointType.HINGE, 0), joint("twist", JointType.SLIDE, 0)));
    RobotAssembly.Outcome outcome =
        RobotAssembly.of(robot, List.of(Material.coloured("red", 1, 0, 0)), "r", SETTINGS);
    SimRobot ready = outcome.robot().orElseThrow();

    List<String> names = RobotExport.write(ready, folder);

    assertThat(names)
        .contains("model.urdf", "visual_00.obj", "hull_00.obj", "simulation.json")
        .allMatch(name -> Files.exists(folder.resolve(name)));
    Element mjcf = xml(Files.readString(folder.resolve("model.mjcf.xml")));
    Element bend = named(mjcf, "joint", "bend");
    assertThat(bend.getAttribute("range")).isEqualTo("-1 2");
    assertThat(bend.getAttribute("pos")).isEqualTo("0 0 0.05");
    assertThat(((Element) bend.getParentNode()).getAttribute("name")).isEqualTo("arm");
    assertThat(named(mjcf, "material", "material_00").getAttribute("rgba")).isEqualTo("1 0 0 1");
    Element urdf = xml(Files.readString(folder.resolve("model.urdf")));
    Element first = named(urdf, "joint", "bend");
    assertThat(child(first, "origin").getAttribute("xyz")).isEqualTo("0 0 0.55");
    assertThat(child(first, "child").getAttribute("link")).isEqualTo("arm_between_1");
    assertThat(child(named(urdf, "joint", "twist"), "parent").getAttribute("link"))
        .isEqualTo("arm_between_1");
    // The frame lies at the joint here: everything is that much lower.
    Element inertial = child(named(urdf, "link", "arm"), "inertial");
    assertThat(Double.parseDouble(child(inertial, "origin").getAttribute("xyz").split(" ")[2]))
        .isCloseTo(0.15, within(1e-12));
    JsonNode facts = new ObjectMapper().readTree(folder.resolve("simulation.json").toFile());
    assertThat(facts.get("joints").get(0).get("defaults").get(0).asText()).isEqualTo("damping 0");
    assertThat(facts.get("links").get(1).get("inertial_source").asText()).isEqualTo("stated");
    assertThat(facts.get("freedoms").asInt()).isEqualTo(2);
  }

  private static Element child(Element parent, String tag) {
    return (Element) parent.getElementsByTagName(tag).item(0);
  }

  @Test
  void aBallJointKeepsOutOfUrdfAndItSaysSo() throws Exception {
    Articulation robot =
        new Articulation(
            "r",
            List.of(link("a", Optional.empty(), 0, BALL), link("b", Optional.of(0), 1, BALL)),
            List.of(joint("shoulder", JointType.BALL, 1)));

    List<String> names = RobotExport.write(ready(robot), folder);

    assertThat(names).contains("model.mjcf.xml").doesNotContain("model.urdf");
    JsonNode facts = new ObjectMapper().readTree(folder.resolve("simulation.json").toFile());
    assertThat(facts.get("urdf").get("reason").asText())
        .isEqualTo("joint 'shoulder' is a ball, which URDF does not have");
  }

  @Test
  void aFreeBaseCarriesTheRobotAlone() {
    Articulation robot =
        new Articulation(
            "r",
            List.of(
                link("world", Optional.empty(), 0),
                link("table", Optional.of(0), 0, BALL),
                link("body", Optional.of(0), 1, BALL),
                link("leg", Optional.of(2), 1, BALL)),
            List.of(joint("hip", JointType.HINGE, 3)));
    SimRobot free =
        RobotAssembly.of(
                robot, List.of(), "r", new SimRobot.Settings(SimRobot.Base.FREE, 1000, 4, 1e-6))
            .robot()
            .orElseThrow();

    assertThat(free.freedoms()).isEqualTo(7);
    assertThat(free.links().get(1).joints()).isEmpty();
    assertThat(free.links().get(2).joints().get(0).type()).isEqualTo(JointType.FREE);
    assertThat(ready(robot).freedoms()).isEqualTo(1);
  }
}
