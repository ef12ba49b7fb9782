package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Observers.CutsAt;
import org.worldmill.schemas.media.Observers.Seer;
import org.worldmill.schemas.media.Observers.Told;

class DecodedPassTest {

  private static final Rational HUNDREDTHS = new Rational(1, 100);
  private static final Rational FPS_25 = new Rational(1, 25);

  static DecodedPass pass(ShotDetector detector, long maxNanos, FrameMeasure... measures) {
    return new DecodedPass(
        detector, List.of(measures), List.of(), Optional.empty(), new ClipRules(maxNanos));
  }

  static List<ClipResult> run(DecodedPass pass, FrameSource source) throws MediaException {
    List<ClipResult> clips = new ArrayList<>();
    pass.run(source, clips::add);
    return clips;
  }

  private static List<Double> series(ClipResult clip, String name) {
    return clip.signals().get(name).series();
  }

  private static List<Double> stamps(long... stamps) {
    return LongStream.of(stamps).mapToObj(pts -> (double) pts).toList();
  }

  /** Time stamps with these steps between them. */
  private static List<Long> stamps(List<Integer> steps) {
    List<Long> stamps = new ArrayList<>();
    long pts = 3;
    for (int step : steps) {
      stamps.add(pts);
      pts += step;
    }
    return stamps;
  }

  @Test
  void decodesOnceWhoeverLooks() throws MediaException {
    PaintedSource source = PaintedSource.ticks(FPS_25, 50);

    run(
        pass(
            CutsAt.of(2, 20),
            Long.MAX_VALUE,
            new Seer("a", Sampling.EVERY),
            new Seer("b", Sampling.hz(5)),
            new Seer("c", Sampling.pairs(2))),
        source);

    assertThat(source.frames()).allMatch(frame -> frame.given() == 1);
  }

  @Test
  void tellsEachClipTheChangesOfItsOwnFramesHoweverLateTheyAreDecided() throws MediaException {
    PaintedSource source = PaintedSource.ticks(FPS_25, 8);

    List<ClipResult> clips = run(pass(CutsAt.of(2, 5), Long.MAX_VALUE, new Told()), source);

    assertThat(series(clips.get(0), "told"))
        .containsExactly(0.04, 1.0, 0.08, 2.0, 0.12, 3.0, 0.16, 4.0);
    assertThat(series(clips.get(1), "told")).containsExactly(0.0, 5.0, 0.04, 6.0, 0.08, 7.0);
  }

  @Test
  void offersEachMeasureItsOwnGrid() throws MediaException {
    ClipResult clip =
        run(
                pass(
                    DecodedPass.ONE_SHOT,
                    Long.MAX_VALUE,
                    new Seer("every", Sampling.EVERY),
                    new Seer("five", Sampling.hz(5)),
                    new Seer("pairs", Sampling.pairs(2))),
                PaintedSource.ticks(FPS_25, 26))
            .get(0);

    assertThat(series(clip, "every")).hasSize(26);
    assertThat(series(clip, "five")).isEqualTo(stamps(0, 5, 10, 15, 20, 25));
    // Ticks at 0, 12.5 and 25; the pair of the last has no second frame.
    assertThat(series(clip, "pairs")).isEqualTo(stamps(0, 1, 13, 14));
  }

  @Test
  void theFirstFrameOfEachClipIsSample() throws MediaException {
    List<ClipResult> clips =
        run(
            pass(CutsAt.of(1, 7), Long.MAX_VALUE, new Seer("five", Sampling.hz(5))),
            PaintedSource.ticks(FPS_25, 16));

    assertThat(clips)
        .extracting(clip -> series(clip, "five"))
        .containsExactly(stamps(0, 5), stamps(7, 10, 15));
  }

  @Test
  void pairsDoNotReachOverCut() throws MediaException {
    List<ClipResult> clips =
        run(
            pass(CutsAt.of(0, 6), Long.MAX_VALUE, new Seer("pairs", Sampling.pairs(5))),
            PaintedSource.ticks(FPS_25, 12));

    assertThat(clips)
        .extracting(clip -> series(clip, "pairs"))
        .containsExactly(stamps(0, 1), stamps(6, 7, 10, 11));
  }

