package org.worldmill.label.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws what is not given: places, speeds, sizes, scales, restitutions and the camera's turn. */
final class SceneMaker {

  private static final double GRAVITY_MPS2 = 9.81;

  private final SceneKind kind;
  private final FilmStyle style;
  private final long seed;
  private final SplittableRandom random;
  private final double width;
  private final double height;

  SceneMaker(SceneKind kind, FilmStyle style, long seed) {
    this.kind = kind;
    this.style = style;
    this.seed = seed;
    random = new SplittableRandom(seed * 7919 + kind.number());
    width = style.widthPx();
    height = style.heightPx();
  }

  Scene make() {
    return switch (kind) {
      case BOUNCE, BOX, BALLS, THROWS -> falling();
      case OBLIQUE -> oblique();
      case PENDULUM -> pendulum();
      case ROLLING, SLIDING, SPINNING -> {
        Turning turning = new Turning(kind, style, random);
        yield scene(List.of(turning.body()), turning.physics());
      }
      case CARRIED, STOPPING, LINEAR, CARTOON, SCREEN, STATIC ->
          scene(new OtherMotions(kind, style, random).bodies(this::body), Physics.NONE);
    };
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private Scene scene(List<Body> bodies, Physics physics) {
    Camera camera =
        switch (style.camera()) {
          case STILL -> Camera.STILL;
          case PANNED -> Camera.pan(between(0.03, 0.08) * width * (random.nextBoolean() ? 1 : -1));
          case HANDHELD -> Camera.handheld(width / 160, (int) (seed % 100_000));
        };
    return new Scene(kind, seed, style, camera, bodies, physics);
  }

  private Body body(Motion motion) {
    double radius = between(0.012, 0.028) * width;
    double step = between(60, 95) * style.contrast();
    double luma = random.nextBoolean() ? 115 + step : 115 - step;
    return new Body(motion, radius, luma, between(0, 24) * style.contrast());
  }

  private Scene falling() {
    double metresPerPx = between(1.5, 6) / width;
    double roll = Math.toRadians(between(-8, 8));
    Point down = new Point(-Math.sin(roll), Math.cos(roll));
    Point gravity = down.times(GRAVITY_MPS2 / metresPerPx);
    List<Body> bodies = new ArrayList<>();
    List<Throw> thrown = new ArrayList<>();
    int count =
        switch (kind) {
          case BALLS -> 2 + random.nextInt(2);
          case THROWS -> 3;
          default -> 1;
        };
    for (int i = 0; i < count; i++) {
      Throw flight = kind == SceneKind.THROWS ? across(i, gravity) : bouncing(i, down, gravity);
      thrown.add(flight);
      bodies.add(body(flight));
    }
    List<Contact> contacts =
        thrown.stream()
            .flatMap(one -> one.contacts().stream())
            .sorted(Comparator.comparingDouble(Contact::seconds))
            .toList();
    List<Flight> flights = thrown.stream().flatMap(one -> one.flights().stream()).toList();
    return scene(bodies, falls(gravity, t -> metresPerPx, contacts, flights));
  }

  private static Physics falls(
      Point gravity, Scale metresPerPx, List<Contact> contacts, List<Flight> flights) {
    return new Physics(
        Optional.of(gravity),
        Optional.of(metresPerPx),
        contacts,
        flights.stream().filter(flight -> flight.acceleration().length() > 0).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private boolean inside(Point place) {
    return place.x() > 0 && place.y() > 0 && place.x() < width && place.y() < height;
  }

  private Throw bouncing(int number, Point down, Point gravity) {
    Point middle = new Point(width / 2, height / 2);
    Point up = down.times(-1);
    Point right = new Point(down.y(), -down.x());
    double floor = between(0.26, 0.38) * height;
    List<Wall> walls = new ArrayList<>();
    walls.add(new Wall(up, up.dot(middle) - floor));
    double across = between(0.05, 0.18) * width;
    if (kind == SceneKind.BOX) {
      across = between(0.3, 0.6) * width;
      walls.add(new Wall(right, right.dot(middle) - 0.4 * width));
      walls.add(new Wall(right.times(-1), -right.dot(middle) - 0.4 * width));
    }
    double side = random.nextBoolean() ? 1 : -1;
    Point start =
        middle
            .plus(up.times(between(0.1, 0.36) * height))
            .plus(right.times(-side * between(0.1, 0.3) * width));
    double lift = between(-0.2, 0.25) * Math.sqrt(gravity.length() * height);
    Point velocity = right.times(side * across).plus(up.times(lift));
    double restitution = between(0.55, 0.9);
    return new Throw(
        new Throw.Start(number, start, velocity, gravity, restitution, style.seconds()), walls);
  }

  /** Thrown up at the side so that its top lies in the picture; each a while after the other. */
  private Throw across(int number, Point gravity) {
    double apex = (number + between(0.3, 0.7)) * style.seconds() / 3;
    Point top = new Point(between(0.3, 0.7) * width, between(0.12, 0.3) * height);
    double speed = between(0.15, 0.5) * width * (random.nextBoolean() ? 1 : -1);
    Point velocity = new Point(speed, 0).minus(gravity.times(apex));
    Point start = top.minus(velocity.times(apex)).minus(gravity.times(apex * apex / 2));
    return new Throw(
        new Throw.Start(number, start, velocity, gravity, 1, style.seconds()), List.of());
  }

  /** In space, seen by a camera pitched by 15 to 30 degrees. */
  private Scene oblique() {
    double pitch = Math.toRadians(between(15, 30)) * (random.nextBoolean() ? 1 : -1);
    Pitched eye = new Pitched(pitch, between(3, 5), width, height);
    double floor = -between(0.55, 0.75);
    double e = between(0.6, 0.88);
    Throw upright =
        new Throw(
            new Throw.Start(
                0,
                new Point(between(-0.8, -0.3), -between(0.3, 0.6)),
                new Point(between(0.15, 0.45), 0),
                new Point(0, GRAVITY_MPS2),
                e,
                style.seconds()),
            List.of(new Wall(new Point(0, -1), floor)));
    double recedingMps = between(-0.12, 0.12);
    Motion seen = eye.motion(upright, recedingMps);
    List<Contact> contacts =
        upright.contacts().stream()
            .map(
                c ->
                    new Contact(
                        0, c.seconds(), seen.at(c.seconds()), new Point(0, -1), c.restitution()))
            .filter(contact -> inside(contact.place()))
            .toList();
    double last =
        upright.flights().stream()
            .filter(flight -> flight.acceleration().length() > 0)
            .mapToDouble(Flight::endSeconds)
            .max()
            .orElse(style.seconds());
    Scale metresPerPx = eye.metresPerPx(upright, recedingMps);
    Point gravity = new Point(0, GRAVITY_MPS2 / metresPerPx.mean(0, last));
    Body ball = body(seen);
    return scene(List.of(ball), falls(gravity, metresPerPx, contacts, List.of()));
  }

  private Scene pendulum() {
    double period = between(0.7, 1.6);
    double damping = between(0.05, 0.25);
    Point pivot = new Point(width * between(0.4, 0.6), height * between(-0.1, 0.1));
    double length = height * between(0.5, 0.7);
    Swing swing =
        new Swing(pivot, length, period, damping, Math.toRadians(between(12, 32)), style.seconds());
    Physics physics =
        new Physics(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(swing.meanPeriod()),
            Optional.of(damping),
            Optional.empty());
    return scene(List.of(body(swing)), physics);
  }
}
