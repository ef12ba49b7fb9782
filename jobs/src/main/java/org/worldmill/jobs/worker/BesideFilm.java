package org.worldmill.jobs.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.worldmill.ingest.robot.LeRobotSeries;
import org.worldmill.ingest.telemetry.TelemetryTexts;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.telemetry.Telemetry;

/**
 * What lies beside a film and tells of it. Files are paths on this machine, opened in a media
 * worker alone.
 *
 * @param logs texts in SubRip or GPX: they may be telemetry
 * @param logFiles files of the same kinds, up to 32 MiB of each
 * @param series what a robot did
 * @param seriesInfo what describes that series
 */
public record BesideFilm(
    List<String> logs,
    List<String> logFiles,
    Optional<String> series,
    Optional<String> seriesInfo) {

  /** Nothing at all. */
  public static final BesideFilm NOTHING =
      new BesideFilm(List.of(), List.of(), Optional.empty(), Optional.empty());

  public BesideFilm {
    logs = List.copyOf(logs);
    logFiles = List.copyOf(logFiles);
  }

  /** All that may be telemetry, read anew, since a long log is not worth its memory all along. */
  List<String> texts() {
    return Stream.concat(
            logs.stream(), logFiles.stream().map(file -> TelemetryTexts.text(Path.of(file))))
        .toList();
  }

  /** What the logs tell. */
  Telemetry telemetry() {
    Telemetry all = Telemetry.NONE;
    for (String text : logs) {
      all = all.and(TelemetryTexts.read(text));
    }
    for (String file : logFiles) {
      all = all.and(TelemetryTexts.read(Path.of(file)));
    }
    return all;
  }

  /** What the robot did. */
  RobotRecord robot() {
    return series
        .map(file -> LeRobotSeries.read(Path.of(file), seriesInfo.map(Path::of)))
        .orElse(RobotRecord.NONE);
  }
}
