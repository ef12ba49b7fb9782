package org.worldmill.shard;

import org.worldmill.schemas.BlobRef;

/**
 * Media of a row: a struct of bytes and path.
 *
 * @param blob the bytes
 * @param path the value's {@code path}
 * @param external whether the bytes lie in a file of their own, and the column has only the path
 */
record MediaValue(BlobRef blob, String path, boolean external) {}
