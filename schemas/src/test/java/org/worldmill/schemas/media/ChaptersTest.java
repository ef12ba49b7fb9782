package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.PacketFacts;
import org.worldmill.schemas.MediaFacts.PictureFacts;
import org.worldmill.schemas.MediaFacts.TrackFacts;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Observers.CutsAt;
import org.worldmill.schemas.media.Observers.Seer;

class ChaptersTest {

  private static final Rational TENTHS = new Rational(1, 10);
  private static final long SECOND = 1_000_000_000L;

  private static MediaFacts film(long firstPts, long endPts) {
    PacketFacts packets =
        new PacketFacts(9, 1, 9, false, false, firstPts, endPts, 9, 1, 0, 1, List.of(), 1, true);
    PictureFacts picture =
        new PictureFacts(
            64,
            48,
            0,
            new Rational(1, 1),
            new Rational(10, 1),
            "yuv420p",
            8,
            false,
            "unknown",
            "unknown",
            "unknown",
            Optional.empty(),
            Optional.of(packets));
    TrackFacts track =
        new TrackFacts(
            0,
            "video",
            "h264",
            Optional.empty(),
            TENTHS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(picture),
            Optional.empty());
    return new MediaFacts(
        "mov", Optional.empty(), Optional.empty(), List.of(track), Optional.empty(), List.of());
  }

  @Test
  void lieOnTheTimeLineOfTheFilm() {
    Chapters chapters = Chapters.of(film(25, 95), 2 * SECOND);

    assertThat(chapters).isEqualTo(new Chapters(2 * SECOND, 1, 4));
    assertThat(chapters.indexOf(3 * SECOND)).isZero();
    assertThat(chapters.indexOf(4 * SECOND)).isEqualTo(1);
    assertThat(chapters.startNanos(1)).isEqualTo(4 * SECOND);
    assertThat(chapters.endNanos(3)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aShortRestStaysWithTheLastOne() {
    assertThat(Chapters.of(film(0, 41), 2 * SECOND).count()).isEqualTo(2);
    assertThat(Chapters.of(film(0, 43), 2 * SECOND).count()).isEqualTo(3);
    assertThat(Chapters.of(film(0, 21), 2 * SECOND)).isEqualTo(Chapters.ONE);
  }

  /** Passes over the chapters, one by one, numbered as one. */
  private static List<ClipResult> apart(DecodedPass pass, Chapters chapters, List<Long> stamps)
      throws MediaException {
    List<ClipResult> all = new ArrayList<>();
    int shots = 0;
    for (int i = 0; i < chapters.count(); i++) {
      int index = i;
      List<Long> inside =
          stamps.stream().filter(pts -> chapters.indexOf(TENTHS.toNanos(pts)) == index).toList();
      if (inside.isEmpty()) {
        continue;
      }
      int before = shots;
      for (ClipResult clip : DecodedPassTest.run(pass, PaintedSource.of(TENTHS, inside))) {
        all.add(
            new ClipResult(
                all.size(),
                before + clip.shot(),
                clip.span(),
                clip.frames(),
                clip.signals(),
                clip.thumbnail()));
        shots = before + clip.shot() + 1;
      }
    }
    return all;
  }

  @Property(tries = 300)
  void areFoundAloneAsInCompany(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 3) Integer> steps,
      @ForAll @IntRange(min = 0, max = 4) int delay,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 120) Integer> cuts)
      throws MediaException {
    List<Long> stamps = new ArrayList<>();
    long pts = 0;
    for (int step : steps) {
      stamps.add(pts);
      pts += step;
    }
    Chapters chapters = Chapters.of(film(0, pts), 2 * SECOND);
    DecodedPass pass =
        new DecodedPass(
            CutsAt.of(delay, cuts.stream().mapToLong(i -> i).toArray()),
            List.of(new Seer("five", Sampling.hz(5)), new Seer("pairs", Sampling.pairs(2))),
            List.of(),
            Optional.empty(),
            new ClipRules(SECOND, chapters));

    List<ClipResult> whole = DecodedPassTest.run(pass, PaintedSource.of(TENTHS, stamps));
    List<ClipResult> apart = apart(pass, chapters, stamps);

    assertThat(whole)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("span")
        .isEqualTo(apart);
    assertThat(whole)
        .extracting(c -> c.span().startPts())
        .isEqualTo(apart.stream().map(c -> c.span().startPts()).toList());
    assertThat(whole.stream().mapToLong(ClipResult::frames).sum()).isEqualTo(stamps.size());
  }
}
