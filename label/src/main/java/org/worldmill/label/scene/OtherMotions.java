package org.worldmill.label.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Movements that are no free fall, however much they may look like one for a moment. */
final class OtherMotions {

  private static final double DRAWN_HZ = 12;

  private final SceneKind kind;
  private final FilmStyle style;
  private final SplittableRandom random;
  private final double width;
  private final double height;

  OtherMotions(SceneKind kind, FilmStyle style, SplittableRandom random) {
    this.kind = kind;
    this.style = style;
    this.random = random;
    width = style.widthPx();
    height = style.heightPx();
  }

  List<Body> bodies(Function<Motion, Body> body) {
    List<Body> bodies = new ArrayList<>();
    switch (kind) {
      case CARRIED -> bodies.add(body.apply(carried(between(0.4, 0.9))));
      case STOPPING -> {
        bodies.add(body.apply(stopping()));
        bodies.add(body.apply(stopping()));
      }
      case LINEAR -> {
        bodies.add(body.apply(linear()));
        bodies.add(body.apply(linear()));
      }
      case CARTOON -> {
        Motion drawn = carried(between(0.5, 0.9));
        bodies.add(body.apply(t -> drawn.at(Math.floor(t * DRAWN_HZ + 1e-6) / DRAWN_HZ)));
      }
      case SCREEN -> {
        bodies.add(body.apply(carried(between(0.6, 1.2))));
        double left = between(0.15, 0.3) * width;
        for (int i = 0; i < 5; i++) {
          double y = (0.1 + 0.2 * i) * height;
          bodies.add(body.apply(t -> new Point(left, y - 0.05 * height * Math.floor(1.5 * t))));
        }
      }
      default -> {}
    }
    return bodies;
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private Point anywhere() {
    return new Point(between(0.15, 0.85) * width, between(0.15, 0.85) * height);
  }

  /**
   * From place to place as hands move, with least jerk (Flash and Hogan 1985), with rests between.
   */
  private Motion carried(double stepSeconds) {
    List<Point> places = new ArrayList<>();
    for (double t = 0; t < style.seconds() + 3; t += stepSeconds) {
      places.add(anywhere());
    }
    double rest = between(0, 0.25);
    return t -> {
      int leg = (int) Math.max(0, Math.min(places.size() - 2, Math.floor(t / stepSeconds)));
      double s = Math.max(0, Math.min(1, (t / stepSeconds - leg) / (1 - rest)));
      double part = s * s * s * (10 - 15 * s + 6 * s * s);
      Point from = places.get(leg);
      return from.plus(places.get(leg + 1).minus(from).times(part));
    };
  }

  /** At a constant deceleration, as friction does, in any direction. */
  private Motion stopping() {
    Point from = anywhere();
    Point way = anywhere().minus(from);
    double start = between(0, 0.3) * style.seconds();
    double lasts = between(0.3, 0.65) * style.seconds();
    return t -> {
      double s = Math.max(0, Math.min(1, (t - start) / lasts));
      return from.plus(way.times(2 * s - s * s));
    };
  }

  private Motion linear() {
    Point from = anywhere();
    double angle = between(0, 2 * Math.PI);
    Point velocity = new Point(Math.cos(angle), Math.sin(angle)).times(between(0.08, 0.4) * width);
    return t -> from.plus(velocity.times(t - style.seconds() / 2));
  }
}
