package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.report.MotionPictures;
import org.worldmill.jobs.report.ReportItem;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.StillRequest;
import org.worldmill.schemas.MediaException;

/**
 * Pictures of clips with what was measured drawn in, by media workers. A clip that cannot be drawn
 * has none: it is published and verified all the same.
 *
 * @param blobs where clips lie
 * @param workers who draw
 * @param folder for copies of clips that lie elsewhere
 */
record WorkerPictures(BlobStore blobs, MediaWorkers workers, Path folder)
    implements MotionPictures {

  @Override
  public Optional<byte[]> of(ReportItem clip, int mostBytes) throws IOException {
    Path file = blobs.local(clip.publication().orElseThrow().media(), folder);
    try {
      return workers
          .still(new StillRequest(file.toString(), clip.signals(), mostBytes))
          .jpegBase64()
          .map(Base64.getDecoder()::decode);
    } catch (MediaException e) {
      return Optional.empty();
    }
  }
}
