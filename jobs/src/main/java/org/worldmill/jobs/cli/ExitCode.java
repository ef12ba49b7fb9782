package org.worldmill.jobs.cli;

/** How a command ended, as the shell sees it. */
public enum ExitCode {
  /** Done. */
  DONE,
  /** Failed. */
  FAILED,
  /** Bad usage or configuration; nothing was done. */
  USAGE,
  /** Done, but a check failed. */
  CHECK_FAILED;

  /** The number given to the shell: 0, 1, 2, 3. */
  public int code() {
    return ordinal();
  }
}
