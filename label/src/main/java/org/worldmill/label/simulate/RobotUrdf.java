package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Dynamics;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.Limits;
import org.worldmill.schemas.media.Articulation.Pose;

/**
 * A robot as URDF. A link of this format has one joint, at its own origin: the frame of a link is
 * moved to the anchor of its joint, and links with several joints get links between of next to no
 * mass. Planes, springs and armatures have no place in it.
 */
final class RobotUrdf {

  /** A slide must have limits here: where none are stated, so many metres. */
  private static final double FAR_M = 1000;

  private static final double DEFAULT_EFFORT = 1000;
  private static final double DEFAULT_VELOCITY = 100;

  /** Mass of a link between two joints, in kg, and its moments, in kg m^2. */
  private static final double BETWEEN_KG = 1e-9;

  private static final double BETWEEN_KG_M2 = 1e-12;

  private final SimRobot robot;
  private final RobotFiles files;
  private final XmlText xml = new XmlText();

  private RobotUrdf(SimRobot robot, RobotFiles files) {
    this.robot = robot;
    this.files = files;
  }

  /** Why a robot cannot be written; empty if it can. */
  static Optional<String> obstacle(SimRobot robot) {
    return robot.links().stream()
        .flatMap(link -> link.joints().stream())
        .filter(joint -> joint.type() == JointType.BALL)
        .findFirst()
        .map(joint -> "joint '%s' is a ball, which URDF does not have".formatted(joint.name()));
  }

  /** What of a robot has no place in the format. */
  static List<String> leftOut(SimRobot robot) {
    List<String> names = new ArrayList<>();
    List<Joint> joints = robot.links().stream().flatMap(l -> l.joints().stream()).toList();
    if (joints.stream().anyMatch(joint -> joint.dynamics().stiffness().orElse(0.0) != 0)) {
      names.add("springs");
    }
    if (joints.stream().anyMatch(joint -> joint.dynamics().armature().orElse(0.0) != 0)) {
      names.add("armatures");
    }
    if (robot.links().stream().flatMap(l -> l.collisions().stream()).anyMatch(SimShape::isPlane)) {
      names.add("planes");
    }
    if (!robot.apart().isEmpty()) {
      names.add("pairs that do not collide");
    }
    return names;
  }

  static String text(SimRobot robot, RobotFiles files) {
    return new RobotUrdf(robot, files).write();
  }

  private String write() {
    xml.open("robot", "name", robot.name());
    files
        .materials()
        .forEach(
            (material, name) ->
                xml.open("material", "name", name)
                    .leaf("color", "rgba", RobotMjcf.colour(material))
                    .close("material"));
    boolean world = hangsOnWorld();
    if (world && !robot.hasWorld()) {
      xml.leaf("link", "name", RobotAssembly.WORLD);
    }
    for (SimLink link : robot.links()) {
      for (int i = 0; i + 1 < link.joints().size(); i++) {
        between(between(link, i));
      }
      link(link);
    }
    for (SimLink link : robot.links()) {
      if (link.parent().isPresent() || (world && !link.name().equals(RobotAssembly.WORLD))) {
        joints(link);
      }
    }
    return xml.close("robot").toString();
  }

  private boolean hangsOnWorld() {
    List<SimLink> roots = robot.links().stream().filter(link -> link.parent().isEmpty()).toList();
    return roots.size() > 1 || !roots.get(0).joints().isEmpty() || robot.hasWorld();
  }

  private static String between(SimLink link, int number) {
    return link.name() + "_between_" + (number + 1);
  }

  private void between(String name) {
    xml.open("link", "name", name);
    xml.comment("next to no mass: stands between two joints of one link");
    inertial(
        new MassProperties(
            BETWEEN_KG,
            Vector.ZERO,
            new SymmetricMatrix(BETWEEN_KG_M2, BETWEEN_KG_M2, BETWEEN_KG_M2, 0, 0, 0)));
    xml.close("link");
  }

  /** Where the origin of a link's frame is here, in its frame as described. */
  private static Vector shift(SimLink link) {
    List<Joint> joints = link.joints();
    return joints.isEmpty() ? Vector.ZERO : Turns.vector(joints.get(joints.size() - 1).anchor());
  }

  private void link(SimLink link) {
    xml.open("link", "name", link.name());
    Vector shift = shift(link);
    if (link.mass().isPresent()) {
      LinkMass mass = link.mass().get();
      xml.comment("inertia: " + mass.source().words());
      MassProperties m = mass.mass();
      inertial(new MassProperties(m.volume(), m.centre().minus(shift), m.inertia()));
    }
    for (SimShape shape : link.visuals()) {
      if (open("visual", shape, shift, shape.mesh().map(files::visual))) {
        shape.material().ifPresent(m -> xml.leaf("material", "name", files.material(m)));
        xml.close("visual");
      }
    }
    for (SimShape shape : link.collisions()) {
      if (open("collision", shape, shift, shape.mesh().map(files::hull))) {
        xml.close("collision");
      }
    }
    xml.close("link");
  }

  private void inertial(MassProperties mass) {
    SymmetricMatrix i = mass.inertia();
    xml.open("inertial");
    xml.leaf("origin", "xyz", Numbers.text(mass.centre()), "rpy", "0 0 0");
    xml.leaf("mass", "value", Numbers.text(mass.volume()));
    xml.leaf(
        "inertia",
        "ixx",
        Numbers.text(i.xx()),
        "ixy",
        Numbers.text(i.xy()),
        "ixz",
        Numbers.text(i.zx()),
        "iyy",
        Numbers.text(i.yy()),
        "iyz",
        Numbers.text(i.yz()),
        "izz",
        Numbers.text(i.zz()));
    xml.close("inertial");
  }

