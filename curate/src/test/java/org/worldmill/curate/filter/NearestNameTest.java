package org.worldmill.curate.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void findsTheNearest() {
    assertThat(NearestName.of("sharpnes", List.of("frames", "sharpness"))).contains("sharpness");
    assertThat(NearestName.of("x", List.of())).isEmpty();
  }

  @Test
  void countsEdits() {
    assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
  }

  @Property(tries = 100)
  void isSymmetricAndZeroForTheSame(@ForAll String a, @ForAll String b) {
    assertThat(NearestName.distance(a, b)).isEqualTo(NearestName.distance(b, a));
    assertThat(NearestName.distance(a, a)).isZero();
  }
}
