package org.worldmill.label.simulate;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.worldmill.label.solid.Body;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.MassProperties;
import org.worldmill.label.solid.PrincipalAxes;
import org.worldmill.label.solid.SymmetricMatrix;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Articulation.Inertia;
import org.worldmill.schemas.media.Articulation.Inertial;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Matter;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Mesh;

/**
 * What a link weighs: as its description states where that can be, else by its shapes.
 *
 * @param mass in kg, its inertia in kg m^2 about the centre of mass, in the frame of the link
 * @param source where it comes from
 */
record LinkMass(MassProperties mass, Source source) {

  /** Where mass properties come from. */
  enum Source {
    /** Mass, centre and inertia are stated. */
    STATED("stated"),
    /** Stated, the greatest moment lowered by at most 0.1 % to what a body can have. */
    ROUNDED("stated, the greatest moment lowered to what a body can have"),
    /** Mass and centre are stated, the inertia is that of the shapes. */
    MASS_STATED("mass and centre stated, inertia computed from its shapes"),
    /** Mass and centre are stated; nothing tells how it is spread: a ball of water. */
    BALL("mass and centre stated, inertia that of a ball of 1000 kg/m^3"),
    /** By the masses or densities that its shapes state or its format sets. */
    SHAPES("computed from its shapes' masses and densities"),
    /** By its shapes at an assumed density. */
    DENSITY("computed from its shapes at the assumed density");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Tensors are rounded when they are written: as a share of the greatest moment. */
  private static final double ROUNDING = 1e-3;

  private static final double WATER_KG_M3 = 1000;

  /** Of a link; empty for one that states nothing, or no mass, and has no shapes. */
  static Optional<LinkMass> of(
      Link link, double densityKgM3, IdentityHashMap<Mesh, MassProperties> known) {
    if (link.inertial().isPresent() && link.inertial().get().massKg() > 0) {
      return Optional.of(stated(link, link.inertial().get(), densityKgM3, known));
    }
    boolean weighed = all(link).stream().anyMatch(shape -> shape.matter().isPresent());
    if (link.inertial().isPresent() && !weighed) {
      return Optional.empty();
    }
    return sum(weighed ? all(link) : weighing(link), densityKgM3, known)
        .map(mass -> new LinkMass(mass, weighed ? Source.SHAPES : Source.DENSITY));
  }

  private static LinkMass stated(
      Link link, Inertial inertial, double density, IdentityHashMap<Mesh, MassProperties> known) {
    double kg = inertial.massKg();
    Vector centre = Turns.place(inertial.pose());
    if (inertial.inertia().isPresent()) {
      Inertia i = inertial.inertia().get();
      SymmetricMatrix own = new SymmetricMatrix(i.xx(), i.yy(), i.zz(), i.xy(), i.yz(), i.xz());
      Optional<SymmetricMatrix> real = real(own);
      if (real.isPresent()) {
        return new LinkMass(
            new MassProperties(kg, centre, Turns.tensor(inertial.pose(), real.get())),
            real.get().equals(own) ? Source.STATED : Source.ROUNDED);
      }
    }
    Optional<MassProperties> shapes = sum(weighing(link), density, known);
    if (shapes.isPresent()) {
      SymmetricMatrix spread = shapes.get().inertia().times(kg / shapes.get().volume());
      return new LinkMass(new MassProperties(kg, centre, spread), Source.MASS_STATED);
    }
    double radius = Math.cbrt(3 * kg / (4 * Math.PI * WATER_KG_M3));
    double moment = 0.4 * kg * radius * radius;
    return new LinkMass(
        new MassProperties(kg, centre, new SymmetricMatrix(moment, moment, moment, 0, 0, 0)),
        Source.BALL);
  }

  /** A tensor that a body can have, nearly as stated; empty if it is none. */
  static Optional<SymmetricMatrix> real(SymmetricMatrix stated) {
    if (!stated.isFinite()) {
      return Optional.empty();
    }
    PrincipalAxes axes = PrincipalAxes.of(stated);
    double most = axes.least() + axes.middle();
    if (!(axes.least() > 0) || axes.greatest() > most + ROUNDING * axes.greatest()) {
      return Optional.empty();
    }
    // Simulators diagonalise it anew and add without mercy: leave room for their rounding.
    double room = most * (1 - 1e-9);
    if (axes.greatest() <= room) {
      return Optional.of(stated);
    }
    return Optional.of(
        SymmetricMatrix.square(axes.first())
            .times(axes.least())
            .plus(SymmetricMatrix.square(axes.second()).times(axes.middle()))
            .plus(SymmetricMatrix.square(axes.third()).times(room)));
  }

  /** Each shape once, whether it is seen, touched or neither. */
  private static List<Shape> all(Link link) {
    IdentityHashMap<Shape, Boolean> once = new IdentityHashMap<>();
    return java.util.stream.Stream.of(link.visuals(), link.collisions(), link.ballast())
        .flatMap(List::stream)
        .filter(shape -> once.put(shape, true) == null)
        .toList();
  }

  /** What is seen, if all of that is closed, else what is touched, else whatever is seen. */
  private static List<Shape> weighing(Link link) {
    boolean closed =
        !link.visuals().isEmpty() && link.visuals().stream().allMatch(LinkMass::isClosed);
    return closed || link.collisions().isEmpty() ? link.visuals() : link.collisions();
  }

  private static boolean isClosed(Shape shape) {
    return shape.mesh().map(mesh -> Body.of(mesh).isSolid()).orElse(!shape.sizes().isEmpty());
  }

  private static Optional<MassProperties> sum(
      List<Shape> shapes, double density, IdentityHashMap<Mesh, MassProperties> known) {
    Optional<MassProperties> sum = Optional.empty();
    for (Shape shape : shapes) {
      Optional<MassProperties> one = one(shape, density, known);
      if (one.isPresent()) {
        MassProperties more = one.get();
        sum = Optional.of(sum.map(before -> before.plus(more)).orElse(more));
      }
    }
    return sum;
  }

  private static Optional<MassProperties> one(
      Shape shape, double density, IdentityHashMap<Mesh, MassProperties> known) {
    Optional<MassProperties> volume =
        shape.mesh().isPresent()
            ? Optional.of(known.computeIfAbsent(shape.mesh().get(), LinkMass::volume))
            : Solids.mass(shape.kind(), shape.sizes());
    Optional<Matter> matter = shape.matter();
    double kgM3 =
        matter
            .map(
                m ->
                    m.massKg().isPresent() && volume.isPresent()
                        ? m.massKg().get() / volume.get().volume()
                        : m.densityKgM3().orElse(0.0))
            .orElse(density);
    return volume
        .filter(v -> v.volume() > 0 && kgM3 > 0)
        .map(
            v ->
                new MassProperties(
                    kgM3 * v.volume(),
                    Turns.apply(shape.pose(), v.centre()),
                    Turns.tensor(shape.pose(), v.inertia()).times(kgM3)));
  }

  /** Of the inside of a closed mesh, else of its hull; nothing if it is flat. */
  private static MassProperties volume(Mesh mesh) {
    if (mesh.triangleCount() > 0 && Body.of(mesh).isSolid()) {
      return Body.of(mesh).mass();
    }
    return ConvexHull.of(mesh.positions())
        .map(ConvexHull::mass)
        .orElse(new MassProperties(0, Vector.ZERO, new SymmetricMatrix(0, 0, 0, 0, 0, 0)));
  }
}
