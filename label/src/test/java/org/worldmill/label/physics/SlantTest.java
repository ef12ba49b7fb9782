package org.worldmill.label.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SlantTest {

  private static final Slant SLANT = new Slant(159.5, 89.5, 2e-5, 1e-3, 0.5, Map.of(3, 0.04));

  @Test
  void bringsALevelledPlaceBackToWhereItWasSeen() {
    double[] t = {0, 0.5, 1, 1.5};
    double[] x = {20, 90, 180, 300};
    double[] y = {10, 70, 150, 30};
    Course level = SLANT.level(Course.of(t, x, y), 3);
    for (int i = 0; i < t.length; i++) {
      double[] seen = SLANT.seen(3, t[i], level.x(i), level.y(i));
      assertThat(seen[0]).isCloseTo(x[i], within(1e-9));
      assertThat(seen[1]).isCloseTo(y[i], within(1e-9));
    }
  }

  @Test
  void leavesAFrontalViewAsItIs() {
    Course course = Course.of(new double[] {0, 1}, new double[] {5, 6}, new double[] {7, 8});
    assertThat(Slant.none(320, 180).level(course, 0)).isSameAs(course);
    assertThat(Slant.none(320, 180).length(0, 2, 10, 10, 1)).isEqualTo(1);
  }

  @Test
  void hasLongerSamplesFartherAway() {
    assertThat(SLANT.length(3, 0.5, 159.5, 150, 1))
        .isGreaterThan(SLANT.length(3, 0.5, 159.5, 90, 1));
  }
}
