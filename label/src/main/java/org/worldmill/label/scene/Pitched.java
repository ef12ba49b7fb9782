package org.worldmill.label.scene;

/** A camera without distortion that looks down (pitch above 0) or up at what moves before it. */
public final class Pitched {

  private final double cos;
  private final double sin;
  private final double distance;
  private final double focal;
  private final double cx;
  private final double cy;

  /** By a pitch in radians and metres from the scene's middle; a field of view of 50 degrees. */
  public Pitched(double pitch, double distance, double widthPx, double heightPx) {
    cos = Math.cos(pitch);
    sin = Math.sin(pitch);
    this.distance = distance;
    focal = widthPx / 2 / Math.tan(Math.toRadians(25));
    cx = widthPx / 2;
    cy = heightPx / 2;
  }

  /** Where a place is seen: metres to the right, down and away, about the point it looks at. */
  public Point seen(double x, double y, double z) {
    double depth = depth(y, z);
    return new Point(cx + focal * x / depth, cy + focal * (cos * y - sin * z) / depth);
  }

  /** How far away along the line of sight a place is. */
  public double depth(double y, double z) {
    return distance + sin * y + cos * z;
  }

  /** What moves in an upright plane, in metres, and recedes at a speed. */
  Motion motion(Motion upright, double recedingMps) {
    return new Motion() {
      @Override
      public Point at(double t) {
        Point p = upright.at(t);
        return seen(p.x(), p.y(), recedingMps * t);
      }

      @Override
      public double size(double t) {
        return distance / depth(upright.at(t).y(), recedingMps * t);
      }
    };
  }

  /** Length along the vertical that a pixel stands for where the motion is. */
  Scale metresPerPx(Motion upright, double recedingMps) {
    return t -> {
      Point p = upright.at(t);
      Point above = seen(p.x(), p.y() - 0.005, recedingMps * t);
      Point below = seen(p.x(), p.y() + 0.005, recedingMps * t);
      return 0.01 / below.minus(above).length();
    };
  }
}
