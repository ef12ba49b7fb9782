package org.worldmill.jobs.worker;

import org.worldmill.schemas.MediaException;

/** A worker died, or was killed, over a request. */
final class WorkerDeath extends Exception {

  private final MediaException.Code code;

  WorkerDeath(MediaException.Code code, String message) {
    super(message);
    this.code = code;
  }

  MediaException.Code code() {
    return code;
  }

  /** What a process says by ending. */
  static WorkerDeath ofExit(int exitCode, String stderrTail) {
    if (Memory.isNamedIn(stderrTail)) {
      return new WorkerDeath(
          MediaException.Code.OUT_OF_MEMORY, "needed more memory than a media worker may use");
    }
    String how =
        switch (exitCode) {
          case 137 -> "was killed (signal 9): by the kernel for want of memory, or from outside";
          case 134 -> "crashed in native code (signal 6)";
          case 139 -> "crashed in native code (signal 11)";
          default ->
              exitCode > 128
                  ? "ended by signal " + (exitCode - 128)
                  : "ended with exit code " + exitCode;
        };
    String last = lastLine(stderrTail);
    return new WorkerDeath(
        MediaException.Code.CRASHED,
        "the media worker " + how + (last.isEmpty() ? "" : "; its last words: " + last));
  }

  private static String lastLine(String text) {
    String trimmed = text.strip();
    String line = trimmed.substring(trimmed.lastIndexOf('\n') + 1).strip();
    return line.length() > 200 ? line.substring(0, 200) : line;
  }
}
