package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Rational;

class KeyPlanTest {

  private static final Rational FPS_10 = new Rational(1, 10);
  private static final long SECOND = 1_000_000_000L;
  private static final int KEY_BYTES = 5000;

  /** Ten packets a second, a key packet every so many. */
  private static List<KeyPlan.Packet> film(int packets, int keyEvery, int otherBytes) {
    List<KeyPlan.Packet> film = new ArrayList<>();
    for (int i = 0; i < packets; i++) {
      boolean key = i % keyEvery == 0;
      film.add(new KeyPlan.Packet(i, key ? KEY_BYTES : otherBytes, key));
    }
    return film;
  }

  private static Optional<KeyPlan> plan(List<KeyPlan.Packet> film) {
    return KeyPlan.of(film, film.size(), FPS_10, 30 * SECOND, 60);
  }

  @Test
  void looksEveryTwoSecondsAtMost() {
    assertThat(plan(film(100, 10, 900)).orElseThrow().looks())
        .containsExactly(0L, 20L, 40L, 60L, 80L, 90L);
  }

  @Test
  void spreadsItsLooksOverALongFilm() {
    KeyPlan plan = plan(film(3000, 10, 900)).orElseThrow();

    assertThat(plan.looks()).hasSizeBetween(31, 40).startsWith(0L);
    assertThat(plan.clips()).hasSize(10).allMatch(clip -> clip.frames() == 300);
  }

  @Test
  void doesNotStandForWhatItCannotSee() {
    List<KeyPlan.Packet> surprise = new ArrayList<>(film(200, 20, 900));
    surprise.set(55, new KeyPlan.Packet(55, KEY_BYTES + 1, false));

    assertThat(plan(film(400, 150, 900))).as("keys 15 s apart").isEmpty();
    assertThat(plan(film(200, 20, KEY_BYTES + 1))).as("larger packets between").isEmpty();
    assertThat(plan(surprise)).as("one larger packet").isEmpty();
    assertThat(plan(film(150, 100, 900))).as("two looks at 15 s").isEmpty();
    assertThat(plan(film(7, 2, 900))).as("not worth it").isEmpty();
  }

  @Test
  void isStillOnlyIfNothingCanHaveMoved() {
    List<KeyPlan.Packet> flicker = new ArrayList<>(film(200, 10, 40));
    flicker.set(50, new KeyPlan.Packet(50, KEY_BYTES / 2, true));

    assertThat(plan(film(200, 10, 40)).orElseThrow().still()).isTrue();
    assertThat(plan(film(200, 10, 61)).orElseThrow().still()).isFalse();
    assertThat(plan(flicker).orElseThrow().still()).as("a key frame not looked at").isFalse();
  }

  @Test
  void aRestWithoutALookGoesWithThePieceBefore() {
    List<KeyPlan.Clip> clips = plan(film(620, 83, 12)).orElseThrow().clips();

    assertThat(clips).extracting(KeyPlan.Clip::frames).containsExactly(300L, 320L);
    assertThat(clips.get(1).span().endPts()).isEqualTo(620);
  }
}
