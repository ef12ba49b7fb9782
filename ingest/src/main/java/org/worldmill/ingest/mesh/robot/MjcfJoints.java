package org.worldmill.ingest.mesh.robot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Dynamics;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.JointType;
import org.worldmill.schemas.media.Articulation.Limits;
import org.worldmill.schemas.media.Articulation.Mimic;
import org.worldmill.schemas.media.Articulation.Point;

/**
 * Joints of MJCF. Positions are told from the pose in which the file shows the body, whatever the
 * joint itself calls that position ({@code ref}).
 */
final class MjcfJoints {

  private final MjcfDocument document;
  private final MjcfPoses poses;
  private final Map<String, Mimic> mimics = new HashMap<>();

  MjcfJoints(MjcfDocument document, MjcfPoses poses) throws MediaException {
    this.document = document;
    this.poses = poses;
    for (XmlNode section : document.sections("equality")) {
      for (XmlNode tie : section.children("joint")) {
        mimic(tie).ifPresent(mimic -> mimics.put(tie.text("joint1").orElse(""), mimic));
      }
    }
  }

  /** A tie between two joints, where it is a straight line; empty for others. */
  static Optional<Mimic> mimic(XmlNode tie) throws MediaException {
    double[] line = tie.numbers("polycoef");
    boolean straight = true;
    for (int i = 2; i < line.length; i++) {
      straight &= line[i] == 0;
    }
    boolean active = tie.text("active").orElse("true").equals("true");
    if (!straight || !active || tie.text("joint2").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Mimic(
            tie.need("joint2"), line.length > 1 ? line[1] : 1, line.length > 0 ? line[0] : 0));
  }

  /** A joint of the link with this number. */
  Joint joint(XmlNode node, int link) throws MediaException {
    JointType type = type(node);
    double[] axis = node.numbers("axis", 0, 0, 1);
    axis = Poses.direction(axis[0], axis[1], axis[2]);
    double[] anchor = node.numbers("pos", 0, 0, 0);
    String name = node.text("name").orElse("");
    boolean single = type == JointType.HINGE || type == JointType.SLIDE;
    double ref = single ? position(type, node.number("ref").orElse(0.0)) : 0;
    return new Joint(
        name,
        type,
        link,
        new Point(axis[0], axis[1], axis[2]),
        new Point(anchor[0], anchor[1], anchor[2]),
        limits(node, type, ref),
        new Dynamics(
            first(node, "damping"),
            first(node, "frictionloss"),
            first(node, "stiffness"),
            node.number("springref").map(rest -> position(type, rest) - ref),
            node.number("armature")),
        Optional.ofNullable(name.isEmpty() ? null : mimics.get(name)));
  }

  private static JointType type(XmlNode node) throws MediaException {
    if (node.name().equals("freejoint")) {
      return JointType.FREE;
    }
    String type = node.text("type").orElse("hinge");
    return switch (type) {
      case "hinge" -> JointType.HINGE;
      case "slide" -> JointType.SLIDE;
      case "ball" -> JointType.BALL;
      case "free" -> JointType.FREE;
      default -> throw node.wrong("has the unknown type '" + type + "'");
    };
  }

  private Limits limits(XmlNode node, JointType type, double ref) throws MediaException {
    double[] range = node.numbers("range", 0, 0);
    double[] force = node.numbers("actuatorfrcrange", 0, 0);
    boolean limited = limited(node);
    return new Limits(
        limited ? Optional.of(position(type, range[0]) - ref) : Optional.empty(),
        limited ? Optional.of(position(type, range[1]) - ref) : Optional.empty(),
        force[1] > 0 ? Optional.of(force[1]) : Optional.empty(),
        Optional.empty());
  }

  private double position(JointType type, double written) {
    return type == JointType.HINGE || type == JointType.BALL ? poses.angle(written) : written;
  }

  /** Newer versions write a polynomial, whose first number is the linear one. */
  private static Optional<Double> first(XmlNode node, String attribute) throws MediaException {
    double[] numbers = node.numbers(attribute);
    return numbers.length == 0 ? Optional.empty() : Optional.of(numbers[0]);
  }

  private boolean limited(XmlNode joint) {
    String limited = joint.text("limited").orElse("auto");
    boolean automatic = document.compiler("autolimits").orElse("true").equals("true");
    return limited.equals("true")
        || (limited.equals("auto") && automatic && joint.text("range").isPresent());
  }
}
