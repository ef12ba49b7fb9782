package org.worldmill.jobs.stage;

import java.util.Objects;
import org.worldmill.schemas.MediaException;

/** Reasons as they are recorded. */
final class Faults {

  private Faults() {}

  /** The message, without the name of the folder that the work happened to be done in. */
  static String reason(MediaException e, TaskTools tools) {
    return Objects.requireNonNullElse(e.getMessage(), "no more is known")
        .replace(tools.folder() + "/", "");
  }
}
