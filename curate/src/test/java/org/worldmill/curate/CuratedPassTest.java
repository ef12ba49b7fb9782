package org.worldmill.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.filter.Filters;
import org.worldmill.curate.filter.Reason;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.ClipResult;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.MediaEvent;

/** Shots, measures and filters together, over a painted film of four shots. */
class CuratedPassTest {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();
  private static final int SHOT = 40;

  /** A moving scene, a frozen one, darkness, and a letterboxed moving scene. */
  private static PaintedFrame film(int frame) {
    PaintedFrame.Paint paint =
        switch (frame / SHOT) {
          case 0 -> (x, y) -> textured(1, x + frame, y);
          case 1 -> (x, y) -> textured(2, x, y);
          case 2 -> (x, y) -> 3 + (x + y + frame) % 4;
          default -> (x, y) -> y < 36 || y >= 144 ? 0 : textured(4, x + frame, y);
        };
    return PaintedFrame.grey(frame, 320, 180, paint);
  }

  private static double textured(int seed, int x, int y) {
    return PaintedFrame.patches(seed, 8).at(x, y);
  }

  /** A fixed camera on a robot's arm: all stands still but one small thing, slowly. */
  private static PaintedFrame robotArm(int frame) {
    return PaintedFrame.grey(
        frame,
        320,
        180,
        (x, y) -> {
          boolean arm = Math.hypot(x - 150 - 0.5 * frame, y - 90) < 8;
          return arm ? 40 : textured(5, x, y);
        });
  }

  private static List<ClipResult> clips(int frames, IntFunction<PaintedFrame> film)
      throws MediaException {
    DecodedPass pass =
        new DecodedPass(
            ShotDetectors.of(CurateConfig.DEFAULT.shots()),
            REGISTRY.of(FrameMeasure.class, Modality.VIDEO),
            List.of(),
            Optional.empty(),
            new ClipRules(CurateConfig.DEFAULT.maxClipNanos()));
    List<ClipResult> clips = new ArrayList<>();
    pass.run(new Film(frames, film), clips::add);
    return clips;
  }

  private static Optional<String> reason(ClipResult clip) {
    List<FilterRule> rules =
        DefaultFilters.RULES.stream()
            .filter(rule -> REGISTRY.spec(rule.signal()).isPresent())
            .toList();
    return Reason.of(new Filters(rules, REGISTRY).judge("ab", Modality.VIDEO, clip.signals()))
        .map(Reason::rule);
  }

  @Test
  void tellsGoodClipsFromBadOnes() throws MediaException {
    List<ClipResult> clips = clips(4 * SHOT, CuratedPassTest::film);

    assertThat(clips)
        .extracting(clip -> clip.span().startPts())
        .containsExactly(0L, (long) SHOT, 2L * SHOT, 3L * SHOT);
    assertThat(clips)
        .extracting(CuratedPassTest::reason)
        .containsExactly(
            Optional.empty(), Optional.of("frozen"), Optional.of("black"), Optional.empty());
    assertThat(number(clips.get(3), "bars_share")).isCloseTo(0.4, within(0.02));
  }

  @Test
  void keepsFixedCameraWatchingRobotArm() throws MediaException {
    List<ClipResult> clips = clips(100, CuratedPassTest::robotArm);

    assertThat(clips).hasSize(1);
    assertThat(number(clips.get(0), "frozen_share")).isLessThan(0.6);
    assertThat(reason(clips.get(0))).isEmpty();
  }

  @Test
  void dissolveIsDroppedAsPieceOfItsOwnAndNothingIsLost() throws MediaException {
    PaintedFrame.Paint first = PaintedFrame.scene(1);
    PaintedFrame.Paint second = PaintedFrame.scene(2);
    List<ClipResult> clips =
        clips(
            120,
            i -> {
              double part = Math.max(0, Math.min(1, (i - 40) / 30.0));
              return PaintedFrame.grey(
                  i,
                  320,
                  180,
                  (x, y) -> (1 - part) * first.at(x / 2, y / 2) + part * second.at(x / 2, y / 2));
            });

    assertThat(clips).extracting(clip -> number(clip, "transition")).containsExactly(0.0, 1.0, 0.0);
    assertThat(reason(clips.get(1))).contains("transition");
    assertThat(clips.stream().mapToLong(ClipResult::frames).sum()).isEqualTo(120);
    assertThat(clips.get(1).span().startPts()).isBetween(38L, 46L);
    assertThat(clips.get(1).span().endPts()).isBetween(68L, 73L);
  }

  @Test
  void findsTheSameEveryTime() throws MediaException {
    assertThat(clips(4 * SHOT, CuratedPassTest::film))
        .isEqualTo(clips(4 * SHOT, CuratedPassTest::film));
  }

  private static double number(ClipResult clip, String signal) {
    return clip.signals().get(signal).number().orElseThrow();
  }

  private static final class Film implements FrameSource {

    private final int frames;
    private final IntFunction<PaintedFrame> film;
    private int next;

    Film(int frames, IntFunction<PaintedFrame> film) {
      this.frames = frames;
      this.film = film;
    }

    @Override
    public Rational timeBase() {
      return new Rational(1, 25);
    }

    @Override
    public Optional<MediaEvent> next() {
      return next < frames ? Optional.of(film.apply(next++)) : Optional.empty();
    }

    @Override
    public long endPts() {
      return next;
    }

    @Override
    public void close() {}
  }
}
