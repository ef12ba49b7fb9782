package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** How a robot is jointed, what it weighs as its file says, and whether that can be. */
@AutoService(Measure.class)
public final class RobotArticulation implements MeshMeasure {

  private static final String STATED = "As the description states it.";

  /** Tensors are rounded when they are written: as a share of the greatest moment. */
  private static final double ROUNDED = 1e-3;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count("robot_links", "Rigid links of the robot.", STATED),
          SignalSpec.count("robot_joints", "Joints that can move.", "All but fixed ones."),
          SignalSpec.count(
              "robot_freedoms",
              "Degrees of freedom of all joints.",
              "1 for hinges and slides, 2 for planar, 3 for ball, 6 for free joints."),
          SignalSpec.count(
              "robot_depth",
              "Links along the longest chain from a root, fixed ones included.",
              "Parents followed upwards."),
          SignalSpec.flag(
              "robot_tree",
              "Whether every link hangs on one root without a circle.",
              "Parents followed upwards from each link; exactly one root."),
          SignalSpec.share(
              "robot_limited_share",
              "Share of the hinges and slides that have both limits, the lower below the upper.",
              STATED),
          SignalSpec.number(
              "robot_mass_kg",
              "kg",
              0,
              Double.POSITIVE_INFINITY,
              "Mass of all links that state one.",
              STATED),
          SignalSpec.share(
              "robot_inertia_share",
              "Share of the stated inertia tensors that a real body can have.",
              "Positive definite, and the greatest principal moment at most the sum of the others"
                  + " (0.1 % of rounding forgiven)."));

  @Override
  public String name() {
    return "robot-articulation";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    if (model.articulation().isEmpty()) {
      return Absent.all(SIGNALS, "it is no robot: its file describes no joints");
    }
    Articulation robot = model.articulation().get();
    Map<String, SignalValue> found = new TreeMap<>();
    joints(robot, found);
    Optional<Integer> depth = depth(robot);
    long roots = robot.links().stream().filter(link -> link.parent().isEmpty()).count();
    found.put("robot_links", exact(robot.links().size()));
    found.put("robot_tree", SignalValue.of(depth.isPresent() && roots == 1).withConfidence(1));
    found.put(
        "robot_depth",
        depth.isPresent()
            ? exact(depth.get())
            : SignalValue.absent("links hang on each other in a circle"));
    found.put(
        "robot_mass_kg",
        robot
            .massKg()
            .map(RobotArticulation::exact)
            .orElse(SignalValue.absent("no link states a mass")));
    List<Articulation.Inertia> tensors =
        robot.links().stream()
            .flatMap(link -> link.inertial().stream())
            .flatMap(inertial -> inertial.inertia().stream())
            .toList();
    long real = tensors.stream().filter(RobotArticulation::isReal).count();
    found.put(
        "robot_inertia_share",
        tensors.isEmpty()
            ? SignalValue.absent("no link states an inertia")
            : exact((double) real / tensors.size()));
    return found;
  }

  private static void joints(Articulation robot, Map<String, SignalValue> found) {
    List<Articulation.Joint> moving =
        robot.joints().stream().filter(j -> j.type() != Articulation.JointType.FIXED).toList();
    List<Articulation.Joint> single =
        moving.stream().filter(joint -> freedoms(joint.type()) == 1).toList();
    long limited = single.stream().filter(RobotArticulation::isLimited).count();
    found.put("robot_joints", exact(moving.size()));
    found.put("robot_freedoms", exact(moving.stream().mapToInt(j -> freedoms(j.type())).sum()));
    found.put(
        "robot_limited_share",
        single.isEmpty()
            ? SignalValue.absent("it has neither hinges nor slides")
            : exact((double) limited / single.size()));
  }

  private static SignalValue exact(double value) {
    return Double.isFinite(value)
        ? SignalValue.of(value).withConfidence(1)
        : SignalValue.absent("a stated number is not finite");
  }

  private static int freedoms(Articulation.JointType type) {
    return switch (type) {
      case FIXED -> 0;
      case HINGE, SLIDE -> 1;
      case PLANAR -> 2;
      case BALL -> 3;
      case FREE -> 6;
    };
  }

  private static boolean isLimited(Articulation.Joint joint) {
    Articulation.Limits limits = joint.limits();
    return limits.lower().isPresent()
        && limits.upper().isPresent()
        && limits.lower().get() < limits.upper().get();
  }

  /** Links along the longest chain; empty if there is a circle. */
  private static Optional<Integer> depth(Articulation robot) {
    int deepest = 0;
    int count = robot.links().size();
    for (Articulation.Link link : robot.links()) {
      int steps = 1;
      Optional<Integer> parent = link.parent();
      while (parent.isPresent() && steps <= count) {
        steps++;
        parent = robot.links().get(parent.get()).parent();
      }
      deepest = Math.max(deepest, steps);
    }
    return deepest > count ? Optional.empty() : Optional.of(deepest);
  }

  private static boolean isReal(Articulation.Inertia i) {
    SymmetricMatrix tensor = new SymmetricMatrix(i.xx(), i.yy(), i.zz(), i.xy(), i.yz(), i.xz());
    if (!tensor.isFinite()) {
      return false;
    }
    PrincipalAxes axes = PrincipalAxes.of(tensor);
    return axes.least() > 0
        && axes.greatest() <= axes.least() + axes.middle() + ROUNDED * axes.greatest();
  }
}
