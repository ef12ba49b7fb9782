package org.worldmill.jobs.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComponentsTest {

  @Test
  void everyMemberNamesTheSmallest() {
    Components components = new Components();
    components.join("d", "c");
    components.join("b", "a");
    components.join("c", "b");
    components.join("x", "y");
    for (String member : java.util.List.of("a", "b", "c", "d")) {
      assertThat(components.of(member)).isEqualTo("a");
    }
    assertThat(components.of("y")).isEqualTo("x");
    assertThat(components.of("alone")).isEqualTo("alone");
  }
}
