package org.worldmill.bench.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {

  private static final String PAGE = "# Page\n\n## One\n\nold\n\n## Two\n\nstays\n";

  @Test
  void putsNewTextInPlaceOfOld() {
    assertThat(Section.replaced(PAGE, "One", "new"))
        .isEqualTo("# Page\n\n## One\n\nnew\n\n## Two\n\nstays\n");
    assertThat(Section.replaced(PAGE, "Two", "new"))
        .isEqualTo("# Page\n\n## One\n\nold\n\n## Two\n\nnew\n");
  }

  @Test
  void addsASectionThatIsNotThere() {
    assertThat(Section.replaced(PAGE, "Three", "new")).endsWith("stays\n\n## Three\n\nnew\n");
  }
}
