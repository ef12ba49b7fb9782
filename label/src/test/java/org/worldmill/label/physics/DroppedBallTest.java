package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

/** Whatever height a ball is dropped from, and whenever pictures are taken: it falls. */
class DroppedBallTest {

  private static final double GRAVITY = 9.81;
  private static final double SAMPLES_PER_METRE = 95;
  private static final double STEP = 1 / 30.0;
  private static final int INSTANTS = 4;
  private static final double FLOOR = 150;

  /** Above the floor, in metres, for a ball that keeps 0.8 of its speed. */
  private static double height(double drop, double t) {
    double speed = Math.sqrt(2 * drop * GRAVITY);
    double struck = speed / GRAVITY;
    if (t < struck) {
      return drop - GRAVITY * t * t / 2;
    }
    while (speed > 0.05) {
      speed *= 0.8;
      double lasts = 2 * speed / GRAVITY;
      if (t < struck + lasts) {
        double since = t - struck;
        return speed * since - GRAVITY * since * since / 2;
      }
      struck += lasts;
    }
    return 0;
  }

  /**
   * Its places: means of exposures of half a step, so one that holds a contact shows both ways; and
   * its shadow joins it above the floor, as far as a place is then pulled aside.
   */
  private static Track ball(double drop, double phase) {
    Random random = new Random(5);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      double t = (i + phase) * STEP;
      double mean = 0;
      for (int k = 0; k < INSTANTS; k++) {
        double instant = t + STEP / 2 * ((k + 0.5) / INSTANTS - 0.5);
        mean += height(drop, Math.max(0, instant)) / INSTANTS;
      }
      double pulled = 0.8 * Math.max(0, 1 - mean / 0.08);
      double y = FLOOR - mean * SAMPLES_PER_METRE - pulled + 0.03 * random.nextGaussian();
      double x = 45 + 40 * t + 0.03 * random.nextGaussian();
      sightings.add(new Sighting(i * STEP, x, y, 280, true));
    }
    return new Track(sightings);
  }

  private static FreeFallFinder.Finding found(double drop, double phase) {
    return new FreeFallFinder()
        .find(new Scenery(320, 180, 640, List.of(ball(drop, phase)), 1, Optional.empty()));
  }

  @Property(tries = 150)
  void fallsFromWhateverHeight(
      @ForAll @DoubleRange(min = 1, max = 1.6) double drop,
      @ForAll @DoubleRange(min = 0, max = 1) double phase) {
    FreeFallFinder.Finding finding = found(drop, phase);
    assertThat(finding.reason()).isEmpty();
    FreeFall fall = finding.fall().orElseThrow();
    assertThat(fall.accel() / (GRAVITY * SAMPLES_PER_METRE)).isCloseTo(1, within(0.01));
    assertThat(fall.slant().frontal()).isTrue();
  }

  /** As the follower saw it in films of H.264 at 1.6 Mbit/s, in which the fall was once missed. */
  @ParameterizedTest
  @ValueSource(strings = {"1.21", "1.25", "1.39"})
  void fallsInFilmsInWhichContactsPulledTheEndsOfFlightsAside(String metres) throws IOException {
    List<Sighting> sightings = new ArrayList<>();
    String name = "ball-dropped-from-" + metres + "-m.txt";
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
        String[] words = line.split(" ");
        sightings.add(
            new Sighting(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Boolean.parseBoolean(words[4])));
      }
    }
    Track track = new Track(sightings);
    FreeFallFinder.Finding finding =
        new FreeFallFinder().find(new Scenery(320, 180, 640, List.of(track), 1, Optional.empty()));
    assertThat(finding.reason()).isEmpty();
    FreeFall fall = finding.fall().orElseThrow();
    double off = fall.accel() / (GRAVITY * SAMPLES_PER_METRE) - 1;
    assertThat(off).isCloseTo(0, within(0.005));
    assertThat(Math.abs(off) * fall.accel()).isLessThan(2 * fall.alongError());
  }
}
