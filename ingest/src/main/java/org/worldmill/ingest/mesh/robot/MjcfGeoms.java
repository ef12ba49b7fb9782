package org.worldmill.ingest.mesh.robot;

import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Pose;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;

/** Geoms of MJCF as shapes. */
final class MjcfGeoms {

  private static final int LAST_VISUAL_GROUP = 2;

  private final MjcfPoses poses;
  private final MjcfAssets assets;
  private final RobotFiles files;
  private final RobotBuilder robot;
  private final MjcfMatter matter;

  /**
   * A geom.
   *
   * @param shape its shape
   * @param visual whether viewers show it
   * @param collides whether it can touch anything
   */
  record Geom(Shape shape, boolean visual, boolean collides) {}

  MjcfGeoms(
      MjcfPoses poses, MjcfAssets assets, RobotFiles files, RobotBuilder robot, MjcfMatter matter) {
    this.matter = matter;
    this.poses = poses;
    this.assets = assets;
    this.files = files;
    this.robot = robot;
  }

  Geom geom(XmlNode node, Pose frame) throws MediaException {
    boolean collides =
        node.number("contype").orElse(1.0) != 0 || node.number("conaffinity").orElse(1.0) != 0;
    boolean visual = node.number("group").orElse(0.0) <= LAST_VISUAL_GROUP;
    String type = node.text("type").orElse(node.text("mesh").isPresent() ? "mesh" : "sphere");
    Pose pose = Poses.compose(frame, poses.pose(node));
    Shape shape =
        type.equals("mesh") && node.text("mesh").isPresent()
            ? mesh(node, pose)
            : simple(node, type, pose, frame);
    return new Geom(shape.of(matter.of(node)), visual, collides);
  }

  private Shape simple(XmlNode node, String type, Pose pose, Pose frame) throws MediaException {
    double[] size = node.numbers("size");
    ShapeKind kind =
        switch (type) {
          case "plane" -> ShapeKind.PLANE;
          case "sphere" -> ShapeKind.SPHERE;
          case "capsule" -> ShapeKind.CAPSULE;
          case "ellipsoid" -> ShapeKind.ELLIPSOID;
          case "cylinder" -> ShapeKind.CYLINDER;
          case "box" -> ShapeKind.BOX;
          case "hfield", "sdf", "mesh" -> ShapeKind.OTHER;
          default -> throw node.wrong("has the unknown type '" + type + "'");
        };
    double[] fromTo = node.numbers("fromto");
    if (fromTo.length == 6 && kind != ShapeKind.PLANE && kind != ShapeKind.OTHER) {
      return fromTo(node, kind, fromTo, frame);
    }
    int needed =
        switch (kind) {
          case SPHERE -> 1;
          case CAPSULE, CYLINDER -> 2;
          case BOX, ELLIPSOID -> 3;
          case MESH, PLANE, OTHER -> 0;
        };
    if (size.length < needed) {
      throw node.wrong("has %d sizes, a %s needs %d".formatted(size.length, type, needed));
    }
    List<Double> sizes =
        switch (kind) {
          case PLANE ->
              size.length < 2 || size[0] == 0 ? List.<Double>of() : List.of(size[0], size[1]);
          default -> java.util.Arrays.stream(size).limit(needed).map(Math::abs).boxed().toList();
        };
    return new Shape(kind, sizes, pose, Optional.empty(), Optional.empty(), material(node));
  }

  /** From a point to another, the z axis along. */
  private Shape fromTo(XmlNode node, ShapeKind kind, double[] p, Pose frame) throws MediaException {
    double[] size = node.numbers("size");
    double half = 0;
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double d = p[3 + axis] - p[axis];
      half += d * d;
      middle[axis] = (p[axis] + p[3 + axis]) / 2;
    }
    half = Math.sqrt(half) / 2;
    boolean flat = kind == ShapeKind.BOX || kind == ShapeKind.ELLIPSOID;
    if (size.length < 1) {
      throw node.wrong("has no size");
    }
    double width = Math.abs(size[0]);
    double second = size.length > 1 ? Math.abs(size[1]) : width;
    List<Double> sizes = flat ? List.of(width, second, half) : List.of(width, half);
    Pose own = Poses.of(middle, Poses.fromZ(p[3] - p[0], p[4] - p[1], p[5] - p[2]));
    return new Shape(
        kind,
        kind == ShapeKind.SPHERE ? List.of(width) : sizes,
        Poses.compose(frame, own),
        Optional.empty(),
        Optional.empty(),
        material(node));
  }

  private Shape mesh(XmlNode node, Pose pose) throws MediaException {
    XmlNode definition = assets.definition(node, node.need("mesh"));
    Optional<Mesh> mesh = assets.mesh(definition, files);
    Optional<String> file = assets.file(definition);
    return new Shape(
        ShapeKind.MESH,
        List.of(),
        pose,
        file.isEmpty() ? file : Optional.of(files.path(file.get())),
        mesh,
        material(node));
  }

  private Optional<Integer> material(XmlNode node) throws MediaException {
    Optional<Integer> named = node.text("material").flatMap(robot::material);
    if (node.text("rgba").isEmpty()) {
      return named;
    }
    double[] rgba = node.numbers("rgba", 0.5, 0.5, 0.5, 1);
    return Optional.of(
        robot.material(
            new Material(
                "", rgba[0], rgba[1], rgba[2], rgba[3], 0, 1, false, List.of(), List.of())));
  }
}
