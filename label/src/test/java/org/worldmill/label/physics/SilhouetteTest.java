package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.worldmill.label.track.Sighting;

class SilhouetteTest {

  /** A disc of a radius of 5 samples and a little noise, times a factor for each picture. */
  private static List<Sighting> seen(IntToDoubleFunction factor) {
    Random random = new Random(6);
    List<Sighting> seen = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double area = Math.PI * 25 * factor.applyAsDouble(i) * (1 + 0.005 * random.nextGaussian());
      seen.add(new Sighting(i / 30.0, 100, 50, area, true));
    }
    return seen;
  }

  @Test
  void aMissingRimPullsTheCentreAside() {
    double[] pulls = Silhouette.pulls(seen(i -> i >= 30 && i < 40 ? 0.9 : 1));
    for (int i = 0; i < pulls.length; i++) {
      // A crescent of a tenth of the area, nearly a radius away.
      double about = i >= 30 && i < 40 ? 0.3 : 0;
      assertThat(pulls[i]).as("picture %d", i).isCloseTo(about, within(0.06));
    }
  }

  @Test
  void whatComesNearerIsSeenWhole() {
    double[] pulls = Silhouette.pulls(seen(i -> Math.exp(0.01 * i)));
    for (double pull : pulls) {
      assertThat(pull).isLessThan(0.06);
    }
  }

  @Test
  void twoSightingsTellNothing() {
    assertThat(Silhouette.pulls(seen(i -> 1).subList(0, 2))).containsExactly(0, 0);
  }
}
