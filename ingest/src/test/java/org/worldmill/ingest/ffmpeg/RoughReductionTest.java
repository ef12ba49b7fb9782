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

class RoughReductionTest {

  private static final Levels AS_IS = new Levels(1, 0);

  @Property(tries = 300)
  void isTheMeanOfTwoRowsInTheMiddleOfEachBlock(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 2, max = 13) int block,
      @ForAll @IntRange(min = 0, max = 9) int padding,
      @ForAll boolean aligned,
      @ForAll boolean deep,
      @ForAll boolean bottomUp,
      @ForAll long seed) {
    int sampleBytes = deep ? 2 : 1;
    int unpadded = (width + padding) * sampleBytes;
    int stride = aligned ? (unpadded + 7) / 8 * 8 : unpadded;
    try (BytePointer memory = noise(stride * height, seed, deep)) {
      BytePointer first = bottomUp ? memory.getPointer((long) stride * (height - 1)) : memory;
      PlaneView view =
          new PlaneView(first, width, height, bottomUp ? -stride : stride, deep ? 10 : 8);
      Levels levels = deep ? new Levels(0.25, 0) : AS_IS;
      Plane rough = RoughReduction.reduce(view, block, block, levels);

      assertThat(rough.width()).isEqualTo((width + block - 1) / block);
      assertThat(rough.height()).isEqualTo((height + block - 1) / block);
      int part = Integer.highestOneBit(Math.min(8, block * sampleBytes)) / sampleBytes;
      if (width < part) {
        return;
      }
      for (int y = 0; y < rough.height(); y++) {
        for (int x = 0; x < rough.width(); x++) {
          int expected = mean(view, x, y, block, part, levels.scale());
          assertThat(rough.at(x, y)).as("block %d,%d", x, y).isEqualTo(expected);
        }
      }
    }
  }

  private static BytePointer noise(int bytes, long seed, boolean deep) {
    byte[] samples = new byte[bytes + 16];
    new Random(seed).nextBytes(samples);
    for (int i = 1; deep && i < samples.length; i += 2) {
      samples[i] &= 3;
    }
    return new BytePointer(samples);
  }

  private static int mean(PlaneView view, int x, int y, int block, int part, double scale) {
    int x0 = Math.min(x * block + (block - part) / 2, view.width() - part);
    int last = view.height() - 1;
    int sum = 0;
    for (int i = 0; i < part; i++) {
      sum += view.at(x0 + i, Math.min(last, y * block + block / 4));
      sum += view.at(x0 + i, Math.min(last, y * block + 3 * block / 4));
    }
    return (int) (sum * scale / (2 * part) + 0.5);
  }

  @Property(tries = 100)
  void leavesSmoothPicturesAsTheExactMeanHasThem(
      @ForAll @IntRange(min = 2, max = 24) int block,
      @ForAll @IntRange(min = 20, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 60) int height) {
    byte[] samples = new byte[width * height + 16];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        samples[y * width + x] = (byte) (20 + x / 3 + y);
      }
    }
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, width, height, width, 8);
      Plane rough = RoughReduction.reduce(view, block, block, AS_IS);
      Plane exact = BoxReduction.reduce(view, block, block, AS_IS);
      int whole = width / block;
      for (int y = 0; y < height / block; y++) {
        for (int x = 0; x < whole; x++) {
          assertThat(rough.at(x, y)).isCloseTo(exact.at(x, y), within(2));
        }
      }
    }
  }

  @Test
  void smallPicturesAreLookedAtInFull() {
    try (BytePointer memory = new BytePointer(new byte[] {10, 20, 30, 40, 0, 0, 0, 0})) {
      PlaneView view = new PlaneView(memory, 2, 2, 2, 8);
      assertThat(RoughReduction.reduce(view, 1, 1, AS_IS).samples())
          .containsExactly(10, 20, 30, 40);
    }
  }
}
