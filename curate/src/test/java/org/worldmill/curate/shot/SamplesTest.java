package org.worldmill.curate.shot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.worldmill.schemas.media.Plane;

class SamplesTest {

  private static byte[] noise(long seed, int length, boolean extreme) {
    byte[] samples = new byte[length];
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      samples[i] = (byte) (extreme ? 255 * random.nextInt(2) : random.nextInt(256));
    }
    return samples;
  }

  @Property(tries = 200)
  void sumsTheSameDifferencesAsOneByOne(
      @ForAll long seed, @ForAll @IntRange(max = 3000) int length, @ForAll boolean extreme) {
    byte[] a = noise(seed, length, extreme);
    byte[] b = noise(seed + 1, length, extreme);
    long expected = 0;
    for (int i = 0; i < length; i++) {
      expected += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }

    assertThat(Samples.difference(a, b)).isEqualTo(expected);
  }

  @Property(tries = 100)
  void sumsTheSameDifferencesFromMeanAsOneByOne(
      @ForAll long seed, @ForAll @IntRange(max = 3000) int length, @ForAll boolean extreme) {
    byte[] a = noise(seed, length, extreme);
    byte[] b = noise(seed + 1, length, extreme);
    byte[] middle = noise(seed + 2, length, extreme);
    long expected = 0;
    for (int i = 0; i < length; i++) {
      expected += Math.abs((((a[i] & 0xff) + (b[i] & 0xff)) >> 1) - (middle[i] & 0xff));
    }

    assertThat(Samples.fromMean(a, middle, b)).isEqualTo(expected);
    assertThat(Samples.fromMean(a, middle, b, 0.5)).isCloseTo(expected, within(0.5 * length + 1));
  }

  @Property(tries = 50)
  void reducesByMeansOfSquares(
      @ForAll long seed,
      @ForAll @IntRange(min = 8, max = 60) int width,
      @ForAll @IntRange(min = 4, max = 40) int height) {
    Plane plane = new Plane(width, height, noise(seed, width * height, false));

    assertThat(Samples.quarter(plane)).isEqualTo(slow(plane, 4, width / 8 * 2));
    assertThat(Samples.half(plane)).isEqualTo(slow(plane, 2, width / 8 * 4));
  }

  private static byte[] slow(Plane plane, int side, int across) {
    byte[] out = new byte[across * (plane.height() / side)];
    for (int i = 0; i < out.length; i++) {
      int sum = 0;
      for (int k = 0; k < side * side; k++) {
        sum += plane.at(i % across * side + k % side, i / across * side + k / side);
      }
      out[i] = (byte) (sum / (side * side));
    }
    return out;
  }
}
