package org.worldmill.schemas.robot;

import java.util.Objects;

/**
 * One number that a robot tells at every row: mostly a joint's position.
 *
 * @param name as its source has it
 * @param unit {@code rad} where the source says so, else {@link #UNSTATED}
 */
public record RobotChannel(String name, String unit) {

  /** The unit of a channel whose source states none. */
  public static final String UNSTATED = "units";

  public RobotChannel {
    Objects.requireNonNull(name);
    Objects.requireNonNull(unit);
  }
}
