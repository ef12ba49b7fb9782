package org.worldmill.label.simulate;

/**
 * Friction of contacts. No geometry tells it, so these are defaults and marked as such wherever
 * they are written: those of MuJoCo.
 *
 * @param sliding coefficient of Coulomb friction in the plane of contact
 * @param torsional likewise about its normal, in m
 * @param rolling likewise against rolling, in m
 */
public record Friction(double sliding, double torsional, double rolling) {

  /** What MuJoCo takes where nothing is said. */
  public static final Friction DEFAULT = new Friction(1, 0.005, 0.0001);
}
