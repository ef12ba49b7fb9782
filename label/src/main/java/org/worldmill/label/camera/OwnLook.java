package org.worldmill.label.camera;

import org.worldmill.schemas.media.Plane;

/**
 * What moved on its own between two pictures.
 *
 * @param nanos the second picture's time
 * @param mask cells of {@value OwnMotionMeter#GRID} px: 255 for those that moved, 0 for the others
 * @param share of the cells that moved
 * @param regions how many connected ones of {@value OwnRegions#LEAST_CELLS} cells or more there are
 * @param largest the greatest of them; no extent where there is none
 * @param speedWidths median speed of the cells against the background, in widths a second
 * @param directionRad where they moved on average: 0 to the right, a quarter turn downwards
 */
public record OwnLook(
    long nanos,
    Plane mask,
    double share,
    int regions,
    Region largest,
    double speedWidths,
    double directionRad) {

  /**
   * Where a region lies, in shares of the picture's width and height.
   *
   * @param left its left edge
   * @param top its upper edge
   * @param right its right edge
   * @param bottom its lower edge
   */
  public record Region(double left, double top, double right, double bottom) {

    /** No extent. */
    public static final Region NONE = new Region(0, 0, 0, 0);
  }

  /** Nothing moved, in planes of this size. */
  static OwnLook nothing(long nanos, int columns, int rows) {
    Plane none = new Plane(columns, rows, new byte[columns * rows]);
    return new OwnLook(nanos, none, 0, 0, Region.NONE, 0, 0);
  }
}
