package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.Plane;

class BoxReductionTest {

  private static final Levels AS_IS = new Levels(1, 0);

  @Property(tries = 200)
  void averagesEveryBlockExactly(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 20) int height,
      @ForAll @IntRange(min = 1, max = 9) int blockX,
      @ForAll @IntRange(min = 1, max = 9) int blockY,
      @ForAll @IntRange(min = 0, max = 9) int padding,
      @ForAll long seed) {
    int stride = width + padding;
    byte[] samples = new byte[stride * height + 16];
    new Random(seed).nextBytes(samples);
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, width, height, stride, 8);
      Plane reduced = BoxReduction.reduce(view, blockX, blockY, AS_IS);
      assertThat(reduced.width()).isEqualTo((width + blockX - 1) / blockX);
      for (int y = 0; y < reduced.height(); y++) {
        for (int x = 0; x < reduced.width(); x++) {
          int expected = average(view, x * blockX, y * blockY, blockX, blockY);
          assertThat(reduced.at(x, y)).as("block %d,%d", x, y).isEqualTo(expected);
        }
      }
    }
  }

  private static int average(PlaneView view, int x0, int y0, int blockX, int blockY) {
    int x1 = Math.min(view.width(), x0 + blockX);
    int y1 = Math.min(view.height(), y0 + blockY);
    int sum = 0;
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        sum += view.at(x, y);
      }
    }
    int count = (x1 - x0) * (y1 - y0);
    return (int) (sum / (double) count + 0.5);
  }

  @Property(tries = 100)
  void findsTheSameInSquareBlocksOfLimitedRange(
      @ForAll @IntRange(min = 9, max = 70) int width,
      @ForAll @IntRange(min = 2, max = 9) int block,
      @ForAll long seed) {
    Levels limited = Levels.luma(8, PixelLayout.Range.LIMITED);
    int height = 2 * block;
    int stride = (width + 7) / 8 * 8;
    byte[] samples = new byte[stride * height + 16];
    new Random(seed).nextBytes(samples);
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, width, height, stride, 8);
      Plane reduced = BoxReduction.reduce(view, block, block, limited);
      for (int x = 0; x < width / block; x++) {
        int sum = 0;
        for (int i = 0; i < block * block; i++) {
          sum += view.at(x * block + i % block, block + i / block);
        }
        double level = limited.scale() * sum / (block * block) + limited.offset();
        assertThat((double) reduced.at(x, 1))
            .as("block %d", x)
            .isCloseTo(Math.max(0, Math.min(255, level)), within(0.5 + 1e-6));
      }
    }
  }

  @Test
  void stretchesTenBitsOfLimitedRangeToEight() {
    short[] codes = {64, 940, 502, 64, 64, 940, 502, 64};
    try (BytePointer memory = new BytePointer(16)) {
      for (int i = 0; i < 8; i++) {
        memory.putShort(2L * i, codes[i]);
      }
      Levels levels = Levels.luma(10, PixelLayout.Range.LIMITED);
      Plane plane = BoxReduction.reduce(new PlaneView(memory, 4, 2, 8, 10), 1, 1, levels);
      assertThat(plane.samples()).containsExactly(0, 255, 128, 0, 0, 255, 128, 0);
      assertThat(BoxReduction.reduce(new PlaneView(memory, 4, 2, 8, 10), 2, 2, levels).samples())
          .containsExactly(128, 64);
    }
  }

  @Test
  void readsPicturesThatAreStoredBottomUp() {
    try (BytePointer memory = new BytePointer(new byte[] {1, 2, 3, 4})) {
      PlaneView view = new PlaneView(memory.getPointer(2), 2, 2, -2, 8);
      assertThat(BoxReduction.reduce(view, 1, 1, AS_IS).samples()).containsExactly(3, 4, 1, 2);
    }
  }

  @Test
  void keepsNeutralChromaNeutral() {
    Levels chroma = Levels.chroma(8, PixelLayout.Range.LIMITED);
    assertThat(128 * chroma.scale() + chroma.offset()).isEqualTo(128);
    assertThat(240 * chroma.scale() + chroma.offset()).isBetween(255.0, 256.0);
  }
}