  /** Begins a shape; false for one that has no place in the format. */
  private boolean open(String element, SimShape shape, Vector shift, Optional<String> mesh) {
    Optional<String> file = mesh;
    switch (shape.kind()) {
      case MESH, BOX, SPHERE, CYLINDER -> {}
      case CAPSULE, ELLIPSOID -> file = files.solid(shape);
      case PLANE, OTHER -> {
        return false;
      }
    }
    xml.open(element);
    Pose pose = Turns.at(Turns.place(shape.pose()).minus(shift), shape.pose());
    origin(pose);
    xml.open("geometry");
    List<Double> sizes = shape.sizes();
    if (file.isPresent()) {
      xml.leaf("mesh", "filename", file.get() + ".obj");
    } else {
      switch (shape.kind()) {
        case BOX ->
            xml.leaf(
                "box", "size", Numbers.text(2 * sizes.get(0), 2 * sizes.get(1), 2 * sizes.get(2)));
        case SPHERE -> xml.leaf("sphere", "radius", Numbers.text(sizes.get(0)));
        default ->
            xml.leaf(
                "cylinder",
                "radius",
                Numbers.text(sizes.get(0)),
                "length",
                Numbers.text(2 * sizes.get(1)));
      }
    }
    xml.close("geometry");
    return true;
  }

  private void origin(Pose pose) {
    xml.leaf(
        "origin",
        "xyz",
        Numbers.text(Turns.place(pose)),
        "rpy",
        Numbers.text(Turns.rollPitchYaw(pose)));
  }

  private void joints(SimLink link) {
    Optional<SimLink> parent = link.parent().map(robot.links()::get);
    String above = parent.map(SimLink::name).orElse(RobotAssembly.WORLD);
    Vector from = parent.map(RobotUrdf::shift).orElse(Vector.ZERO);
    List<Joint> joints = link.joints();
    if (joints.isEmpty()) {
      xml.open("joint", "name", link.name() + "_fixed", "type", "fixed");
      ends(Turns.at(Turns.place(link.pose()).minus(from), link.pose()), above, link.name());
      xml.close("joint");
      return;
    }
    Vector before = Vector.ZERO;
    for (int i = 0; i < joints.size(); i++) {
      Vector anchor = Turns.vector(joints.get(i).anchor());
      Pose origin =
          i == 0
              ? Turns.at(Turns.apply(link.pose(), anchor).minus(from), link.pose())
              : Turns.at(anchor.minus(before), Pose.IDENTITY);
      String below = i + 1 < joints.size() ? between(link, i) : link.name();
      joint(joints.get(i), origin, above, below);
      above = below;
      before = anchor;
    }
  }

  private void ends(Pose origin, String parent, String child) {
    origin(origin);
    xml.leaf("parent", "link", parent);
    xml.leaf("child", "link", child);
  }

  private void joint(Joint joint, Pose origin, String parent, String child) {
    Limits limits = joint.limits();
    boolean limited = limits.lower().isPresent() && limits.upper().isPresent();
    String type =
        switch (joint.type()) {
          case HINGE -> limited ? "revolute" : "continuous";
          case SLIDE -> "prismatic";
          case PLANAR -> "planar";
          case FREE, BALL -> "floating";
          case FIXED -> "fixed";
        };
    xml.open("joint", "name", joint.name(), "type", type);
    ends(origin, parent, child);
    if (!type.equals("floating")) {
      xml.leaf("axis", "xyz", Numbers.text(Turns.vector(joint.axis())));
      limit(joint, limited);
      dynamics(joint.dynamics());
    }
    joint
        .follows()
        .ifPresent(
            mimic ->
                xml.leaf(
                    "mimic",
                    "joint",
                    mimic.leader(),
                    "multiplier",
                    Numbers.text(mimic.multiplier()),
                    "offset",
                    Numbers.text(mimic.offset())));
    xml.close("joint");
  }

  private void limit(Joint joint, boolean limited) {
    Limits limits = joint.limits();
    boolean needed = limited || joint.type() == JointType.SLIDE;
    if (!needed) {
      return;
    }
    List<String> defaults = new ArrayList<>();
    if (!limited) {
      defaults.add("range");
    }
    if (limits.effort().isEmpty()) {
      defaults.add("effort");
    }
    if (limits.velocity().isEmpty()) {
      defaults.add("velocity");
    }
    if (!defaults.isEmpty()) {
      xml.comment(String.join(", ", defaults) + ": defaults, since nothing states them");
    }
    xml.leaf(
        "limit",
        "lower",
        Numbers.text(limited ? limits.lower().get() : -FAR_M),
        "upper",
        Numbers.text(limited ? limits.upper().get() : FAR_M),
        "effort",
        Numbers.text(limits.effort().orElse(DEFAULT_EFFORT)),
        "velocity",
        Numbers.text(limits.velocity().orElse(DEFAULT_VELOCITY)));
  }

  private void dynamics(Dynamics dynamics) {
    if (dynamics.damping().isEmpty() || dynamics.friction().isEmpty()) {
      xml.comment("what is 0 here is a default: nothing states it");
    }
    xml.leaf(
        "dynamics",
        "damping",
        Numbers.text(dynamics.damping().orElse(0.0)),
        "friction",
        Numbers.text(dynamics.friction().orElse(0.0)));
  }
}
