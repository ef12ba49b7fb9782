package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.curate.duplicate.Signatures;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;

/** Signatures of a file's items, found now, in a media worker; needs no catalog. */
final class FileSignatures {

  private final CurateConfig curate;
  private final MediaWorkers workers;

  /** Shots are found as the configuration says; no measure runs that signatures do not need. */
  FileSignatures(PipelineConfig config) {
    ResourceConfig resources = config.resources();
    workers =
        MediaWorkers.shared(
            new WorkerSettings(
                resources.workerMemoryBytes(),
                resources.workerDeadlineNanos(),
                resources.workerRecycleAfter(),
                1));
    curate = config.curate().measuring().without(unneeded());
  }

  private static List<String> unneeded() {
    return MeasureRegistry.load().measures().stream()
        .filter(
            measure ->
                measure.signals().stream()
                    .map(SignalSpec::name)
                    .noneMatch(Signatures.signalNames()::contains))
        .map(Measure::name)
        .toList();
  }

  /** The signatures of this file, in the order of its items. */
  List<Signature> of(Path file) throws MediaException, IOException {
    String name = file.getFileName().toString();
    ProbeReply probe = workers.probe(new ProbeRequest(file.toString(), name));
    Path scratch = Files.createTempDirectory("worldmill-hashes");
    try {
      return workers
          .analyse(
              new AnalyseRequest(
                  file.toString(),
                  name,
                  probe.mediaType(),
                  probe.modality(),
                  probe.facts(),
                  curate,
                  scratch.toString()))
          .items()
          .stream()
          .flatMap(item -> Signatures.of(probe.modality(), item.signals()).stream())
          .toList();
    } finally {
      Folders.delete(scratch);
    }
  }
}
