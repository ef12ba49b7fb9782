package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

class StrikeFinderTest {

  private static final double STRIKE = 1.013;

  private static Track track(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double t = i / 30.0;
      double jitter = 0.04 * Math.sin(12.9898 * i * i);
      sightings.add(
          new Sighting(t, x.applyAsDouble(t) + jitter, y.applyAsDouble(t) - jitter, 80, true));
    }
    return new Track(sightings);
  }

  private static List<Strike> strikes(Track... tracks) {
    Scenery scenery = new Scenery(320, 180, 640, List.of(tracks), 1, Optional.empty());
    return new StrikeFinder().find(scenery, Optional.empty());
  }

  @Test
  void findsWhenSomethingIsThrownBackByAWall() {
    List<Strike> strikes =
        strikes(track(t -> 20 + 90 * Math.min(t, 2 * STRIKE - t), t -> 60 + 10 * t));
    assertThat(strikes).hasSize(1);
    assertThat(strikes.get(0).seconds()).isCloseTo(STRIKE, within(0.001));
    assertThat(strikes.get(0).jump()).isCloseTo(180, within(3.0));
    assertThat(strikes.get(0).secondsError()).isBetween(1e-6, 0.001);
  }

  @Test
  void findsNoneWhereNobodyWatchedItComing() {
    Track whole = track(t -> 20 + 90 * Math.min(t, 2 * STRIKE - t), t -> 60 + 10 * t);
    List<Sighting> gaps = new ArrayList<>(whole.sightings());
    gaps.removeIf(s -> s.seconds() > 0.75 && s.seconds() < 0.97);
    assertThat(strikes(new Track(gaps))).isEmpty();
  }

  @Test
  void findsNoneWhereSomethingTurnsSmoothly() {
    assertThat(strikes(track(t -> 150 + 60 * Math.sin(3 * t), t -> 90 + 40 * Math.cos(3 * t))))
        .isEmpty();
  }

  @Test
  void findsNoneWhereSomethingSetsOff() {
    assertThat(strikes(track(t -> 100 + 80 * Math.max(0, t - STRIKE), t -> 90))).isEmpty();
  }

  @Test
  void leavesOpenWhichOfTwoThingsIsWhichWhereTheyMeet() {
    Track one = track(t -> 100 + 80 * Math.abs(t - STRIKE), t -> 90);
    Track other = track(t -> 98 - 80 * Math.abs(t - STRIKE), t -> 90);
    assertThat(strikes(one)).hasSize(1);
    assertThat(strikes(one, other)).isEmpty();
  }
}
