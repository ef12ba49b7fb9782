package org.worldmill.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.worker.AnalyseRequest;
import org.worldmill.jobs.worker.AnalyseTask;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.jobs.worker.CutOrder;
import org.worldmill.jobs.worker.CutRequest;
import org.worldmill.jobs.worker.CutTask;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.jobs.worker.ProbeTask;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.CutMode;

/**
 * One video on its way through curation, as a media worker and the judge take it.
 *
 * @param file the video
 * @param probe what ingest knows of it
 * @param scratch where thumbnails and clips go
 */
record CuratedFile(Path file, ProbeReply probe, Path scratch) {

  /** Probes a file; empty if ingest would refuse it. */
  static Optional<CuratedFile> probe(Path file, Path scratch) {
    try {
      ProbeReply reply =
          new ProbeTask().run(new ProbeRequest(file.toString(), file.getFileName().toString()));
      return reply.modality() == Modality.VIDEO
          ? Optional.of(new CuratedFile(file, reply, scratch))
          : Optional.empty();
    } catch (MediaException e) {
      return Optional.empty();
    }
  }

  /** Its items as measured. */
  List<AnalysedItem> analyse(AnalyseTask task, CurateConfig config) throws MediaException {
    return task.run(
            new AnalyseRequest(
                file.toString(),
                file.getFileName().toString(),
                probe.mediaType(),
                probe.modality(),
                probe.facts(),
                config,
                scratch.toString()))
        .items();
  }

  /** The items that the filters keep. */
  static List<AnalysedItem> keep(List<AnalysedItem> items, Filters filters) {
    return items.stream()
        .filter(
            item ->
                filters.judge("item" + item.index(), Modality.VIDEO, item.signals()).stream()
                    .allMatch(Verdict::keep))
        .toList();
  }

  /** Cuts and writes them. */
  void cut(List<AnalysedItem> kept) throws MediaException {
    if (kept.isEmpty()) {
      return;
    }
    List<CutOrder> orders = new ArrayList<>();
    kept.forEach(item -> orders.add(new CutOrder("item" + item.index(), item.span())));
    new CutTask()
        .run(
            new CutRequest(
                file.toString(),
                probe.mediaType(),
                probe.modality(),
                probe.facts(),
                orders,
                CutMode.SMART,
                scratch.toString()));
  }

  /** Removes what was written. */
  void sweep() {
    try (Stream<Path> written = Files.list(scratch)) {
      for (Path path : written.toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
