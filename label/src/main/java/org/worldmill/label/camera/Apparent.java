package org.worldmill.label.camera;

import java.util.Optional;

/** How fast rates make the picture seem to move, in widths a second: what makes them comparable. */
final class Apparent {

  private Apparent() {}

  /** Root mean square over the picture, for the middle point's distance; 0 in other directions. */
  static double of(Rates rates, Primitive primitive, double focalWidths, double aspect) {
    double lever =
        switch (primitive.axis()) {
          case NONE -> 0;
          case PAN, TILT, TRUCK, PEDESTAL -> focalWidths;
          case ROLL, ZOOM, DOLLY -> Math.sqrt((1 + aspect * aspect) / 12);
        };
    return Math.max(0, lever * rates.along(primitive));
  }

  /** The primitive that moves the picture most, if any moves it by this many widths a second. */
  static Optional<Primitive> strongest(Rates rates, double focal, double aspect, double least) {
    Optional<Primitive> strongest = Optional.empty();
    double most = least;
    for (Primitive primitive : Primitive.values()) {
      double speed = of(rates, primitive, focal, aspect);
      if (speed >= most) {
        most = speed;
        strongest = Optional.of(primitive);
      }
    }
    return strongest;
  }

  /** All of it together. */
  static double total(Rates rates, double focal, double aspect) {
    double sum = 0;
    for (Primitive primitive : Primitive.values()) {
      sum += of(rates, primitive, focal, aspect);
    }
    return sum;
  }
}
