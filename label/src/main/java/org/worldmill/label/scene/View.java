package org.worldmill.label.scene;

/**
 * Where a camera looks, against where it looked first: a shift, a turn about the picture's middle
 * and a zoom.
 *
 * @param dx shift of the view to the right, in pixels
 * @param dy shift of the view downwards, in pixels
 * @param roll turn in radians
 * @param zoom enlargement
 */
public record View(double dx, double dy, double roll, double zoom) {

  /** Where it looked first. */
  public static final View FIRST = new View(0, 0, 0, 1);

  /** Where a place of the first view is seen now, in a picture of this size. */
  public Point seen(Point place, double width, double height) {
    double x = place.x() - width / 2 - dx;
    double y = place.y() - height / 2 - dy;
    double cos = Math.cos(roll) * zoom;
    double sin = Math.sin(roll) * zoom;
    return new Point(cos * x + sin * y + width / 2, cos * y - sin * x + height / 2);
  }
}
