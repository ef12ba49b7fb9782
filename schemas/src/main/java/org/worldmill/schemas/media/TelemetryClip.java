package org.worldmill.schemas.media;

import java.util.List;
import java.util.Objects;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.telemetry.Telemetry;

/**
 * A clip, and what sensors said while its film was taken.
 *
 * @param span the stretch it covers
 * @param telemetry of the whole film, on the film's clock
 * @param frameNanos when each of its frames is shown, in nanoseconds of stream time, rising
 * @param robot what a robot did in the whole film
 */
public record TelemetryClip(
    Span span, Telemetry telemetry, List<Long> frameNanos, RobotRecord robot) {

  public TelemetryClip {
    Objects.requireNonNull(span);
    Objects.requireNonNull(telemetry);
    Objects.requireNonNull(robot);
    frameNanos = List.copyOf(frameNanos);
  }

  /** A clip of a film without a robot's series. */
  public TelemetryClip(Span span, Telemetry telemetry, List<Long> frameNanos) {
    this(span, telemetry, frameNanos, RobotRecord.NONE);
  }

  /** Start in nanoseconds of stream time. */
  public long startNanos() {
    return span.startNanos();
  }

  /** End in nanoseconds of stream time. */
  public long endNanos() {
    return span.timeBase().toNanos(span.endPts());
  }
}
