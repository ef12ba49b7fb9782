package org.worldmill.jobs.report;

import java.io.IOException;
import org.worldmill.schemas.BlobRef;

/** Where the page's pictures and clips are read from: the blob store, as a rule. */
@FunctionalInterface
public interface ReportMedia {

  /**
   * The bytes of a thumbnail or clip.
   *
   * @throws IOException if they cannot be read
   */
  byte[] read(BlobRef blob) throws IOException;
}
