package org.worldmill.schemas.media;

import java.util.List;
import java.util.Optional;

/**
 * A robot as its description states it: rigid links and the joints between them, in SI units and
 * radians whatever the file used. Nothing is computed that the file does not say.
 *
 * @param name its name; may be empty
 * @param links its links (bodies), in the file's order; names are unique, may be empty in MJCF
 * @param joints its joints, in the file's order; links that no joint names move with their parent
 */
public record Articulation(String name, List<Link> links, List<Joint> joints) {

  public Articulation {
    links = List.copyOf(links);
    joints = List.copyOf(joints);
  }

  /** Mass of all links that state one, in kg; empty if none does. */
  public Optional<Double> massKg() {
    List<Double> masses =
        links.stream().flatMap(link -> link.inertial().stream()).map(Inertial::massKg).toList();
    return masses.isEmpty()
        ? Optional.empty()
        : Optional.of(masses.stream().mapToDouble(Double::doubleValue).sum());
  }

  /**
   * A rigid body.
   *
   * @param name its name
   * @param parent number of the link that it hangs on, fixed or by joints; empty for a root
   * @param pose of its frame in that of its parent (for a root: in the world), joints at zero
   * @param inertial mass properties, where stated
   * @param visuals what is seen of it
   * @param collisions what collides of it
   */
  public record Link(
      String name,
      Optional<Integer> parent,
      Pose pose,
      Optional<Inertial> inertial,
      List<Shape> visuals,
      List<Shape> collisions) {

    public Link {
      visuals = List.copyOf(visuals);
      collisions = List.copyOf(collisions);
    }
  }

  /**
   * Mass properties.
   *
   * @param massKg mass
   * @param pose of the inertial frame in that of the link: its place is the centre of mass
   * @param inertia moments in the inertial frame, where stated
   */
  public record Inertial(double massKg, Pose pose, Optional<Inertia> inertia) {}

  /** A symmetric inertia tensor about the centre of mass, in kg m^2. */
  public record Inertia(double xx, double yy, double zz, double xy, double xz, double yz) {}

  /** The kinds of geometry. */
  public enum ShapeKind {
    /** A mesh of its own file. */
    MESH,
    /** Half lengths along x, y, z. */
    BOX,
    /** Radius. */
    SPHERE,
    /** Radius, and half the length along z. */
    CYLINDER,
    /** Radius, and half the length along z without the caps. */
    CAPSULE,
    /** Half axes along x, y, z. */
    ELLIPSOID,
    /** The plane z = 0, endless or of half lengths x, y. */
    PLANE,
    /** Another kind (height field, signed distance), which is not read. */
    OTHER
  }

  /**
   * A piece of geometry.
   *
   * @param kind what it is
   * @param sizes in metres, as {@link ShapeKind} says; empty for a mesh
   * @param pose in the frame of the link
   * @param file the file of a mesh, relative to the folder of the description
   * @param mesh the geometry of a mesh in the frame of this shape, scaled, where it could be read
   * @param materialNumber number of its material in the model's list
   */
  public record Shape(
      ShapeKind kind,
      List<Double> sizes,
      Pose pose,
      Optional<String> file,
      Optional<Mesh> mesh,
      Optional<Integer> materialNumber) {

    public Shape {
      sizes = List.copyOf(sizes);
    }
  }

  /** The kinds of joints. */
  public enum JointType {
    /** Does not move. */
    FIXED,
    /** Turns about its axis. */
    HINGE,
    /** Slides along its axis. */
    SLIDE,
    /** Turns about any axis. */
    BALL,
    /** Slides in the plane across its axis. */
    PLANAR,
    /** Six degrees of freedom. */
    FREE
  }

  /**
   * A joint between a link and its parent.
   *
   * @param name its name; may be empty
   * @param type what it permits
   * @param child number of the link that moves
   * @param axis x, y, z, of unit length, in the frame of the child at zero position
   * @param anchor x, y, z of a point of the axis, in m, in the frame of the child
   * @param lower least position, in rad or m; empty without a limit
   * @param upper greatest position, likewise
   * @param effort greatest force or torque, in N or N m
   * @param velocity greatest speed, in rad/s or m/s
   * @param damping in N m s/rad or N s/m
   * @param friction dry friction, in N m or N
   */
  public record Joint(
      String name,
      JointType type,
      int child,
      Point axis,
      Point anchor,
      Optional<Double> lower,
      Optional<Double> upper,
      Optional<Double> effort,
      Optional<Double> velocity,
      Optional<Double> damping,
      Optional<Double> friction) {}

  /** Three coordinates. */
  public record Point(double x, double y, double z) {}

  /**
   * A place and a turn: a point p of the own frame lies at rotation * p + place.
   *
   * @param place of the own origin, in m
   * @param qx of the unit quaternion
   * @param qy likewise
   * @param qz likewise
   * @param qw likewise, its real part
   */
  public record Pose(Point place, double qx, double qy, double qz, double qw) {

    /** Where the outer frame is. */
    public static final Pose IDENTITY = new Pose(new Point(0, 0, 0), 0, 0, 0, 1);
  }
}
