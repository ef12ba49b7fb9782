package org.worldmill.ingest.robot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.parquet.WrittenEpisode;
import org.worldmill.ingest.parquet.WrittenEpisode.Form;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.robot.RobotChannel;
import org.worldmill.schemas.robot.RobotRecord;
import org.worldmill.schemas.robot.RobotSeries;

class LeRobotSeriesTest {

  private static final String INFO =
      """
      {"codebase_version": "v2.1", "fps": 10, "features": {
        "observation.state": {"dtype": "float32", "shape": [2], "unit": "rad",
          "names": {"motors": ["shoulder_pan", "gripper"]}},
        "action": {"dtype": "float32", "shape": [2], "names": ["only one"]}}}
      """;

  @TempDir private Path folder;

  private Path written(double[] times) throws IOException {
    Path file = folder.resolve("episode_000000.parquet");
    double[][] states = new double[times.length][2];
    double[][] actions = new double[times.length][2];
    for (int i = 0; i < times.length; i++) {
      states[i] = new double[] {i, -i};
      actions[i] = new double[] {i + 0.5, -i};
    }
    WrittenEpisode.write(file, Form.SNAPPY_V1, times, states, actions);
    return file;
  }

  @Test
  void readsAnEpisodeWithNamesAndUnits() throws IOException {
    Path file = written(new double[] {0, 0.25, 0.5});
    Path info = Files.writeString(folder.resolve("info.json"), INFO);
    RobotRecord read = LeRobotSeries.read(file, Optional.of(info));
    RobotSeries series = read.series().orElseThrow();
    assertThat(read.sha256()).hasValue(ContentHash.of(file));
    assertThat(series.rows()).isEqualTo(3);
    assertThat(series.nanos(1)).isEqualTo(250_000_000L);
    assertThat(series.states())
        .containsExactly(
            new RobotChannel("shoulder_pan", "rad"), new RobotChannel("gripper", "rad"));
    // Names of another count than the numbers' are no names.
    assertThat(series.actions())
        .containsExactly(new RobotChannel("0", "units"), new RobotChannel("1", "units"));
    assertThat(series.state(1, 2)).isEqualTo(-2);
    assertThat(series.action(0, 2)).isEqualTo(2.5);
  }

  @Test
  void leavesOutRowsWithoutATimeThatRises() throws IOException {
    Path file = written(new double[] {0, 0.5, 0.25, Double.NaN, 1});
    RobotSeries series = LeRobotSeries.read(file, Optional.empty()).series().orElseThrow();
    assertThat(series.rows()).isEqualTo(3);
    assertThat(series.state(0, 2)).isEqualTo(4);
  }

  @Test
  void aDamagedFileIsAReason() throws IOException {
    Path file = written(new double[] {0, 0.5});
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    RobotRecord read = LeRobotSeries.read(file, Optional.empty());
    assertThat(read.series()).isEmpty();
    assertThat(read.missing())
        .isEqualTo("its robot series cannot be read: it does not begin and end as Parquet does");
    assertThat(read.sha256()).isPresent();
  }

  @Test
  void aDescriptionThatIsNoJsonSaysNothing() throws IOException {
    Path info = Files.writeString(folder.resolve("info.json"), "{{{");
    RobotRecord read = LeRobotSeries.read(written(new double[] {0, 1}), Optional.of(info));
    assertThat(read.series().orElseThrow().states().get(1))
        .isEqualTo(new RobotChannel("1", "units"));
  }

  @Test
  void pairsFilmsWithSeriesByName() {
    Set<String> all =
        Set.of("../../../data/chunk-000/episode_000007.parquet", "../../../meta/info.json");
    String film = "set/videos/chunk-000/observation.images.top/episode_000007.mp4";
    List<String> found = LeRobotFiles.of(film, all::contains);
    assertThat(found)
        .containsExactly(
            "../../../data/chunk-000/episode_000007.parquet", "../../../meta/info.json");
    assertThat(LeRobotFiles.series(found)).hasValue(found.get(0));
    assertThat(LeRobotFiles.info(found)).hasValue(found.get(1));
    assertThat(LeRobotFiles.of(film.replace("07.mp4", "08.mp4"), all::contains)).isEmpty();
    assertThat(LeRobotFiles.of("set/clips/episode_000007.mp4", all::contains)).isEmpty();
  }
}
