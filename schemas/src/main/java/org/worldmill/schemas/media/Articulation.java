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
 * @param gaps what the description holds that is not kept here
 */
public record Articulation(String name, List<Link> links, List<Joint> joints, Gaps gaps) {

  public Articulation {
    links = List.copyOf(links);
    joints = List.copyOf(joints);
  }

  /** A robot of which nothing was left out. */
  public Articulation(String name, List<Link> links, List<Joint> joints) {
    this(name, links, joints, Gaps.NONE);
  }

  /**
   * What a description holds that is not kept, in its own words, sorted.
   *
   * @param essential without which it is another robot: bodies that are made by rules, constraints
   *     that tie bodies together
   * @param beside what drives, senses or decorates it
   */
  public record Gaps(List<String> essential, List<String> beside) {

    /** Everything is kept. */
    public static final Gaps NONE = new Gaps(List.of(), List.of());

    public Gaps {
      essential = List.copyOf(essential);
      beside = List.copyOf(beside);
    }
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
   * @param ballast what is neither seen nor collides, yet weighs
   */
  public record Link(
      String name,
      Optional<Integer> parent,
      Pose pose,
      Optional<Inertial> inertial,
      List<Shape> visuals,
      List<Shape> collisions,
      List<Shape> ballast) {

    public Link {
      visuals = List.copyOf(visuals);
      collisions = List.copyOf(collisions);
      ballast = List.copyOf(ballast);
    }

    /** A link without ballast. */
    public Link(
        String name,
        Optional<Integer> parent,
        Pose pose,
        Optional<Inertial> inertial,
        List<Shape> visuals,
        List<Shape> collisions) {
      this(name, parent, pose, inertial, visuals, collisions, List.of());
    }

    /** This link on a parent. */
    public Link under(int number, Pose where) {
      return new Link(name, Optional.of(number), where, inertial, visuals, collisions, ballast);
    }

    /** This link with mass properties. */
    public Link with(Inertial stated) {
      return new Link(name, parent, pose, Optional.of(stated), visuals, collisions, ballast);
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
   * @param matter what it weighs and how it rubs, where shapes state that (MJCF)
   */
  public record Shape(
      ShapeKind kind,
      List<Double> sizes,
      Pose pose,
      Optional<String> file,
      Optional<Mesh> mesh,
      Optional<Integer> materialNumber,
      Optional<Matter> matter) {

    public Shape {
      sizes = List.copyOf(sizes);
    }

    /** A shape that states no matter. */
    public Shape(
        ShapeKind kind,
        List<Double> sizes,
        Pose pose,
        Optional<String> file,
        Optional<Mesh> mesh,
        Optional<Integer> materialNumber) {
      this(kind, sizes, pose, file, mesh, materialNumber, Optional.empty());
    }

    /** This shape of such matter. */
    public Shape of(Matter stated) {
      return new Shape(kind, sizes, pose, file, mesh, materialNumber, Optional.of(stated));
    }
  }

  /**
   * What a shape states of its substance.
   *
   * @param massKg its mass, which goes before its density
   * @param densityKgM3 its even density, stated or the format's default; 0 weighs nothing; empty
   *     where shapes do not weigh
   * @param friction sliding, torsional (m) and rolling (m), as many as are stated
   */
  public record Matter(
      Optional<Double> massKg, Optional<Double> densityKgM3, List<Double> friction) {

    public Matter {
      friction = List.copyOf(friction);
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
   * @param limits how far, how strongly and how fast it moves
   * @param dynamics what resists it
   * @param follows the joint whose position tells that of this one
   */
  public record Joint(
      String name,
      JointType type,
      int child,
      Point axis,
      Point anchor,
      Limits limits,
      Dynamics dynamics,
      Optional<Mimic> follows) {}

  /**
   * Bounds of a joint, as stated.
   *
   * @param lower least position, in rad or m; empty without a limit
   * @param upper greatest position, likewise
   * @param effort greatest force or torque, in N or N m
   * @param velocity greatest speed, in rad/s or m/s
   */
  public record Limits(
      Optional<Double> lower,
      Optional<Double> upper,
      Optional<Double> effort,
      Optional<Double> velocity) {

    /** No bounds. */
    public static final Limits NONE =
        new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What resists a joint, as stated.
   *
   * @param damping in N m s/rad or N s/m
   * @param friction dry friction, in N m or N
   * @param stiffness of its spring, in N m/rad or N/m
   * @param rest position of the spring without force, in rad or m
   * @param armature inertia of what drives it, in kg m^2 or kg
   */
  public record Dynamics(
      Optional<Double> damping,
      Optional<Double> friction,
      Optional<Double> stiffness,
      Optional<Double> rest,
      Optional<Double> armature) {

    /** Nothing is stated. */
    public static final Dynamics NONE =
        new Dynamics(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * A joint's position as that of another: {@code multiplier * leader + offset}.
   *
   * @param leader name of the other joint
   * @param multiplier of its position
   * @param offset in rad or m
   */
  public record Mimic(String leader, double multiplier, double offset) {}

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
