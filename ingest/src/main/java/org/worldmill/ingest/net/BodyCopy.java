package org.worldmill.ingest.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.worldmill.ingest.net.FetchReply.Failure;
import org.worldmill.schemas.crawl.CrawlLimits;

/** Copies a body to disk, no faster, no slower, no longer and no more than the limits allow. */
final class BodyCopy {

  private static final int BUFFER = 1 << 16;
  private static final long GRACE_NANOS = 10_000_000_000L;

  /** A body that was given up; the message says why. */
  static final class GivenUp extends IOException {
    private static final long serialVersionUID = 1;
    private final Failure failure;

    GivenUp(Failure failure, String reason) {
      super(reason);
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  private final CrawlLimits limits;
  private final long mostBytes;
  private final long startedNanos;
  private long copied;

  /**
   * A copy that begins now.
   *
   * @param mostBytes most bytes that may come
   */
  BodyCopy(CrawlLimits limits, long mostBytes, long startedNanos) {
    this.limits = limits;
    this.mostBytes = mostBytes;
    this.startedNanos = startedNanos;
  }

  /** Bytes copied so far. */
  long copied() {
    return copied;
  }

  void run(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long began = System.nanoTime();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (copied + n > mostBytes) {
        throw new GivenUp(Failure.TOO_LARGE, "it is larger than " + mostBytes + " bytes");
      }
      out.write(buffer, 0, n);
      copied += n;
      requireTime(System.nanoTime() - began);
      pace(System.nanoTime() - began);
    }
  }

  private void requireTime(long elapsedNanos) throws GivenUp {
    if (System.nanoTime() - startedNanos > limits.deadlineNanos()) {
      throw new GivenUp(Failure.TIMED_OUT, "it took longer than the deadline");
    }
    double seconds = elapsedNanos / 1e9;
    if (elapsedNanos > GRACE_NANOS && copied < limits.minBytesPerSecond() * seconds) {
      throw new GivenUp(
          Failure.TOO_SLOW, "it comes slower than " + limits.minBytesPerSecond() + " bytes/s");
    }
  }

  private void pace(long elapsedNanos) throws GivenUp {
    long dueNanos = (long) (copied * 1e9 / limits.maxBytesPerSecond());
    if (dueNanos > elapsedNanos) {
      try {
        Thread.sleep((dueNanos - elapsedNanos) / 1_000_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GivenUp(Failure.TIMED_OUT, "the crawl was stopped");
      }
    }
  }
}
