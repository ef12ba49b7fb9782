package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

class PeriodFinderTest {

  private static PeriodFinder.Finding found(DoubleUnaryOperator x) {
    Random random = new Random(8);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      double t = i / 30.0;
      double noise = 0.1 * random.nextGaussian();
      sightings.add(new Sighting(t, x.applyAsDouble(t) + noise, 80 + 0.3 * noise, 60, true));
    }
    return new PeriodFinder()
        .find(new Scenery(320, 180, 320, List.of(new Track(sightings)), 1, Optional.empty()));
  }

  @Test
  void measuresADampedSwing() {
    Period period =
        found(t -> 160 + 50 * Math.exp(-0.2 * t) * Math.cos(2 * Math.PI * t / 0.83))
            .period()
            .orElseThrow();
    assertThat(period.seconds()).isCloseTo(0.83, within(0.0005));
    assertThat(period.damping()).isCloseTo(0.2, within(0.005));
    assertThat(period.amplitude()).isCloseTo(50, within(0.5));
  }

  /** By the full equation of a bob on a rod, in small steps. */
  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.4, 0.55})
  void measuresTheDampingOfABobByItsAngle(double start) {
    double step = 1e-4;
    double stiffness = Math.pow(2 * Math.PI / 1.1, 2);
    double angle = start;
    double speed = 0;
    Random random = new Random(8);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 120 * 333; i++) {
      if (i % 333 == 0) {
        sightings.add(
            new Sighting(
                i * step,
                160 + 110 * Math.sin(angle) + 0.05 * random.nextGaussian(),
                10 + 110 * Math.cos(angle) + 0.05 * random.nextGaussian(),
                60,
                true));
      }
      speed -= (stiffness * Math.sin(angle) + 2 * 0.15 * speed) * step;
      angle += speed * step;
    }
    Period period =
        new PeriodFinder()
            .find(new Scenery(320, 180, 320, List.of(new Track(sightings)), 1, Optional.empty()))
            .period()
            .orElseThrow();
    assertThat(period.damping()).isCloseTo(0.15, within(0.01 * 0.15));
    assertThat(Math.abs(period.damping() - 0.15)).isLessThan(2 * period.dampingError());
  }

  @Test
  void takesTheSwingItselfAndNoMultipleOfIt() {
    Period period = found(t -> 160 + 50 * Math.cos(2 * Math.PI * t / 0.4)).period().orElseThrow();
    assertThat(period.seconds()).isCloseTo(0.4, within(0.0005));
  }

  @Test
  void findsNoneInWhatDoesNotRepeat() {
    assertThat(found(t -> 20 + 60 * t).period()).isEmpty();
    assertThat(found(t -> 20 + 15 * t * t).period()).isEmpty();
    assertThat(found(t -> 160 + 60 * Math.sin(t * t * 2)).period()).isEmpty();
    assertThat(found(t -> 160).reason()).isNotBlank();
  }
}
