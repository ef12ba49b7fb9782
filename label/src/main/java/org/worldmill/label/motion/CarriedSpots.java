package org.worldmill.label.motion;

/**
 * Spots that go along with a motion of the whole picture though nothing in them shows it: a wall, a
 * sky. How much of a picture visibly changes depends on how it is coded and lit; how much of it
 * moves does not.
 */
final class CarriedSpots {

  /**
   * Of the spots with texture that the dominant motion would move, so many must be seen to have
   * moved before it is believed of those without. With a quarter of them, an arm that moved over a
   * table took the table along, in real films.
   */
  private static final double LEAST_SEEN = 0.6;

  private static final double LEAST_AGREEMENT = 0.5;

  private final FlowField flow;
  private final DominantMotion camera;
  private final double px;
  private final double alonePx;
  private final int columns;
  private final boolean[] carried;
  private int asked;
  private int seen;

  /**
   * None so far.
   *
   * @param px farther than this a spot moves
   * @param alonePx farther than this from where the dominant motion puts it, it goes its own way
   */
  CarriedSpots(FlowField flow, DominantMotion camera, double px, double alonePx) {
    this.flow = flow;
    this.camera = camera;
    this.px = px;
    this.alonePx = alonePx;
    columns = flow.width() / FlowComparison.GRID + 1;
    carried = new boolean[columns * (flow.height() / FlowComparison.GRID + 1)];
  }

  /**
   * Takes a spot.
   *
   * @param textured whether there is something to follow
   * @param changed whether it was seen to move
   */
  void add(int x, int y, boolean textured, boolean changed) {
    if (camera.speed(flow, x, y) <= px) {
      return;
    }
    boolean stands = textured && flow.speed(x, y) <= px && camera.residual(flow, x, y) > alonePx;
    carried[place(x, y)] = !stands;
    asked += textured ? 1 : 0;
    seen += textured && changed ? 1 : 0;
  }

  /** Whether the spot that a pixel belongs to is carried along. */
  boolean at(int x, int y) {
    return carried[place(x, y)]
        && camera.agreement() >= LEAST_AGREEMENT
        && seen > LEAST_SEEN * asked;
  }

  private int place(int x, int y) {
    return y / FlowComparison.GRID * columns + x / FlowComparison.GRID;
  }
}
