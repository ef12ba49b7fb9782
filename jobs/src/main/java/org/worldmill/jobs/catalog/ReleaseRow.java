package org.worldmill.jobs.catalog;

/**
 * A release that was published.
 *
 * @param sequence one more than the row before
 * @param dataset its dataset
 * @param version its version
 * @param contentDigest of what it was made from
 * @param uri where it lies
 * @param samples number of samples
 */
public record ReleaseRow(
    long sequence,
    String dataset,
    String version,
    String contentDigest,
    String uri,
    long samples) {}
