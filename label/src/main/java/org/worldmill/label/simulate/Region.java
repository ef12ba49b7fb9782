package org.worldmill.label.simulate;

import org.worldmill.label.solid.Vector;

/** A box along the axes, closed. */
record Region(Vector low, Vector high) {

  double low(int axis) {
    return low.component(axis);
  }

  double high(int axis) {
    return high.component(axis);
  }

  /** The part below a plane across an axis. */
  Region below(int axis, double at) {
    return new Region(low, with(high, axis, at));
  }

  /** The part above a plane across an axis. */
  Region above(int axis, double at) {
    return new Region(with(low, axis, at), high);
  }

  /** Corner 0 to 7: bit 0 for high x, bit 1 for high y, bit 2 for high z. */
  Vector corner(int number) {
    return new Vector(
        (number & 1) == 0 ? low.x() : high.x(),
        (number & 2) == 0 ? low.y() : high.y(),
        (number & 4) == 0 ? low.z() : high.z());
  }

  private static Vector with(Vector v, int axis, double value) {
    return new Vector(
        axis == 0 ? value : v.x(), axis == 1 ? value : v.y(), axis == 2 ? value : v.z());
  }
}
