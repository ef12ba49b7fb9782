package org.worldmill.jobs.cli;

/** The command cannot be carried out as given; the message says what to change. */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
