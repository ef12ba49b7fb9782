package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpanParallaxTest {

  private static final double ASPECT = 0.5625;

  private static Segment span(Primitive primitive) {
    return new Segment(
        0,
        2_000_000_000L,
        Optional.of(primitive),
        Rates.NONE,
        Vec.ZERO,
        Vec.ZERO,
        Vec.ZERO,
        1,
        0,
        0,
        0,
        1);
  }

  private static ChainParallax chain(int second, double square, double error) {
    return new ChainParallax(
        second * 1_000_000_000L, (second + 1) * 1_000_000_000L, square, error, 0.03, -0.04, 0, 0);
  }

  private static SpanParallax of(Primitive primitive, List<ChainParallax> chains) {
    return SpanParallax.of(span(primitive), chains, 0.05, 320, ASPECT);
  }

  @Test
  void itIsTheRootMeanSquareOverTime() {
    SpanParallax found =
        of(Primitive.TRUCK_LEFT, List.of(chain(0, 0.0004, 1e-6), chain(1, 0.0016, 1e-6)));
    assertThat(found.speed()).isCloseTo(Math.sqrt(0.001), within(1e-9));
    assertThat(found.error()).as("it was not the same all the time").isGreaterThan(0.008);
    assertThat(found.explained()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void whatNoPointTellsIsAsUnsureAsThePictureIsFast() {
    SpanParallax found = of(Primitive.TRUCK_LEFT, List.of());
    assertThat(found.speed()).isZero();
    assertThat(found.error()).isEqualTo(0.05);
  }

  @Test
  void aCameraThatStandsHasNoneToATenthOfAPixel() {
    assertThat(of(Primitive.STATIC, List.of()).error()).isLessThan(0.0002);
  }

  /** The interval of the root holds what that of the square does, about 0 too. */
  @Property
  void theErrorCoversTheRootsOfTheInterval(
      @ForAll @IntRange(max = 10_000) int micros,
      @ForAll @IntRange(min = 1, max = 1000) int microsSquare,
      @ForAll @DoubleRange(min = -1.95, max = 1.95) double off) {
    double truth = micros * 1e-6;
    double error = microsSquare * 1e-6;
    SpanParallax found =
        of(Primitive.TRUCK_LEFT, List.of(chain(0, truth * truth + off * error, error)));
    assertThat(Math.abs(found.speed() - truth)).isLessThanOrEqualTo(1.96 * found.error() + 1e-12);
  }
}
