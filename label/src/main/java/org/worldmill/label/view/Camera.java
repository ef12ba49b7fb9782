package org.worldmill.label.view;

import java.util.Objects;

/**
 * A pinhole camera without distortion: camera coordinates x, y, z fall on column fx x/z + cx and
 * row fy y/z + cy, where the picture's corner is 0, 0 and its first pixel's middle 0.5, 0.5.
 *
 * @param widthPx from 1 to {@value #MOST_PX}
 * @param heightPx likewise
 * @param fx focal length in pixels, across; above 0
 * @param fy focal length in pixels, down; above 0
 * @param cx column of the principal point
 * @param cy row of the principal point
 * @param pose where it stands and how it is turned
 */
public record Camera(
    int widthPx, int heightPx, double fx, double fy, double cx, double cy, Pose pose) {

  /** Most pixels a side. */
  public static final int MOST_PX = 4096;

  public Camera {
    Objects.requireNonNull(pose);
    if (Math.min(widthPx, heightPx) < 1 || Math.max(widthPx, heightPx) > MOST_PX) {
      throw new IllegalArgumentException(
          "a picture of %d x %d pixels; sides are 1 to %d".formatted(widthPx, heightPx, MOST_PX));
    }
    if (!(fx > 0 && fy > 0 && Double.isFinite(fx + fy + cx + cy))) {
      throw new IllegalArgumentException(
          "focal lengths %s and %s, principal point %s, %s".formatted(fx, fy, cx, cy));
    }
  }

  /** A square picture whose principal point is its middle. */
  static Camera square(int sidePx, double focalPx, Pose pose) {
    return new Camera(sidePx, sidePx, focalPx, focalPx, sidePx / 2.0, sidePx / 2.0, pose);
  }
}
