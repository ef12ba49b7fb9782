package org.worldmill.label.scene;

import org.worldmill.schemas.media.Plane;

/**
 * A robot's scene as a camera sees it: an arm of four links before a textured wall, by a camera
 * that stands; or the wall alone, by one at the arm's wrist. Each picture shows the robot a while
 * before the picture's own time.
 *
 * @param scene the robot
 * @param view from where it is seen
 * @param late by how many seconds pictures are late
 * @param seed of the wall and of the sensor's noise
 */
public record RobotFilm(RobotScene scene, View view, double late, int seed) {

  /** Width of its pictures. */
  public static final int WIDTH = 320;

  /** Height of its pictures. */
  public static final int HEIGHT = 180;

  private static final double[] LINKS = {46, 36, 26, 18};
  private static final double THICK = 6;
  private static final double NOISE = 2;

  /** How far the wall goes in a wrist's view for a radian, in pixels. */
  private static final double SWEEP = 90;

  /** From where a robot is seen. */
  public enum View {
    /** By a camera that stands. */
    BESIDE,
    /** By a camera at its wrist. */
    WRIST
  }

  /** What is seen at a time of the film, in seconds. */
  public Plane picture(double seconds) {
    double then = Math.max(0, seconds - late);
    double[] joints = new double[LINKS.length];
    for (int i = 0; i < joints.length; i++) {
      joints[i] = scene.state(i, then);
    }
    boolean wrist = view == View.WRIST;
    double dx = wrist ? SWEEP * (joints[0] + 0.5 * joints[2]) : 0;
    double dy = wrist ? SWEEP * (joints[1] + 0.5 * joints[3]) : 0;
    double[][] places = places(joints);
    byte[] samples = new byte[WIDTH * HEIGHT];
    int frame = (int) Math.round(seconds * 1000);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double grey = 60 + 120 * Noise.cloud((x + dx) / 24, (y + dy) / 24, 3, seed);
        if (!wrist) {
          grey += (30 - grey) * arm(places, x, y);
        }
        double noise = NOISE * 3.4 * (Noise.at(x + 7919 * frame, y, seed + 1) - 0.5);
        samples[y * WIDTH + x] = (byte) Math.max(0, Math.min(255, Math.round(grey + noise)));
      }
    }
    return new Plane(WIDTH, HEIGHT, samples);
  }

  private static double[][] places(double[] joints) {
    double[][] places = new double[LINKS.length + 1][2];
    places[0] = new double[] {WIDTH / 2.0, HEIGHT * 0.9};
    double angle = 0;
    for (int i = 0; i < LINKS.length; i++) {
      angle += joints[i];
      places[i + 1][0] = places[i][0] + LINKS[i] * Math.sin(angle);
      places[i + 1][1] = places[i][1] - LINKS[i] * Math.cos(angle);
    }
    return places;
  }

  /** How much of a pixel the arm covers. */
  private static double arm(double[][] places, int x, int y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i + 1 < places.length; i++) {
      double ux = places[i + 1][0] - places[i][0];
      double uy = places[i + 1][1] - places[i][1];
      double along = ((x - places[i][0]) * ux + (y - places[i][1]) * uy) / (ux * ux + uy * uy);
      double at = Math.max(0, Math.min(1, along));
      nearest =
          Math.min(nearest, Math.hypot(x - places[i][0] - at * ux, y - places[i][1] - at * uy));
    }
    return Math.max(0, Math.min(1, THICK - nearest + 0.5));
  }
}
