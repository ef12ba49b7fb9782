package org.worldmill.jobs.cli;

import java.util.Optional;
import org.worldmill.jobs.stage.ReconciliationException;

/** Puts an exception into one line for a person: the innermost cause that says something. */
final class Failures {

  private static final int MOST_CHARACTERS = 600;

  private Failures() {}

  static String told(Throwable failure) {
    String text = failure.getClass().getSimpleName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> message = Optional.ofNullable(cause.getMessage());
      if (message.isPresent() && !message.get().isBlank()) {
        text = message.get().lines().findFirst().orElse(text);
      }
    }
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " …";
  }

  /** A run whose books do not balance is done, but its check failed. */
  static ExitCode exitCode(Throwable failure) {
    return failure instanceof ReconciliationException ? ExitCode.CHECK_FAILED : ExitCode.FAILED;
  }
}
