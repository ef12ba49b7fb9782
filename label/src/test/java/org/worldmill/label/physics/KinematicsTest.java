package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

class KinematicsTest {

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

  @Test
  void isExactForACubic() {
    for (Kinematics.Moment moment : Kinematics.of(cubic(0))) {
      double t = moment.seconds();
      assertThat(moment.vx()).isCloseTo(40 - 60 * t + 60 * t * t, within(1e-6));
      assertThat(moment.accel()).isCloseTo(Math.abs(-60 + 120 * t), within(1e-5));
      assertThat(moment.jerk()).isCloseTo(120, within(1e-3));
    }
  }

  @Test
  void statesHowFarItsVelocitiesAreOff() {
    int inside = 0;
    List<Kinematics.Moment> moments = Kinematics.of(cubic(0.2));
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
    assertThat(Kinematics.of(new Track(all.sightings().subList(0, 7)))).isEmpty();
  }
}
