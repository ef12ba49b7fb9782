package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.worldmill.jobs.inspect.FilmPage;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.TraceReply;
import org.worldmill.jobs.worker.TraceRequest;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/** Writes the page of a film that a dossier tells of. */
final class FilmPages {

  private final PipelineConfig config;
  private final MeasureRegistry registry;

  FilmPages(PipelineConfig config, MeasureRegistry registry) {
    this.config = config;
    this.registry = registry;
  }

  /**
   * Follows the film in a media worker and writes its page.
   *
   * @param dossier of a film with all of its clips
   * @param media the film on this machine
   * @throws UsageException if the dossier tells of no film
   * @throws MediaException if the film cannot be decoded again
   */
  Path write(Dossier dossier, Path media, Path target)
      throws IOException, UsageException, MediaException {
    List<Dossier.ItemPart> clips =
        dossier.items().stream()
            .filter(item -> item.span().isPresent())
            .sorted(Comparator.comparingInt(Dossier.ItemPart::index))
            .toList();
    if (clips.isEmpty()) {
      throw new UsageException(
          "--page shows films and 3D models, and this is neither, or could not be decoded");
    }
    MediaFacts facts = dossier.facts().orElseThrow();
    Path scratch = Files.createTempDirectory("worldmill-inspect");
    try {
      TraceReply trace =
          MediaWorkers.shared(FileDossier.settings(config.resources()))
              .trace(
                  new TraceRequest(
                      media.toString(),
                      facts,
                      config.curate().measuring(),
                      boundaries(clips),
                      scratch.toString()));
      return FilmPage.of(film(dossier.name(), clips), trace, registry).write(target);
    } finally {
      Folders.delete(scratch);
    }
  }

  private static List<Long> boundaries(List<Dossier.ItemPart> clips) {
    return clips.stream().skip(1).map(clip -> span(clip).startPts()).toList();
  }

  private FilmPage.Film film(String name, List<Dossier.ItemPart> clips) {
    Span first = span(clips.get(0));
    Span last = span(clips.get(clips.size() - 1));
    List<FilmPage.Clip> shown = new ArrayList<>();
    for (Dossier.ItemPart clip : clips) {
      shown.add(
          new FilmPage.Clip(
              clip.shot(),
              span(clip).startPts(),
              span(clip).endPts(),
              clip.drop().map(drop -> drop.rule() + ": " + drop.reason().orElse("no reason")),
              clip.signals()));
    }
    return new FilmPage.Film(
        name,
        first.timeBase(),
        first.startPts(),
        first.timeBase().toNanos(last.endPts() - first.startPts()) / 1e9,
        shown,
        config.curate().filters());
  }

  private static Span span(Dossier.ItemPart clip) {
    return clip.span().orElseThrow();
  }
}
