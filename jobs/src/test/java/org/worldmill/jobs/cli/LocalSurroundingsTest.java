package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.worker.BesideFilm;

class LocalSurroundingsTest {

  @TempDir private Path folder;

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, path);
  }

  @Test
  void findsTheLogsOfAFilmAndNotThoseOfAnother() throws IOException {
    Path film = file("DJI_0001.MP4");
    Path log = file("DJI_0001.SRT");
    Path track = file("DJI_0001.MP4.gpx");
    file("DJI_00011.MP4");
    file("DJI_00011.SRT");
    file("DJI_0001.json");

    assertThat(LocalSurroundings.of(film).logFiles())
        .containsExactlyInAnyOrder(log.toString(), track.toString());
  }

  @Test
  void findsTheSeriesOfARobot() throws IOException {
    Path film = file("set/videos/chunk-000/top/episode_000000.mp4");
    Path series = file("set/data/chunk-000/episode_000000.parquet");
    Path info = file("set/meta/info.json");
    BesideFilm beside = LocalSurroundings.of(film);

    assertThat(beside.series()).hasValue(series.toString());
    assertThat(beside.seriesInfo()).hasValue(info.toString());
    assertThat(beside.logFiles()).isEmpty();
  }

  @Test
  void aFilmAloneHasNone() throws IOException {
    assertThat(LocalSurroundings.of(file("film.mp4"))).isEqualTo(BesideFilm.NOTHING);
  }
}
