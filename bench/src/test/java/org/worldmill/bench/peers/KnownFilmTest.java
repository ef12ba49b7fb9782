package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFilmTest {

  private static KnownFilm film(String name, String codec, double seconds) {
    return new KnownFilm(Path.of("/films", name), codec, seconds, KnownFilm.Pace.STEADY);
  }

  @Test
  void takesH264InMp4Alone() {
    KnownFilm right = film("a.MP4", "h264", 10);
    assertThat(
            KnownFilm.choose(
                List.of(
                    film("b.mkv", "h264", 10),
                    right,
                    film("c.mp4", "hevc", 10),
                    film("d.mp4", "none", 10))))
        .containsExactly(right);
  }

  @Test
  void takesFiveToTwentySecondsBothIncluded() {
    List<KnownFilm> chosen =
        KnownFilm.choose(
            List.of(
                film("a.mp4", "h264", 4.99),
                film("b.mp4", "h264", 5),
                film("c.mp4", "h264", 20),
                film("d.mp4", "h264", 20.01)));
    assertThat(chosen).extracting(KnownFilm::name).containsExactly("b.mp4", "c.mp4");
  }

  @Test
  void leavesOutWhatHasNoConstantRate() {
    assertThat(
            KnownFilm.choose(
                List.of(
                    new KnownFilm(Path.of("/films/a.mp4"), "h264", 9, KnownFilm.Pace.UNSTEADY))))
        .isEmpty();
  }

  @Test
  void ordersByNameWhateverTheFolderGives() {
    KnownFilm a = film("a.mp4", "h264", 9);
    KnownFilm b = film("b.mp4", "h264", 6);
    assertThat(KnownFilm.choose(List.of(b, a))).containsExactly(a, b);
  }

  @Test
  void theShortestComeFirstAndEqualsByName() {
    KnownFilm a = film("a.mp4", "h264", 9);
    KnownFilm b = film("b.mp4", "h264", 6);
    KnownFilm c = film("c.mp4", "h264", 6);
    assertThat(KnownFilm.shortest(List.of(c, a, b), 2)).containsExactly(b, c);
  }
}
