package org.worldmill.schemas.telemetry;

/**
 * What a stream of samples tells. Vectors have the axes of the device that measured them, as its
 * maker names them: those of a GoPro are x left and right, y back and forth, z up and down; those
 * of CAMM are whatever the camera's maker took for them.
 */
public enum TelemetryKind {
  /** Specific force along x, y, z: at rest it points up and is as long as gravity. */
  ACCELERATION(3, "m/s^2"),
  /** Angular velocity about x, y, z, counter-clockwise positive. */
  ROTATION_RATE(3, "rad/s"),
  /** The direction of gravity that the device worked out; a unit vector. */
  GRAVITY(3, "1"),
  /** Attitude of the device as a unit quaternion w, x, y, z. */
  ORIENTATION(4, "1"),
  /** How the picture was turned against the device to steady it; a unit quaternion w, x, y, z. */
  IMAGE_ORIENTATION(4, "1"),
  /** Magnetic field along x, y, z. */
  MAGNETIC_FIELD(3, "T"),
  /** Latitude and longitude, WGS 84. */
  POSITION(2, "deg"),
  /** How surely a receiver knows its place: 2 in the plane, 3 in space. */
  GPS_FIX(1, "1"),
  /** By how much the satellites' places enlarge the error of a place: dilution of precision. */
  GPS_DILUTION(1, "1"),
  /** Error of the place in the plane, as the receiver says. */
  GPS_ERROR(1, "m"),
  /** Height above the ellipsoid or the sea, as the receiver says. */
  ALTITUDE(1, "m"),
  /** Height above where the flight began. */
  HEIGHT(1, "m"),
  /** Place in a frame of the device's own: x, y, z. */
  PLACE(3, "m"),
  /** Speed over ground. */
  GROUND_SPEED(1, "m/s"),
  /** Speed in space. */
  SPEED(1, "m/s"),
  /** Temperature of the sensors. */
  TEMPERATURE(1, "K"),
  /** How long each picture was exposed. */
  EXPOSURE(1, "s"),
  /** Sensitivity of the picture sensor by ISO 12232. */
  ISO(1, "1"),
  /** From the first row of a picture to the last one being read. */
  READ_OUT(1, "s");

  private final int width;
  private final String unit;

  TelemetryKind(int width, String unit) {
    this.width = width;
    this.unit = unit;
  }

  /** Numbers a sample. */
  public int width() {
    return width;
  }

  /** Unit of each number. */
  public String unit() {
    return unit;
  }

  /** Whether samples are unit quaternions, to be interpolated as rotations. */
  public boolean isRotation() {
    return this == ORIENTATION || this == IMAGE_ORIENTATION;
  }
}
