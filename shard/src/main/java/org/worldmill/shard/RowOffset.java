package org.worldmill.shard;

/**
 * Where the media of a row lie.
 *
 * @param itemId the row
 * @param uri path of the file with the bytes, relative to the release
 * @param offset of the first byte in that file
 * @param size number of bytes
 * @param sha256 of the bytes
 */
public record RowOffset(String itemId, String uri, long offset, long size, String sha256) {}
