package org.worldmill.ingest.robot;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the series of a film lies in a LeRobot dataset of format 2, by names alone: {@code
 * videos/chunk-000/KEY/episode_000000.mp4} goes with {@code data/chunk-000/episode_000000.parquet}
 * and {@code meta/info.json}.
 */
public final class LeRobotFiles {

  private static final Pattern FILM =
      Pattern.compile("(?:.*/)?videos/(chunk-\\d+)/[^/]+/(episode_\\d+)\\.[A-Za-z0-9]+");
  private static final String TO_ROOT = "../../../";
  private static final String INFO = TO_ROOT + "meta/info.json";
  private static final String SERIES_END = ".parquet";

  private LeRobotFiles() {}

  /**
   * The files that tell of a film's robot, relative to the film's folder; none without a series.
   *
   * @param film path of the film in its source
   * @param isThere whether the source has a file at a path relative to the film's folder
   */
  public static List<String> of(String film, Predicate<String> isThere) {
    Matcher name = FILM.matcher(film);
    if (!name.matches()) {
      return List.of();
    }
    String series = TO_ROOT + "data/" + name.group(1) + '/' + name.group(2) + SERIES_END;
    if (!isThere.test(series)) {
      return List.of();
    }
    return isThere.test(INFO) ? List.of(series, INFO) : List.of(series);
  }

  /** The series among the paths that go with a film. */
  public static Optional<String> series(List<String> paths) {
    return paths.stream().filter(path -> path.endsWith(SERIES_END)).findFirst();
  }

  /** The description of the dataset among the paths that go with a film. */
  public static Optional<String> info(List<String> paths) {
    return paths.stream().filter(INFO::equals).findFirst();
  }
}
