package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.ShotDetector;

class ShotDetectorsTest {

  private static final ShotConfig ADAPTIVE = new ShotConfig("adaptive", 3.0, 15.0, 200_000_000L);
  private static final ShotConfig CONTENT = new ShotConfig("content", 27.0, 15.0, 200_000_000L);

  /** The scene shown by each frame, as a painter of the frame's number. */
  private interface Film {
    PaintedFrame.Paint at(int frame);
  }

  private static List<Long> cuts(ShotConfig config, int frames, Film film) {
    ShotDetector detector = ShotDetectors.of(config);
    ShotDetector.Detection detection = detector.begin();
    List<Long> cuts = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Frame frame = PaintedFrame.grey(i, 64, 36, film.at(i));
      int now = i;
      detection
          .accept(frame)
          .ifPresent(
              pts -> {
                assertThat(pts).isBetween((long) now - detector.delayFrames(), (long) now);
                cuts.add(pts);
              });
    }
    detection.finish().ifPresent(cuts::add);
    return cuts;
  }

  private static ShotConfig config(String detector) {
    return detector.equals("adaptive") ? ADAPTIVE : CONTENT;
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "content"})
  void findsTheFirstFrameOfEachNewScene(String detector) {
    List<Long> cuts = cuts(config(detector), 60, i -> PaintedFrame.scene(i / 20));

    assertThat(cuts).containsExactly(20L, 40L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "content"})
  void takesOneFrameFlashForNoCut(String detector) {
    List<Long> cuts =
        cuts(config(detector), 40, i -> i == 20 ? (x, y) -> 255 : PaintedFrame.scene(1));

    assertThat(cuts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "content"})
  void takesTwoFrameFlashForNoCut(String detector) {
    List<Long> cuts =
        cuts(config(detector), 40, i -> i == 20 || i == 21 ? (x, y) -> 255 : PaintedFrame.scene(1));

    assertThat(cuts).isEmpty();
  }

  @Test
  void findsTheCutThatFallsIntoFlash() {
    List<Long> cuts =
        cuts(ADAPTIVE, 40, i -> i == 20 ? (x, y) -> 255 : PaintedFrame.scene(i < 20 ? 1 : 2));

    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0)).isBetween(20L, 21L);
  }

  @Test
  void adaptiveTakesSteadyTurmoilForNoCutWhereContentDoes() {
    Film turmoil = PaintedFrame::scene;

    assertThat(cuts(ADAPTIVE, 40, turmoil)).isEmpty();
    assertThat(cuts(CONTENT, 40, turmoil)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "content"})
  void takesJumpAfterStalledFramesForNoCut(String detector) {
    Film stalling =
        i -> {
          int step = i < 10 ? 0 : i < 25 ? 1 : 2;
          return (x, y) -> PaintedFrame.patches(1, 6).at(x + 4 * step, y);
        };

    assertThat(cuts(config(detector), 40, stalling)).isEmpty();
  }

  @Test
  void doesNotTakeBoundaryTooCloseToTheOneBefore() {
    ShotConfig longShots = new ShotConfig("content", 27.0, 15.0, 400_000_000L);
    Film film = i -> PaintedFrame.scene(i < 20 ? 1 : i < 29 ? 2 : i < 39 ? 3 : 4);

    assertThat(cuts(longShots, 60, film)).containsExactly(20L, 39L);
  }

  @Test
  void decidesAboutTheLastFramesAtTheEnd() {
    assertThat(cuts(ADAPTIVE, 30, i -> PaintedFrame.scene(i < 28 ? 1 : 2))).containsExactly(28L);
    assertThat(cuts(ADAPTIVE, 30, i -> PaintedFrame.scene(i < 29 ? 1 : 2))).containsExactly(29L);
  }

  @Test
  void beginsNewShotWhereThePictureChangesItsSize() {
    ShotDetector.Detection detection = ShotDetectors.of(ADAPTIVE).begin();
    List<Long> cuts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int width = i < 15 ? 160 : 120;
      detection.accept(PaintedFrame.grey(i, width, 90, PaintedFrame.scene(1))).ifPresent(cuts::add);
    }

    assertThat(cuts).containsExactly(15L);
  }

  @Test
  void findsNothingInOneFrame() {
    assertThat(cuts(ADAPTIVE, 1, i -> PaintedFrame.scene(1))).isEmpty();
  }

  @Test
  void noneFindsNothing() {
    ShotConfig none = new ShotConfig("none", 1, 1, 0);

    assertThat(ShotDetectors.of(none)).isSameAs(DecodedPass.ONE_SHOT);
  }

  @Test
  void namesWhatItIs() {
    assertThat(ShotDetectors.of(ADAPTIVE).name()).isEqualTo("adaptive/2");
    assertThat(ShotDetectors.of(CONTENT).name()).isEqualTo("content/2");
    assertThatThrownBy(() -> new ShotConfig("magic", 1, 1, 0)).hasMessageContaining("magic");
  }

  @Property(tries = 40)
  void givesBoundariesInOrderAndFarEnoughApart(
      @ForAll List<@IntRange(min = 1, max = 12) Integer> lengths) {
    List<Integer> scenes = new ArrayList<>();
    for (int i = 0; i < lengths.size(); i++) {
      for (int k = 0; k < lengths.get(i); k++) {
        scenes.add(i % 6);
      }
    }

    List<Long> cuts = cuts(ADAPTIVE, scenes.size(), i -> PaintedFrame.scene(scenes.get(i)));

    for (int i = 0; i < cuts.size(); i++) {
      long before = i == 0 ? 0 : cuts.get(i - 1);
      assertThat(cuts.get(i) - before).isGreaterThanOrEqualTo(5);
      assertThat(scenes.get(Math.toIntExact(cuts.get(i))))
          .isNotEqualTo(scenes.get(Math.toIntExact(cuts.get(i) - 1)));
    }
  }
}
