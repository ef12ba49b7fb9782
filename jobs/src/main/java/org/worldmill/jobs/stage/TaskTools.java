package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Companion;

/**
 * What a task has at hand for one piece of work.
 *
 * @param blobs the blob store
 * @param workers opens media
 * @param hadoop how to reach sources
 * @param folder an empty folder of its own
 */
record TaskTools(BlobStore blobs, MediaWorkers workers, Configuration hadoop, Path folder) {

  /** A local file with an asset's bytes: see {@link BundleFolder}. */
  Path layOut(Asset asset) throws IOException {
    return BundleFolder.layOut(blobs, asset, folder);
  }

  /**
   * A local file with these bytes; with companions, all of them are laid out in a folder as they
   * lay at the source.
   */
  Path layOut(BlobRef blob, String name, List<Companion> companions) throws IOException {
    return BundleFolder.layOut(blobs, blob, name, companions, folder);
  }
}
