package org.worldmill.jobs.report;

/**
 * How large a page may grow. What does not fit is left out by a rule that does not depend on
 * chance, and the page says so.
 *
 * @param cards most items shown; every reason and modality gets its share of them, and within it
 *     those with the smallest ids, which are hashes, so that they are a fair sample
 * @param thumbnailBytes most bytes of thumbnails, given out in the order of item ids
 * @param clipBytes most bytes of embedded clips, given out from the smallest clip up
 * @param clipSizeBytes largest clip embedded
 * @param rejects most rows of the quarantine list
 */
public record ReportLimits(
    int cards, long thumbnailBytes, long clipBytes, long clipSizeBytes, int rejects) {

  /** 1,500 cards, 12 MiB of thumbnails, 8 MiB of clips up to 1.5 MiB each, 2,000 rejects. */
  public static final ReportLimits DEFAULT =
      new ReportLimits(1500, 12L << 20, 8L << 20, 3L << 19, 2000);

  public ReportLimits {
    if (cards < 1 || thumbnailBytes < 0 || clipBytes < 0 || clipSizeBytes < 0 || rejects < 0) {
      throw new IllegalArgumentException("limits are positive: " + cards + " cards");
    }
  }
}
