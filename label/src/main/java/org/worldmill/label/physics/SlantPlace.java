package org.worldmill.label.physics;

/**
 * Where a thing is seen at a time, by unknowns of {@link SlantDescent}, in widths about the
 * picture's middle: its level place over its depth.
 */
final class SlantPlace {

  private static final int SLOPE = SlantDescent.SLOPE;

  private final double slope;
  private final double since;
  private final double late;
  private final double dx;
  private final double dy;
  private final double px;
  private final double py;
  private final double height;
  private final double depth;

  /**
   * Of a flight.
   *
   * @param at where its place and velocity lie among the unknowns
   * @param recession where its thing's recession does
   * @param since seconds since the flight's mean time
   * @param late seconds since things are as deep as their places say
   */
  SlantPlace(double[] unknowns, int at, int recession, double since, double late) {
    this.since = since;
    this.late = late;
    slope = unknowns[SLOPE];
    double size = Math.hypot(unknowns[0], unknowns[1]);
    dx = unknowns[0] / size;
    dy = unknowns[1] / size;
    double half = since * since / 2;
    px = unknowns[at] + unknowns[at + 2] * since + unknowns[0] * half;
    py = unknowns[at + 1] + unknowns[at + 3] * since + unknowns[1] * half;
    height = px * dx + py * dy;
    depth = 1 + unknowns[recession] * late + unknowns[SLOPE] * height;
  }

  double x() {
    return px / depth;
  }

  double y() {
    return py / depth;
  }

  double depth() {
    return depth;
  }

  /** How x depends on the acceleration, slope, recession, place and velocity. */
  double[] slopesX() {
    return slopes(px, 1, 0);
  }

  /** How y does. */
  double[] slopesY() {
    return slopes(py, 0, 1);
  }

  private double[] slopes(double level, double isX, double isY) {
    double square = depth * depth;
    double onX = isX / depth - level * slope * dx / square;
    double onY = isY / depth - level * slope * dy / square;
    double half = since * since / 2;
    return new double[] {
      onX * half,
      onY * half,
      -level * height / square,
      -level * late / square,
      onX,
      onY,
      onX * since,
      onY * since
    };
  }
}
