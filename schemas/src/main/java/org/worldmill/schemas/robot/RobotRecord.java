package org.worldmill.schemas.robot;

import java.util.Objects;
import java.util.Optional;

/**
 * What there is of a robot's series beside a film.
 *
 * @param series states and actions
 * @param missing why there are none; empty if there are
 * @param sha256 of the file they were to be read from; empty without one
 */
public record RobotRecord(Optional<RobotSeries> series, String missing, Optional<String> sha256) {

  /** No series lies beside the film. */
  public static final RobotRecord NONE =
      new RobotRecord(Optional.empty(), "no robot series lies beside the film", Optional.empty());

  public RobotRecord {
    Objects.requireNonNull(missing);
    if (series.isPresent() != missing.isEmpty()) {
      throw new IllegalArgumentException("there is a series or a reason: '" + missing + "'");
    }
  }

  /** A series that was read. */
  public static RobotRecord of(RobotSeries series, String sha256) {
    return new RobotRecord(Optional.of(series), "", Optional.of(sha256));
  }

  /** A file that could not be read. */
  public static RobotRecord unread(String reason, Optional<String> sha256) {
    return new RobotRecord(Optional.empty(), reason, sha256);
  }
}
