package org.worldmill.curate.measure;

import org.worldmill.schemas.media.Coding.Transfer;

/**
 * Luma as it would be coded for a standard display, so that pictures of high dynamic range compare
 * with others: light up to the reference white of 203 nits (ITU-R BT.2408) on the curve of BT.1886,
 * all above it white.
 */
final class DisplayLight {

  private static final double WHITE_NITS = 203;
  private static final double DISPLAY_GAMMA = 2.4;
  private static final DisplayLight PQ = new DisplayLight(Transfer.PQ);
  private static final DisplayLight HLG = new DisplayLight(Transfer.HLG);

  private final byte[] table = new byte[256];

  private DisplayLight(Transfer transfer) {
    for (int code = 0; code < table.length; code++) {
      double nits = transfer == Transfer.PQ ? pqNits(code / 255.0) : hlgNits(code / 255.0);
      double coded = Math.pow(Math.min(1, nits / WHITE_NITS), 1 / DISPLAY_GAMMA);
      table[code] = (byte) Math.round(255 * coded);
    }
  }

  /** The standard value, 0..255, of a value of this transfer. */
  static int of(Transfer transfer, int value) {
    return switch (transfer) {
      case STANDARD -> value;
      case PQ -> PQ.table[value] & 0xff;
      case HLG -> HLG.table[value] & 0xff;
    };
  }

  /** SMPTE ST 2084. */
  private static double pqNits(double code) {
    double power = Math.pow(code, 1 / 78.84375);
    double light = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
    return 10_000 * Math.pow(light, 1 / 0.1593017578125);
  }

  /** ARIB STD-B67 on a display of 1,000 nits: its inverse curve, and a system gamma of 1.2. */
  private static double hlgNits(double code) {
    double scene =
        code <= 0.5
            ? code * code / 3
            : (Math.exp((code - 0.55991073) / 0.17883277) + 0.28466892) / 12;
    return 1000 * Math.pow(scene, 1.2);
  }
}
