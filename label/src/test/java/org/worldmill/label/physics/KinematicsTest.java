package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

class KinematicsTest {

  private static final double SWING = 2 * Math.PI / 0.8;

  private static Track cubic(double noise) {
    Random random = new Random(3);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      // Uneven steps, as films of changing rate have.
      double t = i / 30.0 + (i % 3) * 0.004;
      double x = 5 + 40 * t - 30 * t * t + 20 * t * t * t;
      sightings.add(
          new Sighting(
              t, x + noise * random.nextGaussian(), 50 + noise * random.nextGaussian(), 100, true));
    }
    return new Track(sightings);
  }

  private static List<Kinematics.Moment> moments(Track track) {
    return Kinematics.of(new Scenery(320, 180, 320, List.of(track), 1, Optional.empty()), track);
  }

  /** Swings once in 0.8 s, 50 samples to either side. */
  private static Track swing() {
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double t = i / 30.0;
      double noise = 0.02 * Math.sin(12.9898 * i * i);
      sightings.add(new Sighting(t, 100 + 50 * Math.sin(SWING * t) + noise, 50, 100, true));
    }
    return new Track(sightings);
  }

  @Test
  void followsAnAccelerationThatChangesWithinItsWindow() {
    List<Kinematics.Moment> moments = moments(swing());
    for (Kinematics.Moment moment : moments.subList(6, 54)) {
      double truth = -50 * SWING * SWING * Math.sin(SWING * moment.seconds());
      assertThat(moment.ax()).isCloseTo(truth, within(0.015 * 50 * SWING * SWING));
      assertThat(Math.abs(moment.ax() - truth)).isLessThan(4 * moment.accelError());
    }
  }

  /** A bob's places: to and fro, and down twice as often; its height swings by a tenth. */
  private static Track bob(long seed, double period, double noise) {
    Random random = new Random(seed);
    List<Sighting> sightings = new ArrayList<>();
    double w = 2 * Math.PI / period;
    for (int i = 0; i < 90; i++) {
      double t = i / 30.0;
      sightings.add(
          new Sighting(
              t,
              160 + 45 * Math.sin(w * t) + noise * random.nextGaussian(),
              120 + 5 * Math.cos(2 * w * t) + noise * random.nextGaussian(),
              100,
              true));
    }
    return new Track(sightings);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1.0, 1.6})
  void statesHowFarTheAccelerationsOfASwingAreOff(double period) {
    int inside = 0;
    int all = 0;
    double w = 2 * Math.PI / period;
    for (long seed = 0; seed < 10; seed++) {
      List<Kinematics.Moment> moments = moments(bob(seed, period, 0.06));
      for (Kinematics.Moment moment : moments.subList(6, 84)) {
        double ax = -45 * w * w * Math.sin(w * moment.seconds());
        double ay = -20 * w * w * Math.cos(2 * w * moment.seconds());
        inside += Math.abs(moment.ax() - ax) < 1.96 * moment.accelError() ? 1 : 0;
        inside += Math.abs(moment.ay() - ay) < 1.96 * moment.accelError() ? 1 : 0;
        all += 2;
      }
    }
    assertThat((double) inside / all).isGreaterThan(0.92);
  }

  @Test
  void statesLargerErrorsUnderAShakenCamera() {
    Track track = cubic(0.2);
    Scenery shaken = new Scenery(320, 180, 320, List.of(track), 1, true, Optional.empty());
    Kinematics.Moment held = Kinematics.of(shaken, track).get(30);
    Kinematics.Moment still = moments(track).get(30);
    assertThat(held.vx()).isEqualTo(still.vx());
    assertThat(held.velocityError()).isGreaterThan(1.2 * still.velocityError());
    assertThat(held.placeError()).isGreaterThan(1.2 * still.placeError());
  }

  @Test
  void isExactForACubic() {
    for (Kinematics.Moment moment : moments(cubic(0))) {
      double t = moment.seconds();
      assertThat(moment.vx()).isCloseTo(40 - 60 * t + 60 * t * t, within(1e-6));
      assertThat(moment.accel()).isCloseTo(Math.abs(-60 + 120 * t), within(1e-5));
      assertThat(moment.jerk()).isCloseTo(120, within(1e-3));
    }
  }

  @Test
  void statesHowFarItsVelocitiesAreOff() {
    int inside = 0;
    List<Kinematics.Moment> moments = moments(cubic(0.2));
    for (Kinematics.Moment moment : moments) {
      double t = moment.seconds();
      double off = moment.vx() - (40 - 60 * t + 60 * t * t);
      inside += Math.abs(off) < 1.96 * moment.velocityError() ? 1 : 0;
    }
    assertThat((double) inside / moments.size()).isGreaterThan(0.8);
  }

  @Test
  void saysNothingOfAShortTrack() {
    Track all = cubic(0);
    assertThat(moments(new Track(all.sightings().subList(0, 7)))).isEmpty();
  }

  /** Falls and is thrown back at 0.9 s, 200 samples a second squared downwards. */
  private static Track bounce() {
    Random random = new Random(5);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 54; i++) {
      double t = i / 30.0;
      double since = t - 0.91;
      double y = since < 0 ? 100 * t * t : 82.81 - 150 * since + 100 * since * since;
      sightings.add(
          new Sighting(
              t,
              30 + 70 * t + 0.03 * random.nextGaussian(),
              y + 0.03 * random.nextGaussian(),
              100,
              true));
    }
    return new Track(sightings);
  }

  @Test
  void knowsTheAccelerationUpToAContact() {
    List<Kinematics.Moment> moments = moments(bounce());
    assertThat(moments).hasSize(54);
    for (Kinematics.Moment moment : moments) {
      double since = moment.seconds() - 0.91;
      double vy = since < 0 ? 200 * moment.seconds() : -150 + 200 * since;
      assertThat(Math.abs(moment.ay() - 200)).isLessThan(4 * moment.accelError());
      assertThat(Math.abs(moment.vy() - vy)).isLessThan(4 * moment.velocityError());
    }
    assertThat(moments.get(24).accelError()).isLessThan(40);
  }

  @Test
  void statesLargerErrorsWhereAPartOfTheThingIsLost() {
    List<Sighting> sightings = new ArrayList<>();
    for (Sighting whole : cubic(0.03).sightings()) {
      boolean hidden = whole.seconds() > 1.4;
      sightings.add(
          new Sighting(whole.seconds(), whole.x(), whole.y(), hidden ? 90 : 100, whole.whole()));
    }
    List<Kinematics.Moment> moments = moments(new Track(sightings));
    Kinematics.Moment seen = moments.get(20);
    Kinematics.Moment lost = moments.get(52);
    assertThat(lost.placeError()).isGreaterThan(4 * seen.placeError());
    assertThat(lost.velocityError()).isGreaterThan(4 * seen.velocityError());
    assertThat(lost.accelError()).isGreaterThan(4 * seen.accelError());
  }
}
