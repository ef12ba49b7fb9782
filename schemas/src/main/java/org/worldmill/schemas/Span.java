package org.worldmill.schemas;

/**
 * A half-open stretch of a video stream, in presentation time stamps of that stream's time base.
 *
 * @param startPts first instant inside
 * @param endPts first instant after the end; greater than {@code startPts}
 * @param timeBase seconds per tick
 */
public record Span(long startPts, long endPts, Rational timeBase) {

  public Span {
    if (endPts <= startPts) {
      throw new IllegalArgumentException("a span must not be empty: " + startPts + ".." + endPts);
    }
  }

  /** Length in nanoseconds, rounded down. */
  public long durationNanos() {
    return timeBase.toNanos(endPts - startPts);
  }

  /** Start in nanoseconds of stream time, rounded down. */
  public long startNanos() {
    return timeBase.toNanos(startPts);
  }

  /** Whether {@code pts} lies inside. */
  public boolean contains(long pts) {
    return pts >= startPts && pts < endPts;
  }
}
