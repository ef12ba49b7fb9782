package org.worldmill.schemas.media;

import java.util.Optional;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.telemetry.Telemetry;

/**
 * What is known of a film beside its pictures and sound.
 *
 * @param telemetry what sensors said while it was taken
 * @param lens what it says of the lens, where that draws as a pinhole does
 * @param robot what a robot did while it was filmed
 */
public record FilmContext(Telemetry telemetry, Optional<StatedLens> lens, RobotRecord robot) {

  /** Nothing is known. */
  public static final FilmContext NONE = new FilmContext(Telemetry.NONE, Optional.empty());

  /** Of a film without a robot's series. */
  public FilmContext(Telemetry telemetry, Optional<StatedLens> lens) {
    this(telemetry, lens, RobotRecord.NONE);
  }
}
