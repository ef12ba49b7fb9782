package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Matches made of random points in space, seen by a camera that turns, zooms and moves.
 *
 * @param turn the camera's
 * @param logZoom its logarithm
 * @param way the camera's
 * @param noisePx of each coordinate
 * @param wallShare which share of the points lies on a wall straight ahead, farther than the rest
 */
record Painted(Vec turn, double logZoom, Vec way, double noisePx, double wallShare) {

  static final int WIDTH = 320;
  static final int HEIGHT = 180;
  static final double FOCAL = 300;
  private static final double WALL = 5;

  Painted(Vec turn, double logZoom, Vec way, double noisePx) {
    this(turn, logZoom, way, noisePx, 0);
  }

  Matches matches(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Float> from = new ArrayList<>();
    List<Float> to = new ArrayList<>();
    Rotation view = Rotation.by(turn.times(-1));
    for (int i = 0; i < 120; i++) {
      double x = random.nextDouble(10, WIDTH - 10) - (WIDTH - 1) / 2.0;
      double y = random.nextDouble(10, HEIGHT - 10) - (HEIGHT - 1) / 2.0;
      boolean onWall = wallShare > 0 && random.nextDouble() < wallShare;
      double far = onWall ? WALL : random.nextDouble(2, wallShare > 0 ? 3 : 6);
      Vec point = new Vec(x / FOCAL, y / FOCAL, 1).times(far);
      Vec seen = view.of(point.minus(way));
      double size = FOCAL * Math.exp(logZoom);
      from.add((float) (x + (WIDTH - 1) / 2.0));
      from.add((float) (y + (HEIGHT - 1) / 2.0));
      to.add((float) (size * seen.x() / seen.z() + (WIDTH - 1) / 2.0 + noise(random)));
      to.add((float) (size * seen.y() / seen.z() + (HEIGHT - 1) / 2.0 + noise(random)));
    }
    return new Matches(array(from), array(to), WIDTH, HEIGHT);
  }

  private double noise(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble() - 0.5;
    }
    return noisePx * sum;
  }

  private static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
