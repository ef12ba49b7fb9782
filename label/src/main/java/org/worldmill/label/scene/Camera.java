package org.worldmill.label.scene;

/** How a camera moves. */
@FunctionalInterface
public interface Camera {

  /** Stands still. */
  Camera STILL = t -> View.FIRST;

  /** Where it looks {@code t} seconds after the film's start. */
  View at(double t);

  /** To the side at a constant speed, in pixels a second. */
  static Camera pan(double pxPerSecond) {
    return t -> new View(pxPerSecond * t, 0, 0, 1);
  }

  /** Held in a hand: slow sway and a tremor, neither of which ever repeats. */
  static Camera handheld(double swayPx, int seed) {
    return t ->
        new View(
            wander(t, seed, swayPx) - wander(0, seed, swayPx),
            wander(t, seed + 10, swayPx) - wander(0, seed + 10, swayPx),
            (wander(t, seed + 20, swayPx) - wander(0, seed + 20, swayPx)) / 900,
            1);
  }

  private static double wander(double t, int seed, double size) {
    double sum = 0;
    for (int k = 0; k < 5; k++) {
      double hz = 0.35 * Math.pow(1.9, k) * (0.8 + 0.4 * Noise.at(k, 1, seed));
      double phase = 2 * Math.PI * Noise.at(k, 2, seed);
      sum += Math.sin(2 * Math.PI * hz * t + phase) * Math.pow(0.5, k);
    }
    return size * sum;
  }
}
