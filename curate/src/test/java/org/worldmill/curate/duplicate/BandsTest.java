package org.worldmill.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.worldmill.curate.duplicate.PaintedClips.clip;
import static org.worldmill.curate.duplicate.PaintedClips.cropped;
import static org.worldmill.curate.duplicate.PaintedClips.fixed;
import static org.worldmill.curate.duplicate.PaintedClips.from;
import static org.worldmill.curate.duplicate.PaintedClips.mirrored;
import static org.worldmill.curate.duplicate.PaintedClips.moving;
import static org.worldmill.curate.duplicate.PaintedClips.still;

import org.junit.jupiter.api.Test;

class BandsTest {

  @Test
  void nearDuplicatesShareKeys() {
    for (int seed = 1; seed <= 5; seed++) {
      assertThat(Bands.of(still(cropped(moving(seed), 0.1))))
          .containsAnyElementsOf(Bands.of(still(moving(seed))));
      assertThat(Bands.of(clip(from(moving(seed), 2.1, 1), 3)))
          .containsAnyElementsOf(Bands.of(clip(moving(seed), 8)));
    }
  }

  @Test
  void theMirrorImageSharesKeys() {
    assertThat(Bands.of(still(mirrored(moving(3)))))
        .containsAnyElementsOf(Bands.of(still(moving(3))));
  }

  @Test
  void othersShareNone() {
    for (int seed = 1; seed <= 9; seed++) {
      assertThat(Bands.of(still(moving(seed))))
          .doesNotContainAnyElementsOf(Bands.of(still(moving(seed + 20))));
    }
  }

  @Test
  void keysAreFewSortedAndDistinct() {
    assertThat(Bands.of(still(moving(1)))).hasSizeBetween(6, 45).isSorted().doesNotHaveDuplicates();
    assertThat(Bands.of(clip(fixed(1), 20))).hasSizeLessThan(200);
  }

  @Test
  void evidenceTellsChanceFromLikeness() {
    assertThat(Bands.alike(0x0123456789abcdefL, 0x0123456789abcdeeL)).isTrue();
    assertThat(Bands.alike(0x0123456789abcdefL, PictureHash.mirror(0x0123456789abcdefL))).isTrue();
    assertThat(Bands.alike(0x0123456789abcdefL, 0x0123456700000000L)).isFalse();
  }
}
