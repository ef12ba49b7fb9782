package org.worldmill.jobs.cli;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Failed. */
  FAILED(1),
  /** Bad usage or configuration; nothing was done. */
  USAGE(2),
  /** Done, but a check failed. */
  CHECK_FAILED(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number given to the shell. */
  public int code() {
    return code;
  }
}
