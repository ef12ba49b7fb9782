package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.curate.PaintedFrame.Paint;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.ShotDetector;

/** Fades and dissolves, and what looks like them. */
class GradualShotsTest {

  private static final int FIRST = 50;
  private static final Paint BLACK = (x, y) -> 0;
  private static final Paint WHITE = (x, y) -> 255;

  private interface Film {
    Paint at(int frame);
  }

  private static List<Boundary> found(int frames, Film film) {
    return found(frames, 1, 160, 90, film);
  }

  private static List<Boundary> found(int frames, int every, int width, int height, Film film) {
    ShotDetector detector = ShotDetectors.of(ShotConfig.DEFAULT);
    ShotDetector.Detection detection = detector.begin();
    List<Boundary> found = new ArrayList<>();
    int earliest = 0;
    int count = 0;
    for (int i = 0; i < frames; i += every) {
      OptionalLong next = detection.accept(PaintedFrame.grey(i, width, height, film.at(i)));
      count++;
      int named = earliest * every;
      next.ifPresent(
          pts -> {
            assertThat(pts).isGreaterThanOrEqualTo(named);
            found.add(new Boundary(0, pts, detection.inTransition()));
          });
      earliest =
          Math.max(earliest, count - Math.min(detector.delayFrames(), detection.undecidedFrames()));
    }
    detection.finish().ifPresent(pts -> found.add(new Boundary(0, pts, detection.inTransition())));
    return found;
  }

  private static Paint mix(Paint a, Paint b, double part) {
    double weight = Math.max(0, Math.min(1, part));
    return (x, y) -> (1 - weight) * a.at(x, y) + weight * b.at(x, y);
  }

  private static Paint painted(int seed) {
    return PaintedFrame.scene(seed);
  }

  private static Film dissolve(int length) {
    return i -> mix(painted(1), painted(2), (i - FIRST + 1.0) / (length + 1));
  }

  @Property(tries = 8)
  void dissolveIsPieceOfItsOwn(@ForAll @IntRange(min = 8, max = 60) int length) {
    List<Boundary> found = found(160, dissolve(length));

    assertThat(found).hasSize(2);
    assertThat(found.get(0).transition()).isTrue();
    assertThat(found.get(0).pts()).isBetween(FIRST - 2L, FIRST + Math.max(2L, length / 5));
    assertThat(found.get(1).transition()).isFalse();
    assertThat(found.get(1).pts()).isBetween(FIRST + length - 2L, FIRST + length + 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void dissolveIsFoundWhereFramesAreSkipped(int every) {
    List<Boundary> found = found(160, every, 160, 90, dissolve(30));

    assertThat(found).hasSize(2);
    assertThat(found.get(0).pts()).isBetween(FIRST - 4L, FIRST + 8L);
    assertThat(found.get(1).pts()).isBetween(FIRST + 26L, FIRST + 34L);
  }

  @Property(tries = 6)
  void fadeThroughBlackOrWhiteIsOnePiece(
      @ForAll @IntRange(min = 8, max = 28) int length, @ForAll boolean white) {
    Paint plain = white ? WHITE : BLACK;
    Film film =
        i ->
            i < FIRST + length
                ? mix(painted(1), plain, (i - FIRST + 1.0) / length)
                : mix(plain, painted(2), (i - FIRST - length - 5.0) / length);

    List<Boundary> found = found(160, film);

    assertThat(found).hasSize(2);
    assertThat(found.get(0).transition()).isTrue();
    assertThat(found.get(0).pts()).isBetween(FIRST - 3L, FIRST + 6L);
    assertThat(found.get(1).transition()).isFalse();
    assertThat(found.get(1).pts()).isBetween(FIRST + 2L * length + 1, FIRST + 2L * length + 8);
  }

  @Test
  void lastingBlackAfterFadeIsShotOfItsOwn() {
    List<Boundary> found = found(160, i -> mix(painted(1), BLACK, (i - FIRST + 1.0) / 16));

    assertThat(found).extracting(Boundary::transition).containsExactly(true, false);
    assertThat(found.get(1).pts()).isBetween(FIRST + 16L, FIRST + 60L);
  }

  @Test
  void transitionEndsAtTheCutThatFollowsIt() {
    Film film = i -> i < 80 ? mix(painted(1), BLACK, (i - FIRST + 1.0) / 16) : painted(3);

    List<Boundary> found = found(140, film);

    assertThat(found).extracting(Boundary::transition).containsExactly(true, false);
    assertThat(found.get(1).pts()).isEqualTo(80);
  }

  @Test
  void lightThatChangesWithinSceneIsNoTransition() {
    Film film = i -> mix(painted(1), BLACK, 0.6 * Math.max(0, Math.min(1, (i - FIRST) / 20.0)));

    assertThat(found(140, film)).isEmpty();
  }

  @Test
  void panIsNoTransition() {
    Film film = i -> (x, y) -> PaintedFrame.scene(1).at(x + 3 * i, y);

    assertThat(found(140, film)).isEmpty();
  }

  @Test
  void fewFramesWaitWhileNothingGoesOnAndMoreInTransitions() {
    ShotDetector detector = ShotDetectors.of(ShotConfig.DEFAULT);
    ShotDetector.Detection detection = detector.begin();
    int calm = 0;
    int most = 0;
    for (int i = 0; i < 120; i++) {
      detection.accept(PaintedFrame.grey(i, 160, 90, dissolve(40).at(i)));
      calm = i < FIRST ? Math.max(calm, detection.undecidedFrames()) : calm;
      most = Math.max(most, detection.undecidedFrames());
    }

    assertThat(calm).isLessThanOrEqualTo(12);
    assertThat(most).isBetween(20, detector.delayFrames());
  }
}
