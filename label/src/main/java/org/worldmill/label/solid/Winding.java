package org.worldmill.label.solid;

/** How a triangle is seen from a point. */
public final class Winding {

  private Winding() {}

  /**
   * The solid angle that a triangle fills as seen from the origin, positive if its back is seen;
   * Van Oosterom and Strackee, "The solid angle of a plane triangle", 1983.
   *
   * @return in steradians, from -2 pi to 2 pi
   */
  public static double solidAngle(Vector a, Vector b, Vector c) {
    double la = a.length();
    double lb = b.length();
    double lc = c.length();
    double below = la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb;
    return 2 * Math.atan2(a.dot(b.cross(c)), below);
  }
}
