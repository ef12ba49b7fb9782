package org.worldmill.ingest.mesh.robot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.ingest.mesh.XmlTree;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Dynamics;
import org.worldmill.schemas.media.Articulation.Gaps;
import org.worldmill.schemas.media.Articulation.Inertia;
import org.worldmill.schemas.media.Articulation.Inertial;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.Limits;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Mimic;
import org.worldmill.schemas.media.Articulation.Point;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;

/**
 * Reads URDF (wiki.ros.org/urdf/XML): links with inertials, visuals and collisions, joints with
 * limits and dynamics, materials. Transmissions, sensors and simulators' extensions are passed
 * over; xacro, which is a program that makes URDF, is refused.
 */
public final class UrdfReader {

  private final XmlNode root;
  private final FactsBuilder facts = new FactsBuilder("urdf");
  private final RobotFiles files;
  private final RobotBuilder robot = new RobotBuilder();
  private final Map<String, Integer> numbers = new HashMap<>();

  private UrdfReader(Path main, XmlNode root) {
    this.root = root;
    this.files = new RobotFiles(main, facts);
  }

  /** Reads a robot with its meshes. */
  public static ParsedModel read(Path main) throws IOException, MediaException {
    return new UrdfReader(main, root(main)).read();
  }

  /** Where the meshes that it names may lie; see {@link RobotFiles}. */
  public static List<String> references(Path main) throws IOException, MediaException {
    List<String> names = new ArrayList<>();
    for (XmlNode link : root(main).children("link")) {
      for (XmlNode shape : link.children()) {
        for (XmlNode geometry : shape.children("geometry")) {
          geometry.child("mesh").flatMap(mesh -> mesh.text("filename")).ifPresent(names::add);
        }
      }
    }
    return RobotFiles.candidates(names);
  }

  private static XmlNode root(Path main) throws IOException, MediaException {
    try (InputStream in = Files.newInputStream(main)) {
      XmlNode root = XmlTree.read(in);
      if (!root.name().equals("robot")) {
        throw root.wrong("is not <robot>");
      }
      return root;
    }
  }

  private ParsedModel read() throws IOException, MediaException {
    for (XmlNode material : root.children("material")) {
      material(material);
    }
    for (XmlNode link : root.children("link")) {
      String name = link.need("name");
      if (numbers.put(name, robot.add(link(link, name))) != null) {
        throw link.wrong("has the name '%s' of another".formatted(name));
      }
    }
    for (XmlNode joint : root.children("joint")) {
      joint(joint);
    }
    facts.materials(robot.materialCount());
    facts.tag("robot", "links", String.valueOf(robot.linkCount()));
    facts.tag("robot", "joints", String.valueOf(robot.jointCount()));
    String name = root.text("name").orElse("");
    facts.tag("robot", "name", name);
    return facts.with(robot.build(name, Gaps.NONE));
  }

  private Link link(XmlNode node, String name) throws MediaException {
    Optional<XmlNode> inertial = node.child("inertial");
    return new Link(
        name,
        Optional.empty(),
        Pose.IDENTITY,
        inertial.isEmpty() ? Optional.empty() : inertial(inertial.get()),
        shapes(node.children("visual")),
        shapes(node.children("collision")));
  }

  private static Optional<Inertial> inertial(XmlNode node) throws MediaException {
    Optional<XmlNode> mass = node.child("mass");
    if (mass.isEmpty()) {
      return Optional.empty();
    }
    double kg = mass.get().number("value").orElseThrow(() -> mass.get().wrong("has no 'value'"));
    Optional<XmlNode> inertia = node.child("inertia");
    Optional<Inertia> tensor = Optional.empty();
    if (inertia.isPresent()) {
      XmlNode i = inertia.get();
      tensor =
          Optional.of(
              new Inertia(
                  i.number("ixx").orElse(0.0),
                  i.number("iyy").orElse(0.0),
                  i.number("izz").orElse(0.0),
                  i.number("ixy").orElse(0.0),
                  i.number("ixz").orElse(0.0),
                  i.number("iyz").orElse(0.0)));
    }
    return Optional.of(new Inertial(kg, origin(node), tensor));
  }

  private static Pose origin(XmlNode node) throws MediaException {
    Optional<XmlNode> origin = node.child("origin");
    return origin.isEmpty()
        ? Pose.IDENTITY
        : Poses.of(
            origin.get().numbers("xyz", 0, 0, 0),
            Poses.rollPitchYaw(origin.get().numbers("rpy", 0, 0, 0)));
  }

  private List<Shape> shapes(List<XmlNode> nodes) throws MediaException {
    List<Shape> shapes = new ArrayList<>();
    for (XmlNode node : nodes) {
      Optional<XmlNode> geometry = node.child("geometry");
      if (geometry.isPresent() && !geometry.get().children().isEmpty()) {
        Optional<XmlNode> material = node.child("material");
        Optional<Integer> number = material.isEmpty() ? Optional.empty() : material(material.get());
        shapes.add(shape(geometry.get().children().get(0), origin(node), number));
      }
    }
    return shapes;
  }

