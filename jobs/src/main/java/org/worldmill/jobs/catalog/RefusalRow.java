package org.worldmill.jobs.catalog;

/**
 * Bytes that were met and are not kept, since a hash list of the operator has what is in them. Rows
 * are only ever added.
 *
 * @param assetId SHA-256 of the bytes
 * @param itemId the item that matched
 * @param sourceUri the source they came from
 * @param path where they were, the first of their places
 * @param reason which entry of which list, how it matches, and how well
 */
public record RefusalRow(
    String assetId, String itemId, String sourceUri, String path, String reason) {}