  @Test
  void partnersMayBeShownSomeTimeAfterTheirSample() throws MediaException {
    PaintedSource source = PaintedSource.ticks(FPS_25, 53);
    ClipResult clip =
        run(
                pass(
                    DecodedPass.ONE_SHOT,
                    Long.MAX_VALUE,
                    new Seer("pairs", Sampling.pairs(1, 80_000_000L)),
                    new Seer("longer", Sampling.pairs(1, 90_000_000L))),
                source)
            .get(0);

    assertThat(series(clip, "pairs")).isEqualTo(stamps(0, 2, 25, 27, 50, 52));
    // The last has the clip's last frame, though that is shown too early.
    assertThat(series(clip, "longer")).isEqualTo(stamps(0, 3, 25, 28, 50, 52));
    assertThat(source.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);
  }

  @Test
  void refusesPartnersOfTheNextSample() {
    assertThatThrownBy(() -> Sampling.pairs(2, 500_000_000L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PAIR sampling at 2 Hz, 500000000 ns apart");
  }

  @Test
  void dividesLongShotsIntoClips() throws MediaException {
    List<ClipResult> clips =
        run(
            pass(CutsAt.of(2, 60), 1_000_000_000L, new Seer("every", Sampling.EVERY)),
            PaintedSource.ticks(FPS_25, 100));

    assertThat(clips)
        .extracting(clip -> clip.span().startPts())
        .containsExactly(0L, 25L, 50L, 60L, 85L);
    assertThat(clips).extracting(ClipResult::shot).containsExactly(0, 0, 0, 1, 1);
    assertThat(clips).extracting(ClipResult::index).containsExactly(0, 1, 2, 3, 4);
    assertThat(clips).extracting(ClipResult::frames).containsExactly(25L, 25L, 10L, 25L, 15L);
    assertThat(clips.get(4).span().endPts()).isEqualTo(100);
  }

  @Property(tries = 200)
  void clipsCoverTheStreamWithoutGapOrOverlap(
      @ForAll @Size(min = 1, max = 120) List<@IntRange(min = 1, max = 40) Integer> steps,
      @ForAll List<@IntRange(min = 0, max = 119) Integer> cutFrames,
      @ForAll @IntRange(min = 0, max = 32) int delay,
      @ForAll @IntRange(min = 100, max = 3000) int maxMillis)
      throws MediaException {
    List<Long> stamps = stamps(steps);
    TreeSet<Long> cuts = new TreeSet<>();
    cutFrames.stream().filter(i -> i > 0 && i < stamps.size()).map(stamps::get).forEach(cuts::add);
    // Of the frames still undecided at the end, a detector can name one.
    while (cuts.tailSet(stamps.get(Math.max(0, stamps.size() - Math.max(1, delay)))).size() > 1) {
      cuts.pollLast();
    }
    PaintedSource source = PaintedSource.of(HUNDREDTHS, stamps);

    List<ClipResult> clips =
        run(
            pass(
                new CutsAt(cuts, delay), maxMillis * 1_000_000L, new Seer("every", Sampling.EVERY)),
            source);

    long at = stamps.get(0);
    List<Double> seen = new ArrayList<>();
    for (ClipResult clip : clips) {
      assertThat(clip.span().startPts()).isEqualTo(at);
      assertThat(series(clip, "every")).allMatch(pts -> clip.span().contains(pts.longValue()));
      assertThat(clip.frames()).isEqualTo(series(clip, "every").size());
      seen.addAll(series(clip, "every"));
      at = clip.span().endPts();
    }
    assertThat(at).isEqualTo(source.endPts());
    assertThat(seen).isEqualTo(stamps.stream().map(Long::doubleValue).toList());
    assertThat(clips).extracting(clip -> clip.span().startPts()).containsAll(cuts);
    assertThat(clips.get(clips.size() - 1).shot()).isEqualTo(cuts.size());
    assertThat(source.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);
  }

  @Property(tries = 100)
  void measureFindsTheSameAloneAndInCompany(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 1, max = 30) Integer> steps,
      @ForAll @IntRange(min = 1, max = 30) int hz,
      @ForAll @IntRange(min = 1, max = 30) int otherHz,
      @ForAll @IntRange(min = 0, max = 79) int cut)
      throws MediaException {
    List<Long> stamps = stamps(steps);
    CutsAt detector = CutsAt.of(2, stamps.get(cut % stamps.size()));
    List<Seer> all =
        List.of(
            new Seer("single", Sampling.hz(hz)),
            new Seer("pair", Sampling.pairs(hz)),
            new Seer("other", Sampling.pairs(otherHz)),
            new Seer("apart", Sampling.pairs(otherHz, 900_000_000L / otherHz)),
            new Seer("every", Sampling.EVERY));
    List<ClipResult> together =
        run(
            pass(detector, 1_000_000_000L, all.toArray(new Seer[0])),
            PaintedSource.of(HUNDREDTHS, stamps));

    for (Seer one : all) {
      List<ClipResult> alone =
          run(pass(detector, 1_000_000_000L, one), PaintedSource.of(HUNDREDTHS, stamps));
      assertThat(alone)
          .extracting(clip -> series(clip, one.name()))
          .isEqualTo(together.stream().map(clip -> series(clip, one.name())).toList());
    }
  }

  @Test
  void givesWhatWasFoundBeforeTheDamage() {
    PaintedSource source = PaintedSource.ticks(FPS_25, 60).thenDamaged();
    List<ClipResult> clips = new ArrayList<>();

    assertThatThrownBy(
            () ->
                pass(CutsAt.of(2, 20), Long.MAX_VALUE, new Seer("every", Sampling.EVERY))
                    .run(source, clips::add))
        .isInstanceOf(MediaException.class)
        .hasMessage(PaintedSource.DAMAGED);

    assertThat(clips).hasSize(1);
    assertThat(source.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);
  }

  @Test
  void refusesSourceWithoutFrames() {
    assertThatThrownBy(
            () -> run(pass(DecodedPass.ONE_SHOT, Long.MAX_VALUE), PaintedSource.ticks(FPS_25, 0)))
        .isInstanceOf(MediaException.class)
        .hasMessage("no picture could be decoded from it");
  }

  @Property(tries = 60)
  void closesEveryFrameWhoeverFails(@ForAll @IntRange(min = 0, max = 49) int failing) {
    Seer measure = new Seer("failing", Sampling.EVERY, pts -> failIf(pts == failing, "measure"));
    PaintedSource seen = PaintedSource.ticks(FPS_25, 50);
    assertThatThrownBy(() -> run(pass(CutsAt.of(3, 25), Long.MAX_VALUE, measure), seen))
        .hasMessage("measure failed");
    assertThat(seen.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);

    PaintedSource taken = PaintedSource.ticks(FPS_25, 50);
    Consumer<ClipResult> consumer = clip -> failIf(clip.index() == failing % 2, "consumer");
    assertThatThrownBy(() -> pass(CutsAt.of(3, 25), Long.MAX_VALUE).run(taken, consumer))
        .hasMessage("consumer failed");
    assertThat(taken.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);
  }

  private static void failIf(boolean now, String who) {
    if (now) {
      throw new IllegalStateException(who + " failed");
    }
  }

  @Test
  void refusesMeasureThatDoesNotFindWhatItDeclares() {
    FrameMeasure liar =
        new FrameMeasure() {
          private final Seer seer = new Seer("a", Sampling.EVERY);

          @Override
          public String name() {
            return "liar";
          }

          @Override
          public int version() {
            return 1;
          }

          @Override
          public List<SignalSpec> signals() {
            return List.of(SignalSpec.count("b", "m", "m"));
          }

          @Override
          public java.util.Set<org.worldmill.schemas.Modality> modalities() {
            return seer.modalities();
          }

          @Override
          public Sampling sampling() {
            return seer.sampling();
          }

          @Override
          public Pass begin() {
            return seer.begin();
          }
        };
    PaintedSource source = PaintedSource.ticks(FPS_25, 5);

    assertThatThrownBy(() -> run(pass(DecodedPass.ONE_SHOT, Long.MAX_VALUE, liar), source))
        .hasMessage("liar declares [b] but found [a]");
    assertThat(source.frames()).noneMatch(PaintedSource.PaintedFrame::leaked);
  }
}
