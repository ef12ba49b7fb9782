package org.worldmill.jobs.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.worldmill.ingest.robot.LeRobotFiles;
import org.worldmill.ingest.source.Sidecars;
import org.worldmill.jobs.worker.BesideFilm;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;

/** What is kept of the files beside a film, as its measures are given it. */
final class FilmSurroundings {

  private FilmSurroundings() {}

  /** Files are fetched to this machine; nothing for what is no film. */
  static BesideFilm of(Asset asset, TaskTools tools) throws IOException {
    if (asset.modality() != Modality.VIDEO) {
      return BesideFilm.NOTHING;
    }
    List<String> paths = asset.companions().stream().map(Companion::path).toList();
    List<String> longLogs = new ArrayList<>();
    for (String path : paths) {
      if (isLog(path)) {
        longLogs.add(local(asset, path, tools));
      }
    }
    Optional<String> series = LeRobotFiles.series(paths);
    Optional<String> info = LeRobotFiles.info(paths);
    return new BesideFilm(
        texts(asset),
        longLogs,
        series.isPresent() ? Optional.of(local(asset, series.get(), tools)) : series,
        info.isPresent() ? Optional.of(local(asset, info.get(), tools)) : info);
  }

  /** Whatever of an asset's surroundings its measures see: where it differs, so may they. */
  static List<Object> seen(Asset asset) {
    return List.of(asset.companions(), texts(asset));
  }

  /** Texts that may be telemetry, except for the beginnings of those that are kept whole. */
  private static List<String> texts(Asset asset) {
    Set<String> whole =
        asset.companions().stream().map(Companion::path).collect(Collectors.toSet());
    return asset.sidecars().stream()
        .filter(s -> s.kind().mayBeTelemetry() && !whole.contains(lastName(s.name())))
        .map(Sidecar::text)
        .toList();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isLog(String path) {
    return Sidecars.kind(path).filter(Sidecar.Kind::mayBeTelemetry).isPresent();
  }

  private static String local(Asset asset, String path, TaskTools tools) throws IOException {
    Companion found =
        asset.companions().stream().filter(c -> c.path().equals(path)).findFirst().orElseThrow();
    return tools.blobs().local(found.blob(), tools.folder()).toString();
  }
}
