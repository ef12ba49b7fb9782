package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PointSetTest {

  @Test
  void weldsBothZeros() {
    PointSet points = new PointSet(1);

    assertThat(points.add(0.0, 1, 2)).isZero();
    assertThat(points.add(-0.0, 1, 2)).isZero();
    assertThat(points.add(Double.MIN_VALUE, 1, 2)).isEqualTo(1);
    assertThat(points.positions()).containsExactly(0.0, 1, 2, Double.MIN_VALUE, 1, 2);
  }

  @Property(tries = 200)
  void numbersPointsLikeAMap(@ForAll List<@IntRange(min = -3, max = 3) Integer> coordinates) {
    PointSet points = new PointSet(0);
    Map<List<Integer>, Integer> expected = new LinkedHashMap<>();

    for (int i = 0; i + 2 < coordinates.size(); i++) {
      List<Integer> key = List.copyOf(coordinates.subList(i, i + 3));
      int number = expected.computeIfAbsent(key, k -> expected.size());
      assertThat(points.add(key.get(0), key.get(1), key.get(2))).isEqualTo(number);
    }
    assertThat(points.size()).isEqualTo(expected.size());
  }
}
