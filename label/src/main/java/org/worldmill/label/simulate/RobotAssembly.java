package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.label.simulate.SimRobot.Base;
import org.worldmill.label.simulate.SimRobot.Settings;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.Dynamics;
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
 * Makes a robot ready for simulators, or finds why it cannot be. Parents come before their
 * children, names become unique, masses are taken or computed, shapes taken apart.
 */
public final class RobotAssembly {

  /** What the link that is the world is called. */
  static final String WORLD = "world";

  private final Articulation robot;
  private final List<Material> materials;
  private final Settings settings;
  private final List<String> obstacles = new ArrayList<>();
  private final List<String> assumptions = new ArrayList<>();
  private final List<SimLink> links = new ArrayList<>();
  private final Map<Integer, List<Joint>> jointsOf = new HashMap<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final Set<String> linkNames = new HashSet<>(Set.of(WORLD));
  private final IdentityHashMap<Mesh, MassProperties> volumes = new IdentityHashMap<>();
  private final Pieces pieces;
  private final boolean touchable;

  private RobotAssembly(Articulation robot, List<Material> materials, Settings settings) {
    this.robot = robot;
    this.materials = materials;
    this.settings = settings;
    this.pieces = new Pieces(settings.pieces(), settings.weldShare());
    this.touchable = robot.links().stream().anyMatch(link -> !link.collisions().isEmpty());
  }

  /**
   * What became of a robot.
   *
   * @param obstacles why it cannot be simulated; empty if it can
   * @param robot ready, if it can be simulated
   */
  public record Outcome(List<String> obstacles, Optional<SimRobot> robot) {

    public Outcome {
      obstacles = List.copyOf(obstacles);
    }
  }

  /**
   * Makes a robot ready.
   *
   * @param name what it shall be called, where it has no name
   * @param materials those that its shapes name by number
   */
  public static Outcome of(
      Articulation robot, List<Material> materials, String name, Settings settings) {
    return new RobotAssembly(robot, materials, settings).run(name);
  }

  private Outcome run(String name) {
    readable();
    if (!obstacles.isEmpty()) {
      return new Outcome(obstacles, Optional.empty());
    }
    nameJoints();
    boolean rest = true;
    while (rest) {
      rest = false;
      for (int i = 0; i < robot.links().size(); i++) {
        Optional<Integer> parent = robot.links().get(i).parent();
        if (!numbers.containsKey(i) && (parent.isEmpty() || numbers.containsKey(parent.get()))) {
          add(i, robot.links().get(i));
          rest = true;
        }
      }
    }
    Kinship kinship = Kinship.of(links);
    obstacles.addAll(kinship.massless());
    assume();
    String called = robot.name().isEmpty() ? name : robot.name();
    SimRobot ready =
        new SimRobot(
            called, links, new Contacts(links, kinship).apart(), robot.gaps(), assumptions);
    return obstacles.isEmpty()
        ? new Outcome(List.of(), Optional.of(ready))
        : new Outcome(obstacles, Optional.empty());
  }

  private void readable() {
    if (!robot.gaps().essential().isEmpty()) {
      obstacles.add(
          "its description holds %s, which is not read: the export would be another robot; hand the description to the simulator as it is"
              .formatted(String.join(", ", robot.gaps().essential())));
    }
    for (Link link : robot.links()) {
      for (Shape shape : link.collisions()) {
        unread(shape)
            .ifPresent(
                file ->
                    obstacles.add(
                        "link '%s' collides as '%s', which cannot be read; save that mesh as STL, OBJ or GLB"
                            .formatted(link.name(), file)));
      }
      for (Shape shape : link.visuals()) {
        unread(shape)
            .ifPresent(
                file ->
                    assumptions.add(
                        "looks: '%s' of link '%s' cannot be read and is left out"
                            .formatted(file, link.name())));
      }
    }
  }

  private static Optional<String> unread(Shape shape) {
    return shape.kind() == ShapeKind.MESH && shape.mesh().isEmpty()
        ? Optional.of(shape.file().orElse("a mesh"))
        : Optional.empty();
  }

  /** Joints by their link, without fixed ones; each with a name of its own. */
  private void nameJoints() {
    Set<String> names = new HashSet<>();
    for (Joint joint : robot.joints()) {
      if (joint.type() != JointType.FIXED) {
        String base =
            joint.name().isEmpty()
                ? robot.links().get(joint.child()).name() + "_joint"
                : joint.name();
        List<Joint> of = jointsOf.computeIfAbsent(joint.child(), child -> new ArrayList<>());
        of.add(called(joint, unique(base, names)));
      }
    }
    for (List<Joint> of : jointsOf.values()) {
      for (Joint joint : of) {
        joint
            .follows()
            .map(Mimic::leader)
            .filter(leader -> !names.contains(leader))
            .ifPresent(
                leader ->
                    obstacles.add(
                        "joint '%s' follows joint '%s', which is not there or does not move"
                            .formatted(joint.name(), leader)));
      }
    }
  }

