package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Dynamics;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.Limits;
import org.worldmill.schemas.media.Articulation.Mimic;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Material;

/** A robot as an MJCF model. */
final class RobotMjcf {

  private final SimRobot robot;
  private final RobotFiles files;
  private final List<String> hulls;
  private final XmlText xml = new XmlText();
  private final List<List<Integer>> children = new ArrayList<>();
  private final List<Integer> roots = new ArrayList<>();

  private RobotMjcf(SimRobot robot, RobotFiles files) {
    this.robot = robot;
    this.files = files;
    this.hulls = List.copyOf(files.meshes().keySet());
    for (int i = 0; i < robot.links().size(); i++) {
      children.add(new ArrayList<>());
      Optional<Integer> parent = robot.links().get(i).parent();
      (parent.isPresent() ? children.get(parent.get()) : roots).add(i);
    }
  }

  static String text(SimRobot robot, RobotFiles files) {
    return new RobotMjcf(robot, files).write();
  }

  /** A floor under the robot, where it stands lowest, unless its description has one. */
  static String scene(SimRobot robot) {
    XmlText xml = new XmlText();
    xml.open("mujoco", "model", robot.name() + " on a floor");
    xml.leaf("include", "file", "model.mjcf.xml");
    xml.open("worldbody");
    xml.leaf("light", "pos", "0 0 5", "dir", "0 0 -1");
    boolean floored =
        robot.links().stream().flatMap(l -> l.collisions().stream()).anyMatch(SimShape::isPlane);
    double lowest = lowest(robot);
    if (!floored && Double.isFinite(lowest)) {
      xml.leaf(
          "geom",
          "name",
          "floor",
          "type",
          "plane",
          "size",
          "0 0 0.05",
          "pos",
          Numbers.text(0, 0, lowest));
    }
    return xml.close("worldbody").close("mujoco").toString();
  }

  private static double lowest(SimRobot robot) {
    double lowest = Double.POSITIVE_INFINITY;
    for (SimLink link : robot.links()) {
      for (SimShape piece : link.collisions()) {
        if (!piece.isPlane()) {
          lowest = Math.min(lowest, piece.furthest(link.world(), new Vector(0, 0, -1)).z());
        }
      }
    }
    return lowest;
  }

  private String write() {
    xml.open("mujoco", "model", robot.name());
    xml.leaf("compiler", "angle", "radian", "autolimits", "true");
    assets();
    xml.open("worldbody");
    for (int root : roots) {
      if (root == 0 && robot.hasWorld()) {
        shapes(robot.links().get(0));
        children.get(0).forEach(this::body);
      } else {
        body(root);
      }
    }
    xml.close("worldbody");
    contacts();
    ties();
    return xml.close("mujoco").toString();
  }

  private void assets() {
    xml.open("asset");
    files
        .materials()
        .forEach((material, name) -> xml.leaf("material", "name", name, "rgba", colour(material)));
    for (String name : hulls) {
      // The surface alone may be open; only what is touched must enclose something.
      String inertia = RobotFiles.isHull(name) ? "convex" : "shell";
      xml.leaf("mesh", "name", name, "file", name + ".obj", "inertia", inertia);
    }
    xml.close("asset");
  }

  static String colour(Material material) {
    return Numbers.text(material.red(), material.green(), material.blue(), material.alpha());
  }

  private void body(int number) {
    SimLink link = robot.links().get(number);
    xml.open(
        "body", "name", link.name(), "pos", place(link.pose()), "quat", quaternion(link.pose()));
    link.mass().ifPresent(this::inertial);
    link.joints().forEach(this::joint);
    shapes(link);
    children.get(number).forEach(this::body);
    xml.close("body");
  }

  private static String place(Pose pose) {
    return Numbers.text(Turns.place(pose));
  }

  private static String quaternion(Pose pose) {
    return Numbers.text(pose.qw(), pose.qx(), pose.qy(), pose.qz());
  }

  private void inertial(LinkMass mass) {
    xml.comment("inertia: " + mass.source().words());
    MassProperties m = mass.mass();
    SymmetricMatrix i = m.inertia();
    xml.leaf(
        "inertial",
        "pos",
        Numbers.text(m.centre()),
        "mass",
        Numbers.text(m.volume()),
        "fullinertia",
        Numbers.text(i.xx(), i.yy(), i.zz(), i.xy(), i.zx(), i.yz()));
  }

