package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import org.worldmill.schemas.BlobRef;

/** Gives access to the bytes of blobs. */
@FunctionalInterface
public interface BlobOpener {

  /** The bytes, from their beginning; the caller closes the stream. */
  InputStream open(BlobRef blob) throws IOException;
}
