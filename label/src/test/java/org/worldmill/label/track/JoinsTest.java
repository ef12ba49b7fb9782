package org.worldmill.label.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class JoinsTest {

  /** A ball that falls on its shadow, which lies at a height of 100 samples. */
  private static Track ball() {
    return track(60, 200, i -> true, i -> Math.max(4, 12.0 * Math.abs(i - 20)));
  }

  private static Track shadow(double x, IntPredicate seen) {
    return track(x, 50, seen, i -> 0);
  }

  private static Track track(
      double x, double area, IntPredicate seen, java.util.function.IntToDoubleFunction height) {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      if (seen.test(i)) {
        sightings.add(new Sighting(i / 30.0, x, 100 - height.applyAsDouble(i), area, true));
      }
    }
    return new Track(sightings);
  }

  private static List<Integer> parts(List<Track> tracks) {
    List<Integer> parts = new ArrayList<>();
    List<Sighting> seen = tracks.get(0).sightings();
    for (int i = 0; i < seen.size(); i++) {
      if (!seen.get(i).whole()) {
        parts.add(i);
      }
    }
    return parts;
  }

  @Test
  void aBallThatMeetsItsShadowIsNotSeenWhole() {
    List<Track> marked = Joins.marked(List.of(ball(), shadow(60, i -> i < 19 || i > 21)));
    // Missing at 19 to 21; a picture before and after, the ball is still 24 samples away.
    assertThat(parts(marked)).containsExactly(19, 20, 21);
    assertThat(marked.get(1)).isEqualTo(shadow(60, i -> i < 19 || i > 21));
  }

  @Test
  void whatTouchesBesideTheGapIsMarkedToo() {
    List<Track> marked = Joins.marked(List.of(ball(), shadow(60, i -> i != 20)));
    assertThat(parts(marked)).containsExactly(19, 20, 21);
  }

  @Test
  void aShadowThatStaysJoinsNothing() {
    assertThat(parts(Joins.marked(List.of(ball(), shadow(60, i -> true))))).isEmpty();
  }

  @Test
  void whatIsMissingElsewhereJoinsNothing() {
    assertThat(parts(Joins.marked(List.of(ball(), shadow(120, i -> i < 19 || i > 21))))).isEmpty();
  }

  @Test
  void whatIsGoneForLongIsGone() {
    assertThat(parts(Joins.marked(List.of(ball(), shadow(60, i -> i < 15 || i > 25))))).isEmpty();
  }

  @Test
  void oneThingAloneIsLeftAsItIs() {
    assertThat(Joins.marked(List.of(ball()))).containsExactly(ball());
  }
}
