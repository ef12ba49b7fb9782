package org.worldmill.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.overlay.OverlayLayer;
import org.worldmill.jobs.worker.OverlayReply;
import org.worldmill.schemas.media.MeasureRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code inspect}: everything that is known of a file or an item, and why it was kept or dropped.
 */
@Command(
    name = "inspect",
    description = "everything that is known of a file or an item, and why it was kept or dropped")
public final class InspectCommand extends MillCommand {

  @Parameters(
      paramLabel = "FILE|ID",
      description = "a media file to look at now, or the id of an item or asset in the catalog")
  private String subject = "";

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "write a page: of a film its boundaries and its scores over time with thresholds, of a 3D"
              + " model the model itself, to turn")
  private Optional<Path> page = Optional.empty();

  @Option(
      names = "--overlay",
      paramLabel = "OUT.mp4",
      description =
          "write a film or clip of at most 120 s with what was measured drawn in: a new file")
  private Optional<Path> overlay = Optional.empty();

  @Option(
      names = "--layers",
      paramLabel = "LAYER",
      split = ",",
      description = "what --overlay draws, of flow, tracks, camera, events, curves; all by default")
  private List<String> layers = OverlayLayer.ids();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new InspectCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    Optional<FilmOverlays> overlays = overlays();
    MeasureRegistry registry = MeasureRegistry.load();
    Dossier dossier = dossier(registry);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", dossier.name());
    result.put("asset_id", dossier.assetId());
    result.put("media_type", dossier.mediaType());
    result.put("bytes", dossier.sizeBytes());
    result.put("facts", dossier.facts());
    result.put("quarantined", dossier.reject());
    result.put("items", dossier.items().stream().map(InspectCommand::json).toList());
    Optional<Path> written =
        page.isPresent() ? Optional.of(write(dossier, page.get(), registry)) : Optional.empty();
    written.ifPresent(file -> result.put("page", file.toString()));
    if (overlays.isPresent()) {
      OverlayReply drawn = drawn(dossier, overlays.get());
      result.put("overlay", overlay.orElseThrow().toString());
      result.put("overlay_frames", drawn.frames());
      result.put("overlay_size_px", List.of(drawn.widthPx(), drawn.heightPx()));
    }
    tell(
        result,
        () -> {
          new DossierPrinter(out(), registry).print(dossier);
          written.ifPresent(file -> out().println("\n" + file));
          overlay.ifPresent(file -> out().println("\n" + file));
        });
    return ExitCode.DONE;
  }

  private Dossier dossier(MeasureRegistry registry) throws Exception {
    Path file = Path.of(subject);
    if (Files.isRegularFile(file)) {
      return new FileDossier(options().config(), registry).of(file.toAbsolutePath().normalize());
    }
    if (subject.matches("[0-9a-f]{6,64}")) {
      return CatalogDossier.of(options(), subject);
    }
    throw new UsageException(
        "'" + subject + "' is neither a file nor the id of an item or asset (6 to 64 hex digits)");
  }

  private Optional<FilmOverlays> overlays() throws UsageException {
    if (overlay.isEmpty()) {
      return Optional.empty();
    }
    try {
      FilmOverlays overlays =
          new FilmOverlays(options().config(), OverlayLayer.named(layers), overlay.get());
      overlays.check();
      return Optional.of(overlays);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--layers: " + e.getMessage());
    }
  }

  private Path write(Dossier dossier, Path target, MeasureRegistry registry) throws Exception {
    return withMedia(dossier, media -> write(dossier, media, target, registry));
  }

  private OverlayReply drawn(Dossier dossier, FilmOverlays overlays) throws Exception {
    return withMedia(dossier, media -> overlays.write(dossier, media));
  }

  /** What is done with the file that a dossier tells of. */
  private interface MediaWork<T> {
    T with(Path media) throws Exception;
  }

  private <T> T withMedia(Dossier dossier, MediaWork<T> work) throws Exception {
    Path file = Path.of(subject);
    if (Files.isRegularFile(file)) {
      return work.with(file.toAbsolutePath().normalize());
    }
    Path folder = Files.createTempDirectory("worldmill-inspect");
    try {
      return work.with(CatalogDossier.file(options(), dossier.assetId(), folder));
    } finally {
      Folders.delete(folder);
    }
  }

  private Path write(Dossier dossier, Path media, Path target, MeasureRegistry registry)
      throws Exception {
    return ModelPages.fit(dossier)
        ? new ModelPages(options().config(), registry).write(dossier, media, target)
        : new FilmPages(options().config(), registry).write(dossier, media, target);
  }

  private static Map<String, Object> json(Dossier.ItemPart item) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("item_id", item.itemId());
    map.put("shot", item.shot());
    item.span()
        .ifPresent(
            span ->
                map.put(
                    "span",
                    Map.of(
                        "start_pts",
                        span.startPts(),
                        "end_pts",
                        span.endPts(),
                        "time_base",
                        span.timeBase().toString())));
    map.put("frames", item.frames());
    Map<String, Object> signals = new LinkedHashMap<>();
    item.signals()
        .forEach(
            (name, value) ->
                signals.put(
                    name,
                    value
                        .number()
                        .<Object>map(number -> number)
                        .or(value::text)
                        .orElseGet(
                            () ->
                                value.absent().isPresent()
                                    ? Map.of("absent", value.absent().get())
                                    : List.copyOf(value.series()))));
    map.put("signals", signals);
    map.put("kept", item.drop().isEmpty());
    item.drop()
        .ifPresent(
            drop -> map.put("reason", drop.rule() + ": " + drop.reason().orElse("no reason")));
    map.put("captions", item.captions());
    map.put("likes", item.likes());
    return map;
  }
}
