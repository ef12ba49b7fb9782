package org.worldmill.ingest.telemetry;

import java.util.Locale;
import java.util.Optional;

/**
 * Which channel of a GoPro's sensor is x, y and z. From ORIN, where a small letter means a channel
 * that points the other way; else from MTRX and ORIO, the matrix that brings the channels in the
 * order of ORIO; else as documented for the model: HERO5 and older z, x, y; HERO6 and 7 y, -x, z;
 * Fusion -y, x, z.
 *
 * <p>Source: GPMF introduction, <a href="https://github.com/gopro/gpmf-parser">gpmf-parser</a>.
 */
final class AxisOrder {

  private final double[][] rows;

  private AxisOrder(double[][] rows) {
    this.rows = rows;
  }

  /** By what the stream says, or else by the device's name; empty if it contradicts itself. */
  static Optional<AxisOrder> of(String orin, String orio, double[] matrix, String device) {
    if (!orin.isEmpty()) {
      return byLetters(orin);
    }
    if (!orio.isEmpty() && matrix.length == 9) {
      return byMatrix(orio, matrix);
    }
    String name = device.toLowerCase(Locale.ROOT);
    if (name.contains("fusion")) {
      return byLetters("yXZ");
    }
    boolean later = name.contains("hero6") || name.contains("hero7");
    return byLetters(later ? "YxZ" : "ZXY");
  }

  private static Optional<AxisOrder> byLetters(String letters) {
    double[][] rows = new double[3][3];
    for (int channel = 0; channel < 3 && letters.length() == 3; channel++) {
      char letter = letters.charAt(channel);
      int axis = "XYZ".indexOf(Character.toUpperCase(letter));
      if (axis < 0) {
        return Optional.empty();
      }
      rows[axis][channel] = Character.isUpperCase(letter) ? 1 : -1;
    }
    return complete(rows);
  }

  private static Optional<AxisOrder> byMatrix(String orio, double[] matrix) {
    double[][] rows = new double[3][3];
    for (int out = 0; out < 3 && orio.length() == 3; out++) {
      char letter = orio.charAt(out);
      int axis = "XYZ".indexOf(Character.toUpperCase(letter));
      if (axis < 0) {
        return Optional.empty();
      }
      for (int channel = 0; channel < 3; channel++) {
        rows[axis][channel] = matrix[3 * out + channel] * (Character.isUpperCase(letter) ? 1 : -1);
      }
    }
    return complete(rows);
  }

  /** Whether every axis gets a channel of its own: the determinant is not 0. */
  private static Optional<AxisOrder> complete(double[][] r) {
    double determinant =
        r[0][0] * (r[1][1] * r[2][2] - r[1][2] * r[2][1])
            - r[0][1] * (r[1][0] * r[2][2] - r[1][2] * r[2][0])
            + r[0][2] * (r[1][0] * r[2][1] - r[1][1] * r[2][0]);
    return Math.abs(Math.abs(determinant) - 1) < 0.01
        ? Optional.of(new AxisOrder(r))
        : Optional.empty();
  }

  /** The channels as x, y, z. */
  double[] apply(double[] channels) {
    double[] out = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      out[axis] =
          rows[axis][0] * channels[0] + rows[axis][1] * channels[1] + rows[axis][2] * channels[2];
    }
    return out;
  }
}
