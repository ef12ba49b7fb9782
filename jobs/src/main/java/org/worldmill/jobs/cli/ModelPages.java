package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.worldmill.jobs.inspect.ModelPage;
import org.worldmill.jobs.report.HtmlDocument;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.PreviewReply;
import org.worldmill.jobs.worker.PreviewRequest;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/** Writes the page of a model that a dossier tells of. */
final class ModelPages {

  private final PipelineConfig config;
  private final MeasureRegistry registry;

  ModelPages(PipelineConfig config, MeasureRegistry registry) {
    this.config = config;
    this.registry = registry;
  }

  /** Whether a dossier tells of a model that became an item. */
  static boolean fit(Dossier dossier) {
    return dossier.facts().flatMap(facts -> facts.model()).isPresent()
        && !dossier.items().isEmpty();
  }

  /**
   * Makes the model small in a media worker and writes its page.
   *
   * @param dossier of a model
   * @param media the model on this machine
   * @throws MediaException if the model cannot be read again
   */
  Path write(Dossier dossier, Path media, Path target) throws IOException, MediaException {
    Path folder = Files.createTempDirectory("worldmill-inspect");
    try {
      PreviewReply made =
          MediaWorkers.shared(FileDossier.settings(config.resources()))
              .preview(
                  new PreviewRequest(media.toString(), dossier.mediaType(), folder.toString()));
      Dossier.ItemPart item = dossier.items().get(0);
      ModelPage.Shown shown =
          new ModelPage.Shown(
              dossier.name(),
              dossier.facts().orElseThrow(),
              item.signals(),
              item.drop().map(drop -> drop.rule() + ": " + drop.reason().orElse("no reason")),
              Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(made.glbFile()))),
              HtmlDocument.embedded("image/jpeg", Files.readAllBytes(Path.of(made.sheetFile()))));
      return ModelPage.of(shown, registry).write(target);
    } finally {
      Folders.delete(folder);
    }
  }
}
