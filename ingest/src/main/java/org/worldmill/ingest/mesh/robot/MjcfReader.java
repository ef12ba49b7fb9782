package org.worldmill.ingest.mesh.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Articulation.Inertia;
import org.worldmill.schemas.media.Articulation.Inertial;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Articulation.ShapeKind;

/**
 * Reads MJCF, MuJoCo's own description: bodies, joints, geoms, frames, defaults, included files,
 * meshes. The world is the first link. A geom is visual if its group is 0 to 2, as viewers have it,
 * and collides if its bit masks are not both zero. Replication, composites, flexible bodies and
 * attachments are not expanded, which is said among the facts.
 */
public final class MjcfReader {

  private static final int MAX_DEPTH = 500;

  private final MjcfDocument document;
  private final MjcfPoses poses;
  private final MjcfGeoms geoms;
  private final FactsBuilder facts = new FactsBuilder("mjcf");
  private final RobotBuilder robot = new RobotBuilder();
  private final MjcfJoints joints;
  private final MjcfMatter matter;
  private final MjcfGaps gaps;

  private MjcfReader(Path main) throws IOException, MediaException {
    document = MjcfDocument.read(main);
    document.requireIncludes();
    if (document.compiler("coordinate").orElse("local").equals("global")) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "its coordinates are global, which MuJoCo gave up in 2.3.4; save it with a newer version");
    }
    poses = MjcfPoses.of(document);
    joints = new MjcfJoints(document, poses);
    matter = new MjcfMatter(document);
    gaps = new MjcfGaps(document);
    MjcfAssets assets = new MjcfAssets(document);
    assets.materials().forEach(robot::material);
    facts.textures(assets.textureCount());
    geoms = new MjcfGeoms(poses, assets, new RobotFiles(main, facts), robot, matter);
  }

  /** Reads a model with its meshes. */
  public static ParsedModel read(Path main) throws IOException, MediaException {
    return new MjcfReader(main).read();
  }

  /** Where the files that it names may lie; see {@link RobotFiles}. */
  public static List<String> references(Path main) throws IOException, MediaException {
    MjcfDocument document = MjcfDocument.read(main);
    List<String> names = new ArrayList<>(new TreeSet<>(document.includes()));
    names.addAll(new MjcfAssets(document).files());
    return RobotFiles.candidates(names);
  }

  private ParsedModel read() throws IOException, MediaException {
    int world = robot.add(link("world", Optional.empty(), Pose.IDENTITY));
    for (XmlNode section : document.sections("worldbody")) {
      readBody(section, new Place(world, Pose.IDENTITY, "main"), 0);
    }
    facts.materials(robot.materialCount());
    facts.tag("robot", "links", String.valueOf(robot.linkCount()));
    facts.tag("robot", "joints", String.valueOf(robot.jointCount()));
    facts.tag("robot", "name", document.name());
    facts.tag("robot", "not expanded", gaps.essential());
    return facts.with(robot.build(document.name(), gaps.gaps()));
  }

  /** Where elements belong: a link, the frame in it, and the class of their defaults. */
  private record Place(int link, Pose frame, String childClass) {}

  private static Link link(String name, Optional<Integer> parent, Pose pose) {
    return new Link(name, parent, pose, Optional.empty(), List.of(), List.of());
  }

  private void readBody(XmlNode node, Place place, int depth) throws MediaException {
    if (depth > MAX_DEPTH) {
      throw node.wrong("is more than " + MAX_DEPTH + " levels deep");
    }
    for (XmlNode child : node.children()) {
      switch (child.name()) {
        case "body" -> readChild(child, place, depth);
        case "frame" -> {
          Pose frame = Poses.compose(place.frame(), poses.pose(child));
          String childClass = child.text("childclass").orElse(place.childClass());
          readBody(child, new Place(place.link(), frame, childClass), depth + 1);
        }
        case "geom" ->
            addShape(
                place.link(),
                geoms.geom(document.withDefaults(child, place.childClass()), place.frame()));
        case "joint", "freejoint" ->
            robot.add(joints.joint(document.withDefaults(child, place.childClass()), place.link()));
        case "inertial" -> inertial(child, place.link());
        case "composite", "flexcomp", "flex", "replicate", "attach" ->
            gaps.notExpanded(child.name());
        default -> {}
      }
    }
  }

  private void readChild(XmlNode child, Place place, int depth) throws MediaException {
    Pose pose = Poses.compose(place.frame(), poses.pose(child));
    int number = robot.add(link(child.text("name").orElse(""), Optional.of(place.link()), pose));
    String childClass = child.text("childclass").orElse(place.childClass());
    readBody(child, new Place(number, Pose.IDENTITY, childClass), depth + 1);
  }

  private void addShape(int number, MjcfGeoms.Geom geom) {
    Link link = robot.link(number);
    List<Shape> visuals = new ArrayList<>(link.visuals());
    List<Shape> collisions = new ArrayList<>(link.collisions());
    List<Shape> ballast = new ArrayList<>(link.ballast());
    if (geom.visual()) {
      visuals.add(geom.shape());
    }
    if (geom.collides()) {
      collisions.add(geom.shape());
    }
    if (!geom.visual() && !geom.collides()) {
      ballast.add(geom.shape());
    }
    if (geom.shape().kind() == ShapeKind.OTHER) {
      gaps.unknownShape("other");
    }
    robot.replace(
        number,
        new Link(
            link.name(),
            link.parent(),
            link.pose(),
            link.inertial(),
            visuals,
            collisions,
            ballast));
  }

  private void inertial(XmlNode node, int number) throws MediaException {
    double mass = node.number("mass").orElseThrow(() -> node.wrong("has no 'mass'"));
    Optional<Inertia> inertia = Optional.empty();
    if (node.text("fullinertia").isPresent()) {
      double[] m = node.numbers("fullinertia", 0, 0, 0, 0, 0, 0);
      inertia = Optional.of(new Inertia(m[0], m[1], m[2], m[3], m[4], m[5]));
    } else if (node.text("diaginertia").isPresent()) {
      double[] m = node.numbers("diaginertia", 0, 0, 0);
      inertia = Optional.of(new Inertia(m[0], m[1], m[2], 0, 0, 0));
    }
    if (!matter.overridesInertials()) {
      Inertial stated = new Inertial(mass, poses.pose(node), inertia);
      robot.replace(number, robot.link(number).with(stated));
    }
  }
}
