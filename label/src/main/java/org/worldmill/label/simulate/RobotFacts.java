package org.worldmill.label.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Joint;

/** What was found and done of a robot, as {@code simulation.json}. */
final class RobotFacts {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private RobotFacts() {}

  static String text(SimRobot robot, Optional<String> noUrdf) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", robot.name());
    root.put("kind", "robot");
    root.put("frame", "metres, kilograms, radians; z up; the frames of the description");
    root.set("assumptions", JSON.valueToTree(robot.assumptions()));
    root.set("left_out", JSON.valueToTree(robot.gaps().beside()));
    root.put("mass_kg", robot.massKg());
    root.put("freedoms", robot.freedoms());
    ObjectNode urdf = root.putObject("urdf");
    urdf.put("written", noUrdf.isEmpty());
    noUrdf.ifPresent(why -> urdf.put("reason", why));
    urdf.set("left_out", JSON.valueToTree(RobotUrdf.leftOut(robot)));
    ArrayNode links = root.putArray("links");
    ArrayNode joints = root.putArray("joints");
    for (SimLink link : robot.links()) {
      link(robot, link, links.addObject());
      link.joints().forEach(joint -> joint(link, joint, joints.addObject()));
    }
    ArrayNode apart = root.putArray("not_colliding");
    robot
        .apart()
        .forEach(
            pair ->
                apart
                    .addArray()
                    .add(robot.links().get(pair.first()).name())
                    .add(robot.links().get(pair.second()).name()));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void link(SimRobot robot, SimLink link, ObjectNode out) {
    out.put("name", link.name());
    link.parent().ifPresent(parent -> out.put("parent", robot.links().get(parent).name()));
    if (link.mass().isPresent()) {
      MassProperties mass = link.mass().get().mass();
      out.put("inertial_source", link.mass().get().source().words());
      out.put("mass_kg", mass.volume());
      numbers(out.putArray("centre_of_mass_m"), mass.centre());
      SymmetricMatrix i = mass.inertia();
      ArrayNode tensor = out.putArray("inertia_kg_m2_xx_yy_zz_xy_yz_zx");
      for (double value : new double[] {i.xx(), i.yy(), i.zz(), i.xy(), i.yz(), i.zx()}) {
        tensor.add(value);
      }
    }
    out.put("visuals", link.visuals().size());
    out.put("collision_pieces", link.collisions().size());
    link.volumeExcess().ifPresent(excess -> out.put("volume_excess", excess));
  }

  private static void joint(SimLink link, Joint joint, ObjectNode out) {
    out.put("name", joint.name());
    out.put("type", joint.type().name().toLowerCase(Locale.ROOT));
    out.put("link", link.name());
    numbers(out.putArray("axis"), Turns.vector(joint.axis()));
    numbers(out.putArray("anchor_m"), Turns.vector(joint.anchor()));
    if (joint.limits().lower().isPresent() && joint.limits().upper().isPresent()) {
      out.putArray("range").add(joint.limits().lower().get()).add(joint.limits().upper().get());
    }
    stated(out, "effort", joint.limits().effort());
    stated(out, "velocity", joint.limits().velocity());
    stated(out, "damping", joint.dynamics().damping());
    stated(out, "friction", joint.dynamics().friction());
    stated(out, "stiffness", joint.dynamics().stiffness());
    stated(out, "armature", joint.dynamics().armature());
    ArrayNode defaults = out.putArray("defaults");
    for (String name : List.of("damping", "friction")) {
      if (!out.has(name)) {
        defaults.add(name + " 0");
      }
    }
    joint
        .follows()
        .ifPresent(
            mimic ->
                out.putObject("follows")
                    .put("joint", mimic.leader())
                    .put("multiplier", mimic.multiplier())
                    .put("offset", mimic.offset()));
  }

  private static void stated(ObjectNode out, String name, Optional<Double> value) {
    value.ifPresent(v -> out.put(name, v));
  }

  private static void numbers(ArrayNode array, Vector v) {
    array.add(v.x()).add(v.y()).add(v.z());
  }
}
