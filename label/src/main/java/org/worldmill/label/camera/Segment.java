package org.worldmill.label.camera;

import java.util.Optional;

/**
 * A span in which the camera does one thing.
 *
 * @param startNanos when it begins
 * @param endNanos when it ends
 * @param primary what it does above all; empty where that is unknown
 * @param rates mean motion per second; turns as they are seen, by {@link CameraStory#reference}
 * @param turn mean turn about the camera's own axes in radians a second, by the focal length that
 *     zooming has left; right only with {@link CameraStory#focalWidths}
 * @param turnError standard errors of {@code turn}
 * @param seenError the same without that of the focal length
 * @param enlargement mean growth of the focal length since the clip's beginning
 * @param zoomError standard error of the mean zoom rate
 * @param wayError standard error of the mean way's direction, in radians: root mean square angle; a
 *     quarter turn where there is no way
 * @param ambiguousShare share of the time in which turning cannot be told from moving, or zooming
 *     from nearing
 * @param confidence 0..1
 */
public record Segment(
    long startNanos,
    long endNanos,
    Optional<Primitive> primary,
    Rates rates,
    Vec turn,
    Vec turnError,
    Vec seenError,
    double enlargement,
    double zoomError,
    double wayError,
    double ambiguousShare,
    double confidence) {

  /** From here on what a segment shows may be another thing that looks alike. */
  public static final double AMBIGUOUS_SHARE = 0.5;

  /** Its length in seconds. */
  public double seconds() {
    return (endNanos - startNanos) / 1e9;
  }

  /** Whether two readings of it are left. */
  public boolean ambiguous() {
    return ambiguousShare >= AMBIGUOUS_SHARE;
  }
}
