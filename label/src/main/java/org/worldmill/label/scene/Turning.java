package org.worldmill.label.scene;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A marked ball on an inclined floor: how it turns goes with its travel, or does not. */
final class Turning {

  private final SceneKind kind;
  private final FilmStyle style;
  private final SplittableRandom random;
  private final double ratio;

  Turning(SceneKind kind, FilmStyle style, SplittableRandom random) {
    this.kind = kind;
    this.style = style;
    this.random = random;
    ratio = ratio();
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private double ratio() {
    return switch (kind) {
      case ROLLING -> 1;
      case SLIDING -> 0;
      default -> random.nextBoolean() ? between(1.6, 2.4) : between(-1, 0.5);
    };
  }

  Body body() {
    double width = style.widthPx();
    double radius = between(0.035, 0.07) * width;
    double slope = Math.toRadians(between(-12, 12));
    double side = random.nextBoolean() ? 1 : -1;
    double travel = between(0.45, 0.65) * width;
    Point middle = new Point(width / 2.0, between(0.35, 0.65) * style.heightPx());
    Point along = new Point(side * Math.cos(slope), Math.sin(slope));
    Point from = middle.minus(along.times(travel / 2));
    // It loses a part of its speed on the way: at a constant rate, as by friction.
    double lost = between(0, 0.7);
    double speed = travel / style.seconds() / (1 - lost / 2);
    double decay = lost * speed / style.seconds();
    Motion motion = t -> from.plus(along.times(way(t, speed, decay)));
    double luma = random.nextBoolean() ? 195 : 40;
    Body.Marks marks =
        new Body.Marks(
            between(90, 140) * style.contrast(),
            random.nextInt(10_000),
            t -> side * ratio * way(t, speed, decay) / radius);
    return new Body(motion, radius, luma, between(0, 24) * style.contrast(), Optional.of(marks));
  }

  private static double way(double t, double speed, double decay) {
    return speed * t - decay * t * t / 2;
  }

  Physics physics() {
    return new Physics(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ratio));
  }
}
