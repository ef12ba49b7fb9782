package org.worldmill.jobs.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.worldmill.jobs.overlay.Raster.Ink;

class RasterTest {

  private final Raster raster = new Raster(8, 6, new int[48]);

  @Test
  void aLevelLineOnPixelMiddlesIsSharp() {
    raster.line(2.5, 2.5, 5.5, 2.5, 1, Ink.solid(0xff8040));
    assertThat(art(0xff8040))
        .isEqualTo(
            """
        ........
        ........
        ..####..
        ........
        ........
        ........
        """);
  }

  @Test
  void aLineBetweenTwoRowsCoversHalfOfEach() {
    raster.line(2, 3, 6, 3, 1, Ink.solid(0xffffff));
    assertThat(raster.pixels()[2 * 8 + 3]).isEqualTo(0x808080);
    assertThat(raster.pixels()[3 * 8 + 3]).isEqualTo(0x808080);
    assertThat(raster.pixels()[8 + 3]).isZero();
    assertThat(raster.pixels()[4 * 8 + 3]).isZero();
  }

  @Test
  void thinnerInkLetsThroughWhatIsBelow() {
    raster.fill(0, 0, 8, 6, Ink.solid(0x646464));
    raster.fill(1, 1, 2, 2, new Ink(0xc80000, 0.5));
    assertThat(raster.pixels()[9]).isEqualTo(0x963232);
    assertThat(raster.pixels()[0]).isEqualTo(0x646464);
  }

  @Test
  void aRingIsHollow() {
    Raster wide = new Raster(21, 21, new int[441]);
    wide.ring(10.5, 10.5, 7, 1, Ink.solid(0xffffff));
    assertThat(wide.pixels()[10 * 21 + 10]).isZero();
    assertThat(wide.pixels()[10 * 21 + 17]).isEqualTo(0xffffff);
    assertThat(wide.pixels()[3 * 21 + 10]).isEqualTo(0xffffff);
  }

  @Test
  void lettersAreMadeOfDots() {
    Raster wide = new Raster(12, 9, new int[108]);
    wide.text("t1", 0, 0, 1, 0xffffff);
    assertThat(art(wide, 0xffffff))
        .isEqualTo(
            """
        .#......#...
        .#.....##...
        ####....#...
        .#......#...
        .#......#...
        .#..#...#...
        ..##...###..
        ............
        ............
        """);
    assertThat(Raster.textWidth("t1", 3)).isEqualTo(36);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    raster.line(-5, -5, 20, 20, 1, Ink.solid(0xffffff));
    raster.arrow(3, 3, 400, -300, 2, Ink.solid(0xffffff));
    raster.ring(-2, 9, 4, 2, Ink.solid(0xffffff));
    raster.text("far away", -10, 4, 2, 0xffffff);
    raster.fill(-3, -3, 4, 4, Ink.solid(0xff0000));
    assertThat(raster.pixels()[0]).isEqualTo(0xff0000);
    assertThat(raster.pixels()[5 * 8 + 5]).isEqualTo(0xffffff);
  }

  @Test
  void refusesPixelsThatAreNoPicture() {
    assertThatThrownBy(() -> new Raster(8, 6, new int[47]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("47 pixels are not 8x6");
  }

  private String art(int rgb) {
    return art(raster, rgb);
  }

  private static String art(Raster raster, int rgb) {
    StringBuilder art = new StringBuilder();
    for (int y = 0; y < raster.height(); y++) {
      for (int x = 0; x < raster.width(); x++) {
        art.append(raster.pixels()[y * raster.width() + x] == rgb ? '#' : '.');
      }
      art.append('\n');
    }
    return art.toString();
  }
}
