package org.worldmill.jobs.worker;

/**
 * The bounds that media workers live in.
 *
 * @param memoryBytes most private memory of one worker, its Java heap included
 * @param deadlineNanos longest time for one request
 * @param recycleAfter requests after which a worker is replaced
 * @param workers how many may work at a time in this JVM
 */
public record WorkerSettings(long memoryBytes, long deadlineNanos, int recycleAfter, int workers) {

  private static final long LEAST_MEMORY_BYTES = 256L << 20;

  public WorkerSettings {
    if (memoryBytes < LEAST_MEMORY_BYTES) {
      throw new IllegalArgumentException("a media worker needs 256 MiB, not " + memoryBytes);
    }
    if (deadlineNanos < 1 || recycleAfter < 1 || workers < 1) {
      throw new IllegalArgumentException(
          "deadline, recycling and number of workers are positive: "
              + deadlineNanos
              + " ns, "
              + recycleAfter
              + ", "
              + workers);
    }
  }
}
