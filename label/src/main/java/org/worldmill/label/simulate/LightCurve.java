package org.worldmill.label.simulate;

/** Colours as displayed and as linear light, from 0 to 1, by the curve of IEC 61966-2-1. */
final class LightCurve {

  private LightCurve() {}

  static double display(double light) {
    return light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
  }

  static double light(double display) {
    return display <= 0.04045 ? display / 12.92 : StrictMath.pow((display + 0.055) / 1.055, 2.4);
  }
}
