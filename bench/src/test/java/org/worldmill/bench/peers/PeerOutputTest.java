package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerOutputTest {

  private static final PeerPython.Ran RAN = new PeerPython.Ran(0, 1, 1, Path.of("log"));

  @Test
  void aDetectorsFailureIsAReasonAndNoSceneIsNoFilm() throws IOException {
    SceneDetect.Outcome outcome =
        SceneDetect.outcome(
            RAN,
            List.of(
                "{\"file\": \"/x/good.mp4\", \"scenes\": 3}",
                "{\"file\": \"/x/empty.mp4\", \"scenes\": 0}",
                "{\"file\": \"/x/text.mp4\", \"error\": \"VideoOpenFailure: no\"}"));
    assertThat(outcome.scenes()).isEqualTo(3);
    assertThat(outcome.told())
        .isEqualTo(new Faults.Told(Set.of("good.mp4"), Set.of("text.mp4"), Set.of()));
  }

  @Test
  void rowsOfTheChainNameTheFilmsTheyComeFrom() throws IOException {
    Set<String> names = new HashSet<>();
    int clips =
        DataJuicer.films(
            List.of(
                "{\"videos\": [\"/c/a_1.mp4\", \"/c/a_2.mp4\"],"
                    + " \"__dj__source_file__\": [\"/in/a.mp4\", \"/in/a.mp4\"]}",
                "{\"videos\": [\"/in/b.mp4\"], \"__dj__source_file__\": [\"/in/b.mp4\"]}"),
            names);
    assertThat(clips).isEqualTo(3);
    assertThat(names).containsExactlyInAnyOrder("a.mp4", "b.mp4");
  }

  @Test
  void operatorsSayHowLongTheyTook() {
    assertThat(
            DataJuicer.wallSeconds(
                List.of(
                    "x | INFO | [1/2] OP [video_split_by_scene_mapper] Done in 5.122s. Left 3",
                    "OP [video_split_by_scene_mapper] begins",
                    "x | INFO | [2/2] OP [video_duration_filter] Done in 0.475s. Left 3")))
        .isEqualTo(Map.of("video_split_by_scene_mapper", 5.122, "video_duration_filter", 0.475));
  }

  @Test
  void ourReportNamesWhatItRefused() {
    assertThat(
            OurCommand.refused(
                "<tr data-code=\"TRUNCATED\"><td class=\"path\">half.mp4</td><td><span"
                    + " class=\"tag bad\">truncated</span></td></tr><tr><td"
                    + " class=\"path\">good.mp4</td><td>kept</td></tr>"))
        .containsExactly("half.mp4");
  }
}
