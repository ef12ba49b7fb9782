package org.worldmill.label.camera;

import java.util.Locale;

/** The fifteen elementary ways of a camera, as CameraBench (Lin et al. 2025) names them. */
public enum Primitive {
  /** Stands still. */
  STATIC(Axis.NONE, 0),
  /** Turns to the left. */
  PAN_LEFT(Axis.PAN, -1),
  /** Turns to the right. */
  PAN_RIGHT(Axis.PAN, 1),
  /** Turns upwards. */
  TILT_UP(Axis.TILT, 1),
  /** Turns downwards. */
  TILT_DOWN(Axis.TILT, -1),
  /** Rolls clockwise, so that the picture turns the other way. */
  ROLL_CW(Axis.ROLL, 1),
  /** Rolls counterclockwise. */
  ROLL_CCW(Axis.ROLL, -1),
  /** Moves to the left. */
  TRUCK_LEFT(Axis.TRUCK, -1),
  /** Moves to the right. */
  TRUCK_RIGHT(Axis.TRUCK, 1),
  /** Moves up. */
  PEDESTAL_UP(Axis.PEDESTAL, -1),
  /** Moves down. */
  PEDESTAL_DOWN(Axis.PEDESTAL, 1),
  /** Moves forwards. */
  DOLLY_IN(Axis.DOLLY, 1),
  /** Moves backwards. */
  DOLLY_OUT(Axis.DOLLY, -1),
  /** Enlarges. */
  ZOOM_IN(Axis.ZOOM, 1),
  /** Makes smaller. */
  ZOOM_OUT(Axis.ZOOM, -1);

  /** What is turned or moved. */
  enum Axis {
    NONE,
    PAN,
    TILT,
    ROLL,
    TRUCK,
    PEDESTAL,
    DOLLY,
    ZOOM;

    boolean moves() {
      return this == TRUCK || this == PEDESTAL || this == DOLLY;
    }
  }

  private final Axis axis;
  private final int sign;

  Primitive(Axis axis, int sign) {
    this.axis = axis;
    this.sign = sign;
  }

  Axis axis() {
    return axis;
  }

  int sign() {
    return sign;
  }

  /** Its name in tables: lowercase, joined by hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
