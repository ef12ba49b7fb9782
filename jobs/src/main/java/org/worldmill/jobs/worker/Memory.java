package org.worldmill.jobs.worker;

import org.worldmill.schemas.MediaException;

/** Tells want of memory from faults of a file, whatever the library calls it that ran short. */
final class Memory {

  private Memory() {}

  /** Whether memory was short: then the same file may pass in a fresh worker. */
  static boolean wasShort(Throwable failure) {
    return failure instanceof OutOfMemoryError
        || (failure instanceof MediaException media
            && media.code() == MediaException.Code.OUT_OF_MEMORY)
        || isNamedIn(String.valueOf(failure.getMessage()))
        || (failure.getCause() != null && wasShort(failure.getCause()));
  }

  /**
   * Whether these are last words for want of memory: the JVM's, those of an uncaught exception of
   * C++, OpenCV's, which name the status -4, or OpenBLAS's.
   */
  static boolean isNamedIn(String words) {
    return words.contains("OutOfMemoryError")
        || words.contains("insufficient memory")
        || words.contains("Insufficient memory")
        || words.contains("Memory allocation still failed")
        || words.contains("std::bad_alloc");
  }
}
