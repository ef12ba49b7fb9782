package org.worldmill.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.shard.ReleaseVerifier;
import org.worldmill.shard.VerifyReport;

/** Proves a release, its samples decoded in a media worker: what is published is untrusted too. */
final class Verification {

  private final MediaWorkers workers;
  private final Path scratch;

  private Verification(ResourceConfig resources, Path scratch) {
    this.scratch = scratch;
    workers =
        MediaWorkers.shared(
            new WorkerSettings(
                resources.workerMemoryBytes(),
                resources.workerDeadlineNanos(),
                resources.workerRecycleAfter(),
                1));
  }

  static VerifyReport of(URI release, Configuration conf, ResourceConfig resources)
      throws IOException {
    Path scratch = Files.createTempDirectory("worldmill-verify");
    try {
      return ReleaseVerifier.verify(
          release, conf, new Verification(resources, scratch)::decode, scratch);
    } finally {
      Folders.delete(scratch);
    }
  }

  private void decode(Modality modality, String contentType, Path file) throws MediaException {
    // Some types show in nothing but a name.
    String name = "published." + MediaNames.extensionOf(contentType).orElse("bin");
    ProbeReply probe = workers.probe(new ProbeRequest(file.toString(), name));
    if (probe.modality() != modality) {
      throw new MediaException(
          MediaException.Code.CORRUPT,
          "it is a " + probe.modality().id() + ", but published as a " + modality.id());
    }
    if (!probe.references().isEmpty() && probe.facts().model().isEmpty()) {
      // A robot's description is published without its meshes: there is no more to open.
      return;
    }
    workers.analyse(
        new AnalyseRequest(
            file.toString(),
            name,
            probe.mediaType(),
            probe.modality(),
            probe.facts(),
            CurateConfig.DEFAULT.withFilters(List.of()),
            scratch.toString()));
  }
}
