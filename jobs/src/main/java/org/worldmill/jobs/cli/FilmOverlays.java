package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.worldmill.jobs.overlay.OverlayClip;
import org.worldmill.jobs.overlay.OverlayLayer;
import org.worldmill.jobs.worker.MediaWorkers;
import org.worldmill.jobs.worker.OverlayReply;
import org.worldmill.jobs.worker.OverlayRequest;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.PipelineConfig;

/** Writes the film that a dossier tells of, with what was measured drawn in. */
final class FilmOverlays {

  /** What is drawn is held in memory, and a picture takes as long as an encoder does. */
  private static final double MOST_SECONDS = 120;

  private final PipelineConfig config;
  private final Set<OverlayLayer> layers;
  private final Path target;

  FilmOverlays(PipelineConfig config, Set<OverlayLayer> layers, Path target) {
    this.config = config;
    this.layers = Set.copyOf(layers);
    this.target = target.toAbsolutePath().normalize();
  }

  /**
   * Refuses what can be known before anything is looked at.
   *
   * @throws UsageException if nothing may be written there
   */
  void check() throws UsageException {
    if (!target.getFileName().toString().endsWith(".mp4")) {
      throw new UsageException("--overlay writes an .mp4, and " + target + " is called otherwise");
    }
    if (Files.exists(target)) {
      throw new UsageException("--overlay does not write over " + target + ", which exists");
    }
    if (!Files.isDirectory(Objects.requireNonNull(target.getParent()))) {
      throw new UsageException("--overlay has no folder to write into: " + target.getParent());
    }
  }

  /**
   * Draws in a media worker; the target appears whole or not at all.
   *
   * @param dossier of a film, with those of its clips that are to be shown
   * @param media the film on this machine
   * @throws UsageException if the dossier tells of no film, or of one that is too long
   * @throws MediaException if the film cannot be decoded again
   */
  OverlayReply write(Dossier dossier, Path media)
      throws IOException, UsageException, MediaException {
    List<OverlayClip> clips = clips(dossier);
    Path scratch =
        Files.createTempDirectory(Objects.requireNonNull(target.getParent()), ".worldmill-overlay");
    try {
      Path part = scratch.resolve("overlay.mp4");
      OverlayReply reply =
          MediaWorkers.shared(FileDossier.settings(config.resources()))
              .overlay(
                  new OverlayRequest(
                      media.toString(),
                      dossier.facts().orElseThrow(),
                      clips,
                      layers.stream().sorted().toList(),
                      part.toString()));
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return reply;
    } finally {
      Folders.delete(scratch);
    }
  }

  private static List<OverlayClip> clips(Dossier dossier) throws UsageException {
    if (dossier.reject().isPresent()) {
      throw new UsageException(
          "--overlay needs a film that can be read: " + dossier.reject().get());
    }
    List<OverlayClip> clips =
        dossier.items().stream()
            .sorted(Comparator.comparingInt(Dossier.ItemPart::index))
            .flatMap(item -> item.span().map(s -> new OverlayClip(s, item.signals())).stream())
            .toList();
    if (clips.isEmpty()) {
      throw new UsageException(
          "--overlay draws over films, and this is " + article(dossier.mediaType()));
    }
    double seconds = clips.stream().mapToDouble(clip -> clip.span().durationNanos() / 1e9).sum();
    if (seconds > MOST_SECONDS) {
      throw new UsageException(
          String.format(
              java.util.Locale.ROOT,
              "--overlay draws over at most %.0f s, and this film has %.0f; name one of its clips by"
                  + " its id",
              MOST_SECONDS,
              seconds));
    }
    return clips;
  }

  private static String article(String mediaType) {
    return "a file of type " + mediaType;
  }
}