  private Shape shape(XmlNode node, Pose pose, Optional<Integer> material) throws MediaException {
    return switch (node.name()) {
      case "mesh" -> mesh(node, pose, material);
      case "box" -> {
        double[] size = node.numbers("size", 0, 0, 0);
        yield simple(ShapeKind.BOX, List.of(size[0] / 2, size[1] / 2, size[2] / 2), pose, material);
      }
      case "sphere" -> simple(ShapeKind.SPHERE, List.of(size(node, "radius")), pose, material);
      case "cylinder", "capsule" ->
          simple(
              node.name().equals("capsule") ? ShapeKind.CAPSULE : ShapeKind.CYLINDER,
              List.of(size(node, "radius"), size(node, "length") / 2),
              pose,
              material);
      default -> simple(ShapeKind.OTHER, List.of(), pose, material);
    };
  }

  private static double size(XmlNode node, String name) throws MediaException {
    double value = node.number(name).orElseThrow(() -> node.wrong("has no '" + name + "'"));
    if (value < 0) {
      throw node.wrong("has a negative '" + name + "'");
    }
    return value;
  }

  private static Shape simple(
      ShapeKind kind, List<Double> sizes, Pose pose, Optional<Integer> material) {
    return new Shape(kind, sizes, pose, Optional.empty(), Optional.empty(), material);
  }

  private Shape mesh(XmlNode node, Pose pose, Optional<Integer> material) throws MediaException {
    String path = files.path(node.need("filename"));
    double[] scale = node.numbers("scale", 1, 1, 1);
    Optional<Mesh> mesh = files.mesh(path);
    Optional<Mesh> scaled =
        mesh.isEmpty() ? mesh : Optional.of(RobotBuilder.scaled(mesh.get(), scale));
    return new Shape(ShapeKind.MESH, List.of(), pose, Optional.of(path), scaled, material);
  }

  private Optional<Integer> material(XmlNode node) throws MediaException {
    String name = node.text("name").orElse("");
    Optional<XmlNode> colour = node.child("color");
    if (colour.isEmpty()) {
      return robot.material(name);
    }
    double[] rgba = colour.get().numbers("rgba", 1, 1, 1, 1);
    return Optional.of(
        robot.material(
            new Material(
                name, rgba[0], rgba[1], rgba[2], rgba[3], 0, 1, false, List.of(), List.of())));
  }

  private void joint(XmlNode node) throws MediaException {
    int parent = end(node, "parent");
    int child = end(node, "child");
    Link link = robot.link(child);
    if (link.parent().isPresent()) {
      throw node.wrong("gives link '%s' a second parent".formatted(link.name()));
    }
    robot.replace(child, link.under(parent, origin(node)));
    Optional<XmlNode> axisNode = node.child("axis");
    double[] xyz =
        axisNode.isEmpty() ? new double[] {1, 0, 0} : axisNode.get().numbers("xyz", 1, 0, 0);
    double[] axis = Poses.direction(xyz[0], xyz[1], xyz[2]);
    String type = node.need("type");
    boolean limited = type.equals("revolute") || type.equals("prismatic");
    Optional<XmlNode> limit = node.child("limit");
    robot.add(
        new Joint(
            node.text("name").orElse(""),
            type(node, type),
            child,
            new Point(axis[0], axis[1], axis[2]),
            new Point(0, 0, 0),
            new Limits(
                limited ? Optional.of(number(limit, "lower").orElse(0.0)) : Optional.empty(),
                limited ? Optional.of(number(limit, "upper").orElse(0.0)) : Optional.empty(),
                number(limit, "effort"),
                number(limit, "velocity")),
            new Dynamics(
                number(node.child("dynamics"), "damping"),
                number(node.child("dynamics"), "friction"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            mimic(node)));
  }

  private static Optional<Mimic> mimic(XmlNode node) throws MediaException {
    Optional<XmlNode> mimic = node.child("mimic");
    return mimic.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mimic(
                mimic.get().need("joint"),
                mimic.get().number("multiplier").orElse(1.0),
                mimic.get().number("offset").orElse(0.0)));
  }

  private static JointType type(XmlNode node, String type) throws MediaException {
    return switch (type) {
      case "revolute", "continuous" -> JointType.HINGE;
      case "prismatic" -> JointType.SLIDE;
      case "fixed" -> JointType.FIXED;
      case "floating" -> JointType.FREE;
      case "planar" -> JointType.PLANAR;
      default -> throw node.wrong("has the unknown type '%s'".formatted(type));
    };
  }

  private static Optional<Double> number(Optional<XmlNode> node, String name)
      throws MediaException {
    return node.isEmpty() ? Optional.empty() : node.get().number(name);
  }

  private int end(XmlNode joint, String which) throws MediaException {
    XmlNode end = joint.child(which).orElseThrow(() -> joint.wrong("has no <" + which + ">"));
    String name = end.need("link");
    Integer number = numbers.get(name);
    if (number == null) {
      throw joint.wrong("names link '%s', which is not there".formatted(name));
    }
    return number;
  }
}
