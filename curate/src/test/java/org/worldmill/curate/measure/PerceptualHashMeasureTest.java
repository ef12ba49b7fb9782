package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.SignalValue;

class PerceptualHashMeasureTest {

  private static String hash(PaintedFrame frame) {
    return Clip.still(new PerceptualHashMeasure(), frame).get("phash").text().orElseThrow();
  }

  private static int distance(String a, String b) {
    return Long.bitCount(Long.parseUnsignedLong(a, 16) ^ Long.parseUnsignedLong(b, 16));
  }

  /** A scene without symmetry, given in shares of width and height. */
  private static double scene(double u, double v, int seed) {
    return 128
        + 40 * Math.sin(5 * u + seed)
        + 30 * Math.cos(7 * v * (1 + u) + seed * 1.7)
        + 25 * Math.sin(11 * u * v + 3 * seed)
        + 20 * Math.cos(17 * u - 9 * v + seed);
  }

  private static PaintedFrame picture(int width, int height, int seed) {
    return PaintedFrame.grey(
        0, width, height, (x, y) -> scene((x + 0.5) / width, (y + 0.5) / height, seed));
  }

  @Property(tries = 20)
  void survivesAnotherSizeBrightnessAndNoise(@ForAll @IntRange(min = 0, max = 500) int seed) {
    String original = hash(picture(320, 180, seed));
    PaintedFrame brighter =
        PaintedFrame.grey(
            0,
            320,
            180,
            (x, y) -> 0.8 * scene((x + .5) / 320, (y + .5) / 180, seed) + 20 + (x * 7 + y) % 5);

    assertThat(original).hasSize(16).matches("[0-9a-f]+");
    assertThat(distance(original, hash(picture(200, 150, seed)))).isLessThanOrEqualTo(8);
    assertThat(distance(original, hash(brighter))).isLessThanOrEqualTo(8);
  }

  @Test
  void tellsPicturesApart() {
    assertThat(distance(hash(picture(320, 180, 1)), hash(picture(320, 180, 2)))).isGreaterThan(12);
  }

  @Test
  void theMiddleSampleStandsForTheClip() {
    Map<String, SignalValue> found =
        Clip.measured(new PerceptualHashMeasure(), 3, i -> picture(320, 180, i));

    assertThat(found.get("phash").text()).contains(hash(picture(320, 180, 1)));
    assertThat(found.get("phash_track").text().orElseThrow().split(" ", -1))
        .containsExactly(
            hash(picture(320, 180, 0)), hash(picture(320, 180, 1)), hash(picture(320, 180, 2)));
  }

  @Test
  void flatPictureHasNone() {
    PaintedFrame flat = PaintedFrame.grey(0, 64, 64, (x, y) -> 77);

    assertThat(Clip.still(new PerceptualHashMeasure(), flat).get("phash").absent()).isPresent();
  }
}
