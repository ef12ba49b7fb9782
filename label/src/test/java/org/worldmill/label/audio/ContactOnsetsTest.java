package org.worldmill.label.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.worldmill.label.audio.ContactOnsets.Instants;

class ContactOnsetsTest {

  private static final List<Double> BOUNCES = List.of(0.41, 1.13, 1.64, 2.01, 2.27);

  private static Instants instants(List<Double> seconds, double error) {
    return new Instants(seconds, Collections.nCopies(seconds.size(), error));
  }

  @Property(tries = 50)
  void findsTheShiftAmongOtherSounds(@ForAll @DoubleRange(min = -0.35, max = 0.35) double shift) {
    List<Double> heard = new ArrayList<>(List.of(0.2, 0.77, 1.5, 2.9));
    BOUNCES.forEach(bounce -> heard.add(bounce + shift));
    Collections.sort(heard);
    ContactOnsets found =
        ContactOnsets.of(instants(BOUNCES, 0.0005), instants(heard, 0.0002)).orElseThrow();
    assertThat(found.seconds()).isCloseTo(shift, within(1e-6));
    assertThat(found.pairs()).isEqualTo(BOUNCES.size());
    assertThat(found.chance()).isLessThan(1e-4);
    assertThat(found.rival()).isLessThan(4);
  }

  @Test
  void itsErrorIsThatOfTheMean() {
    Random random = new Random(3);
    int inside = 0;
    for (int i = 0; i < 400; i++) {
      List<Double> seen = new ArrayList<>();
      List<Double> heard = new ArrayList<>();
      for (double bounce : BOUNCES) {
        seen.add(bounce + 0.0006 * random.nextGaussian());
        heard.add(bounce + 0.05 + 0.0003 * random.nextGaussian());
      }
      ContactOnsets found =
          ContactOnsets.of(instants(seen, 0.0006), instants(heard, 0.0003)).orElseThrow();
      inside += Math.abs(found.seconds() - 0.05) < 1.96 * found.error() ? 1 : 0;
    }
    assertThat(inside / 400.0).isBetween(0.92, 1.0);
  }

  @Test
  void whatBeatsEvenlyMeetsAtMoreThanOneShift() {
    List<Double> beat = new ArrayList<>();
    List<Double> taps = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      beat.add(0.3 * i);
      taps.add(0.3 * i + 0.04);
    }
    ContactOnsets found =
        ContactOnsets.of(instants(beat, 0.0005), instants(taps, 0.0002)).orElseThrow();
    assertThat(found.rival()).isEqualTo(found.pairs() - 1);
  }

  @Test
  void fewMeetByChanceAndThatIsSaid() {
    List<Double> heard = List.of(0.41 + 0.1, 1.64 + 0.1, 2.6);
    ContactOnsets found =
        ContactOnsets.of(instants(BOUNCES, 0.001), instants(heard, 0.0002)).orElseThrow();
    assertThat(found.pairs()).isEqualTo(2);
    assertThat(found.chance()).isGreaterThan(0.05);
  }

  @Test
  void nothingNearIsNothingFound() {
    assertThat(ContactOnsets.of(instants(List.of(1.0), 0.001), instants(List.of(3.0), 0.001)))
        .isEmpty();
  }

  @Test
  void countsChancesAsABinomialDoes() {
    assertThat(ContactOnsets.atLeast(0, 5, 0.3)).isCloseTo(1, within(1e-12));
    assertThat(ContactOnsets.atLeast(3, 3, 0.1)).isCloseTo(0.001, within(1e-12));
    assertThat(ContactOnsets.atLeast(2, 3, 0.5)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void everyInstantHasAnError() {
    assertThatThrownBy(() -> new Instants(List.of(1.0, 2.0), List.of(0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 instants, 1");
  }
}