  private static Joint called(Joint joint, String name) {
    return new Joint(
        name,
        joint.type(),
        joint.child(),
        joint.axis(),
        joint.anchor(),
        joint.limits(),
        joint.dynamics(),
        joint.follows());
  }

  private static String unique(String base, Set<String> taken) {
    String name = base.isBlank() ? "part" : base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private void add(int old, Link link) {
    boolean world = link.parent().isEmpty() && link.name().equals(WORLD) && links.isEmpty();
    Optional<Integer> parent = link.parent().map(numbers::get);
    Pose pose = link.pose();
    Pose place = parent.map(p -> Turns.compose(links.get(p).world(), pose)).orElse(pose);
    List<Joint> joints = new ArrayList<>(jointsOf.getOrDefault(old, List.of()));
    boolean free = joints.stream().anyMatch(joint -> joint.type() == JointType.FREE);
    boolean base = !world && parent.map(p -> links.get(p).name().equals(WORLD)).orElse(true);
    if (settings.base() == Base.FREE && base && joints.isEmpty() && carries(old)) {
      joints.add(free(link.name() + "_free", old));
    } else if (free && !base) {
      if (Kinship.moves(links, parent.orElseThrow())) {
        obstacles.add("link '%s' floats below a link that moves".formatted(link.name()));
      }
      parent = links.get(0).name().equals(WORLD) ? Optional.of(0) : Optional.empty();
    }
    numbers.put(old, links.size());
    links.add(
        new SimLink(
            world ? WORLD : unique(link.name(), linkNames),
            parent,
            free && !base ? place : pose,
            place,
            joints,
            LinkMass.of(link, settings.densityKgM3(), volumes),
            visuals(link),
            collisions(link),
            pieces.excess(touched(link))));
  }

  /** Whether some joint hangs on a link. */
  private boolean carries(int link) {
    return robot.joints().stream()
        .filter(joint -> joint.type() != JointType.FIXED)
        .anyMatch(joint -> descends(joint.child(), link));
  }

  private boolean descends(int link, int ancestor) {
    Optional<Integer> at = Optional.of(link);
    while (at.isPresent() && at.get() != ancestor) {
      at = robot.links().get(at.get()).parent();
    }
    return at.isPresent();
  }

  private static Joint free(String name, int link) {
    return new Joint(
        name,
        JointType.FREE,
        link,
        new Point(0, 0, 1),
        new Point(0, 0, 0),
        Limits.NONE,
        Dynamics.NONE,
        Optional.empty());
  }

  private List<Shape> touched(Link link) {
    return touchable ? link.collisions() : link.visuals();
  }

  private List<SimShape> collisions(Link link) {
    return touched(link).stream().flatMap(shape -> pieces.of(shape).stream()).toList();
  }

  private List<SimShape> visuals(Link link) {
    List<SimShape> seen = new ArrayList<>();
    for (Shape shape : link.visuals()) {
      boolean mesh = shape.mesh().isPresent() && shape.mesh().get().triangleCount() > 0;
      if (mesh || Solids.mass(shape.kind(), shape.sizes()).isPresent()) {
        seen.add(
            new SimShape(
                shape.kind(),
                shape.sizes(),
                shape.pose(),
                shape.mesh(),
                shape.materialNumber().map(materials::get),
                List.of()));
      }
    }
    return seen;
  }

  private void assume() {
    boolean byDensity =
        links.stream()
            .flatMap(link -> link.mass().stream())
            .anyMatch(mass -> mass.source() == LinkMass.Source.DENSITY);
    if (byDensity) {
      assumptions.add(
          "density: links that state no mass have %s kg/m^3 throughout"
              .formatted(settings.densityKgM3()));
    }
    boolean still = links.stream().noneMatch(link -> isFree(link.joints()));
    if (still && settings.base() == Base.FIXED) {
      assumptions.add("base: no joint lets it move as a whole, so it stands still");
    }
    if (!touchable) {
      assumptions.add("collisions: none are described; those are taken of what is seen");
    }
    boolean rubs =
        links.stream()
            .flatMap(link -> link.collisions().stream())
            .anyMatch(piece -> piece.friction().isEmpty());
    if (rubs) {
      assumptions.add("friction: shapes that state none have the simulator's defaults");
    }
    long silent =
        links.stream()
            .flatMap(link -> link.joints().stream())
            .filter(joint -> joint.dynamics().damping().isEmpty() && !isFree(List.of(joint)))
            .count();
    if (silent > 0) {
      assumptions.add("damping: %d joints state none and have 0, the default".formatted(silent));
    }
  }

  private static boolean isFree(List<Joint> joints) {
    return joints.stream().anyMatch(joint -> joint.type() == JointType.FREE);
  }
}
