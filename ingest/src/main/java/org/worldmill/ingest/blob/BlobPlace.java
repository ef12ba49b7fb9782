package org.worldmill.ingest.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.worldmill.schemas.BlobRef;

/** Where blobs are kept. */
sealed interface BlobPlace permits LocalBlobs, HadoopBlobs {

  /** A fresh empty local file to write a blob to before its hash is known. */
  Path stage() throws IOException;

  /** Keeps a staged file as this blob unless it is there; the staged file may be moved away. */
  void putIfAbsent(Path staged, BlobRef blob) throws IOException;

  /**
   * Keeps a local file as this blob, whose hash it has, unless it is there; the file may be moved.
   *
   * @return whether it is there now; false where the file would have to be staged first
   */
  boolean takeIfAbsent(Path local, BlobRef blob) throws IOException;

  InputStream open(BlobRef blob) throws IOException;

  boolean has(BlobRef blob) throws IOException;

  /** Removes a blob; nothing happens if it is not there. */
  void delete(BlobRef blob) throws IOException;
}
