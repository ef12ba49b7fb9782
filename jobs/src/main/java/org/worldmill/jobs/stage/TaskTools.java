package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.worker.MediaWorkers;
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

  /**
   * A local file with these bytes; with companions, all of them are laid out in a folder as they
   * lay at the source.
   */
  Path layOut(BlobRef blob, String name, List<Companion> companions) throws IOException {
    if (companions.isEmpty()) {
      return blobs.local(blob, folder);
    }
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    for (Companion companion : companions) {
      copy(companion.blob(), bundle.resolve(companion.path()));
    }
    Path main = bundle.resolve(name.substring(name.lastIndexOf('/') + 1));
    copy(blob, main);
    return main;
  }

  private void copy(BlobRef blob, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(blobs.local(blob, folder), target, StandardCopyOption.REPLACE_EXISTING);
  }
}
