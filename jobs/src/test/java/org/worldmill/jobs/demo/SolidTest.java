package org.worldmill.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SolidTest {

  @Test
  void hasTheVolumesOfGeometry() {
    assertThat(Solid.box(2, 3, 4).volume()).isCloseTo(24, within(1e-12));
    assertThat(Solid.sphere(1, 48).volume()).isCloseTo(4 * Math.PI / 3, within(0.02));
    assertThat(Solid.torus(1, 0.25, 96, 48).volume())
        .isCloseTo(2 * Math.PI * Math.PI * 0.0625, within(0.01));
  }

  @Test
  void closesEveryClosedShapeWithOneOrientation() {
    for (Solid solid : List.of(Solid.box(1, 1, 1), Solid.sphere(1, 8), Solid.torus(1, 0.3, 9, 7))) {
      assertThat(edges(solid).values()).allMatch(balance -> balance == 0);
    }
  }

  @Test
  void leavesABowlOpen() {
    Solid bowl = Solid.turned(new double[][] {{0, 0}, {1, 0.2}, {1.5, 1}}, 12);
    assertThat(edges(bowl).values().stream().filter(balance -> balance != 0)).hasSize(12);
  }

  /** How often each edge is run through one way, less the other way. */
  private static Map<String, Integer> edges(Solid solid) {
    Map<String, Integer> balance = new HashMap<>();
    for (int[] t : solid.triangles()) {
      for (int i = 0; i < 3; i++) {
        int from = t[i];
        int to = t[(i + 1) % 3];
        String edge = Math.min(from, to) + "-" + Math.max(from, to);
        balance.merge(edge, from < to ? 1 : -1, Integer::sum);
      }
    }
    return balance;
  }
}