  private void joint(Joint joint) {
    Vector axis = Turns.vector(joint.axis());
    switch (joint.type()) {
      case FREE -> xml.leaf("freejoint", "name", joint.name());
      case PLANAR -> {
        Vector along = axis.perpendicular();
        single(joint, joint.name() + "_x", "slide", along);
        single(joint, joint.name() + "_y", "slide", axis.cross(along));
        single(joint, joint.name() + "_turn", "hinge", axis);
      }
      case BALL -> single(joint, joint.name(), "ball", axis);
      case HINGE -> single(joint, joint.name(), "hinge", axis);
      case SLIDE -> single(joint, joint.name(), "slide", axis);
      case FIXED -> {}
    }
  }

  private void single(Joint joint, String name, String type, Vector axis) {
    List<String> words = new ArrayList<>(List.of("name", name, "type", type));
    if (!type.equals("ball")) {
      words.addAll(List.of("axis", Numbers.text(axis)));
    }
    words.addAll(List.of("pos", Numbers.text(Turns.vector(joint.anchor()))));
    Limits limits = joint.limits();
    if (limits.lower().isPresent() && limits.upper().isPresent()) {
      words.addAll(List.of("range", Numbers.text(limits.lower().get(), limits.upper().get())));
    }
    limits
        .effort()
        .filter(effort -> effort > 0 && !type.equals("ball"))
        .ifPresent(
            effort -> words.addAll(List.of("actuatorfrcrange", Numbers.text(-effort, effort))));
    Dynamics dynamics = joint.dynamics();
    number(words, "damping", dynamics.damping());
    number(words, "frictionloss", dynamics.friction());
    number(words, "stiffness", dynamics.stiffness());
    number(words, "springref", dynamics.rest());
    number(words, "armature", dynamics.armature());
    if (dynamics.damping().isEmpty()) {
      xml.comment("damping is not stated: 0, the default");
    }
    xml.leaf("joint", words.toArray(String[]::new));
  }

  private static void number(List<String> words, String name, Optional<Double> value) {
    value.ifPresent(v -> words.addAll(List.of(name, Numbers.text(v))));
  }

  private void shapes(SimLink link) {
    for (SimShape shape : link.visuals()) {
      List<String> words = shape(shape, shape.mesh().map(files::visual).orElse(""));
      shape.material().ifPresent(m -> words.addAll(List.of("material", files.material(m))));
      words.addAll(List.of("contype", "0", "conaffinity", "0", "group", "2", "mass", "0"));
      xml.leaf("geom", words.toArray(String[]::new));
    }
    for (SimShape shape : link.collisions()) {
      List<String> words = shape(shape, shape.mesh().map(files::hull).orElse(""));
      words.addAll(List.of("group", "3", "mass", "0"));
      if (shape.friction().isEmpty()) {
        Friction f = Friction.DEFAULT;
        xml.comment("friction is a default: nothing states it");
        words.addAll(List.of("friction", Numbers.text(f.sliding(), f.torsional(), f.rolling())));
      } else {
        words.addAll(
            List.of(
                "friction", Numbers.text(shape.friction().stream().mapToDouble(f -> f).toArray())));
      }
      xml.leaf("geom", words.toArray(String[]::new));
    }
  }

  private static List<String> shape(SimShape shape, String mesh) {
    List<String> words = new ArrayList<>();
    if (shape.mesh().isPresent()) {
      words.addAll(List.of("type", "mesh", "mesh", mesh));
    } else {
      boolean endless = shape.isPlane() && shape.sizes().isEmpty();
      String sizes =
          endless ? "0 0" : Numbers.text(shape.sizes().stream().mapToDouble(s -> s).toArray());
      words.addAll(
          List.of(
              "type",
              shape.kind().name().toLowerCase(Locale.ROOT),
              "size",
              shape.kind() == ShapeKind.PLANE ? sizes + " 0.05" : sizes));
    }
    words.addAll(List.of("pos", place(shape.pose()), "quat", quaternion(shape.pose())));
    return words;
  }

  private void contacts() {
    if (!robot.apart().isEmpty()) {
      xml.comment("neighbours, and links that overlap where the description places them");
      xml.open("contact");
      robot
          .apart()
          .forEach(
              pair ->
                  xml.leaf(
                      "exclude",
                      "body1",
                      robot.links().get(pair.first()).name(),
                      "body2",
                      robot.links().get(pair.second()).name()));
      xml.close("contact");
    }
  }

  private void ties() {
    List<Joint> followers =
        robot.links().stream()
            .flatMap(link -> link.joints().stream())
            .filter(joint -> joint.follows().isPresent())
            .toList();
    if (!followers.isEmpty()) {
      xml.open("equality");
      for (Joint joint : followers) {
        Mimic mimic = joint.follows().orElseThrow();
        xml.leaf(
            "joint",
            "joint1",
            joint.name(),
            "joint2",
            mimic.leader(),
            "polycoef",
            Numbers.text(mimic.offset(), mimic.multiplier(), 0, 0, 0));
      }
      xml.close("equality");
    }
  }
}
