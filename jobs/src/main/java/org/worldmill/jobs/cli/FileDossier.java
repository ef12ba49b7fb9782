package org.worldmill.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.worker.AnalyseReply;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.jobs.worker.BesideFilm;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.WorkerSettings;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/** Makes the dossier of a file by looking at it now, in a media worker; needs no catalog. */
final class FileDossier {

  private final PipelineConfig config;
  private final MeasureRegistry registry;

  FileDossier(PipelineConfig config, MeasureRegistry registry) {
    this.config = config;
    this.registry = registry;
  }

  /** The dossier of this file. */
  Dossier of(Path file) throws IOException {
    String assetId = sha256(file);
    long size = Files.size(file);
    String name = file.toString();
    MediaWorkers workers = MediaWorkers.shared(settings(config.resources()));
    String type = "unknown";
    Optional<MediaFacts> facts = Optional.empty();
    try {
      ProbeReply probe = workers.probe(new ProbeRequest(name, file.getFileName().toString()));
      type = probe.mediaType();
      facts = Optional.of(probe.facts());
      return new Dossier(
          name, assetId, type, size, facts, Optional.empty(), items(workers, file, assetId, probe));
    } catch (MediaException e) {
      return new Dossier(
          name,
          assetId,
          type,
          size,
          facts,
          Optional.of(e.code() + ": " + e.getMessage()),
          List.of());
    }
  }

  private List<Dossier.ItemPart> items(
      MediaWorkers workers, Path file, String assetId, ProbeReply probe)
      throws MediaException, IOException {
    Path scratch = Files.createTempDirectory("worldmill-inspect");
    try {
      AnalyseReply reply =
          workers.analyse(
              new AnalyseRequest(
                  file.toString(),
                  file.getFileName().toString(),
                  probe.mediaType(),
                  probe.modality(),
                  probe.facts(),
                  config.curate(),
                  scratch.toString(),
                  Optional.empty(),
                  probe.modality() == Modality.VIDEO
                      ? LocalSurroundings.of(file)
                      : BesideFilm.NOTHING));
      Filters filters = new Filters(config.curate().filters(), registry);
      List<Dossier.ItemPart> parts = new ArrayList<>();
      for (AnalysedItem item : reply.items()) {
        String itemId = ContentHash.itemId(assetId, item.span(), "");
        parts.add(
            new Dossier.ItemPart(
                itemId,
                item.index(),
                item.shot(),
                item.span(),
                item.frames(),
                item.signals(),
                filters.judge(itemId, probe.modality(), item.signals()),
                List.of(),
                List.of()));
      }
      return parts;
    } finally {
      Folders.delete(scratch);
    }
  }

  /** One worker, within the limits of the configuration. */
  static WorkerSettings settings(ResourceConfig resources) {
    return new WorkerSettings(
        resources.workerMemoryBytes(),
        resources.workerDeadlineNanos(),
        resources.workerRecycleAfter(),
        1);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return ContentHash.hex(digest.digest());
  }
}
