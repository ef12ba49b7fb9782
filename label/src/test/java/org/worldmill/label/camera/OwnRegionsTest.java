package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Plane;

class OwnRegionsTest {

  private static Plane mask(String... rows) {
    byte[] cells = new byte[rows.length * rows[0].length()];
    String all = String.join("", rows);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (byte) (all.charAt(i) == '#' ? 255 : 0);
    }
    return new Plane(rows[0].length(), rows.length, cells);
  }

  @Test
  void specksAreNoRegions() {
    OwnRegions regions = new OwnRegions(mask("##...", "##...", "....#", "....#"));
    assertThat(regions.count()).isZero();
    assertThat(regions.largest()).isEqualTo(OwnLook.Region.NONE);
  }

  @Test
  void cellsThatTouchAtACornerAreOneRegion() {
    OwnRegions regions = new OwnRegions(mask("##...", "##...", "..##.", "..##."));
    assertThat(regions.count()).isEqualTo(1);
    assertThat(regions.largest()).isEqualTo(new OwnLook.Region(0, 0, 0.8, 1));
  }

  @Test
  void theLargestOfSeveralIsTold() {
    OwnRegions regions =
        new OwnRegions(mask("###.....##", "###.....##", "........##", "........##"));
    assertThat(regions.count()).isEqualTo(2);
    assertThat(regions.largest()).isEqualTo(new OwnLook.Region(0.8, 0, 1, 1));
  }
}
