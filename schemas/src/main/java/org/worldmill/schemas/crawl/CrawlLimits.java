package org.worldmill.schemas.crawl;

/**
 * Bounds of one exchange. Whatever a server does, a request ends within them.
 *
 * @param pageBytes most bytes of a page, after decompression
 * @param imageBytes most bytes of an image
 * @param videoBytes most bytes of a video
 * @param modelBytes most bytes of a 3D model
 * @param deadlineNanos longest time for one request and its body
 * @param minBytesPerSecond a body that comes slower, after ten seconds' grace, is given up
 * @param maxBytesPerSecond a body is read no faster
 * @param delayNanos least pause between two requests to one domain or address
 * @param waveNanos longest time between two commits
 */
public record CrawlLimits(
    long pageBytes,
    long imageBytes,
    long videoBytes,
    long modelBytes,
    long deadlineNanos,
    long minBytesPerSecond,
    long maxBytesPerSecond,
    long delayNanos,
    long waveNanos) {

  /** The least pause that a scope may ask for. */
  public static final long LEAST_DELAY_NANOS = 1_000_000_000L;

  /** 10 MiB, 100 MiB, 10 GiB, 1 GiB; 30 min; 1 KiB/s to 25 Mbit/s; a second; a minute. */
  public static final CrawlLimits DEFAULT =
      new CrawlLimits(
          10L << 20,
          100L << 20,
          10L << 30,
          1L << 30,
          1800_000_000_000L,
          1 << 10,
          25_000_000 / 8,
          LEAST_DELAY_NANOS,
          60_000_000_000L);

  public CrawlLimits {
    if (pageBytes < 1 || imageBytes < 1 || videoBytes < 1 || modelBytes < 1) {
      throw new IllegalArgumentException("limits of size must be positive");
    }
    if (deadlineNanos < 1 || waveNanos < 1 || minBytesPerSecond < 0 || maxBytesPerSecond < 1) {
      throw new IllegalArgumentException("limits of time and rate must be positive");
    }
    if (delayNanos < LEAST_DELAY_NANOS) {
      throw new IllegalArgumentException("the delay must be at least 1 s");
    }
  }
}
