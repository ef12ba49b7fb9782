package org.worldmill.label.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Cameras around a model that look at the middle of its box and stand so far away that all of it
 * fits: those of a ring all at one distance, so that a turntable does not breathe.
 */
public final class Sphere {

  /** Angle across each picture. */
  public static final double FIELD_OF_VIEW_DEG = 40;

  /** How high the ring stands. */
  public static final double RING_ELEVATION_DEG = 20;

  /** Share of the picture's width that the model may fill. */
  private static final double FILL = 0.9;

  private final Extent extent;
  private final Upright upright;
  private final int sidePx;
  private final double focalPx;
  private final double slope;

  /**
   * Square cameras around what a renderer draws.
   *
   * @param sidePx pixels a side
   */
  public Sphere(Renderer renderer, Upright upright, int sidePx) {
    this.extent = renderer.extent();
    this.upright = upright;
    this.sidePx = sidePx;
    double half = StrictMath.tan(StrictMath.toRadians(FIELD_OF_VIEW_DEG / 2));
    focalPx = sidePx / 2.0 / half;
    slope = half * FILL;
  }

  /** So many cameras in a ring, the first in front, the next to the right of it; at least one. */
  public List<View> ring(int count) {
    List<Pose> poses = new ArrayList<>();
    double distance = 0;
    for (int i = 0; i < count; i++) {
      Pose pose = turned(360.0 * i / count, RING_ELEVATION_DEG);
      distance = Math.max(distance, extent.distance(pose, slope));
      poses.add(pose);
    }
    List<View> views = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = String.format(java.util.Locale.ROOT, "ring-%02d", i);
      views.add(view(name, 360.0 * i / count, RING_ELEVATION_DEG, poses.get(i), distance));
    }
    return views;
  }

  /** From above, the model's front downwards in the picture. */
  public View top() {
    return single("top", 0, 90);
  }

  /** From below, the model's front upwards in the picture. */
  public View bottom() {
    return single("bottom", 0, -90);
  }

  /** One camera at a distance of its own. */
  View single(String name, double azimuthDeg, double elevationDeg) {
    Pose pose = turned(azimuthDeg, elevationDeg);
    return view(name, azimuthDeg, elevationDeg, pose, extent.distance(pose, slope));
  }

  private View view(String name, double azimuth, double elevation, Pose pose, double distance) {
    double[] eye = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      eye[axis] = extent.middle(axis) - distance * pose.turn(2, axis);
    }
    return new View(name, azimuth, elevation, Camera.square(sidePx, focalPx, pose.at(eye)));
  }

  private Pose turned(double azimuthDeg, double elevationDeg) {
    double ca = cosine(azimuthDeg);
    double sa = cosine(azimuthDeg - 90);
    double ce = cosine(elevationDeg);
    double se = cosine(elevationDeg - 90);
    List<Double> right = upright.right();
    List<Double> front = upright.front();
    List<Double> up = upright.up();
    List<Double> forward = new ArrayList<>();
    List<Double> above = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      double around = sa * right.get(axis) + ca * front.get(axis);
      forward.add(-(ce * around + se * up.get(axis)));
      // The way up along the sphere, which the pole has too.
      above.add(ce * up.get(axis) - se * around);
    }
    return Pose.looking(List.of(0.0, 0.0, 0.0), forward, above);
  }

  /** Exact at quarter turns, so that views from the front and from above are square. */
  private static double cosine(double degrees) {
    double turn = ((degrees % 360) + 360) % 360;
    if (turn % 90 == 0) {
      return turn == 0 ? 1 : turn == 180 ? -1 : 0;
    }
    return StrictMath.cos(StrictMath.toRadians(turn));
  }
}
