package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChainParallaxTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final double FOCAL = 0.9;
  private static final int STEP = 20;
  private static final double NOISE_PX = 0.08;

  /** Where a point goes whose inverse depth is that of its field of a chess board. */
  private interface Motion {
    double[] of(double x, double y, boolean black);
  }

  private static Chain chain(Motion motion, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = WIDTH / STEP;
    int count = columns * (HEIGHT / STEP);
    float[] from = new float[2 * count];
    float[] to = new float[2 * count];
    for (int i = 0; i < count; i++) {
      int column = i % columns;
      int row = i / columns;
      double x = STEP * (column + 0.5);
      double y = STEP * (row + 0.5);
      double[] moved =
          motion.of(x - (WIDTH - 1) / 2.0, y - (HEIGHT - 1) / 2.0, (column + row) % 2 == 0);
      from[2 * i] = (float) x;
      from[2 * i + 1] = (float) y;
      to[2 * i] = (float) (moved[0] + (WIDTH - 1) / 2.0 + NOISE_PX * random.nextGaussian());
      to[2 * i + 1] = (float) (moved[1] + (HEIGHT - 1) / 2.0 + NOISE_PX * random.nextGaussian());
    }
    Matches matches = new Matches(from, to, WIDTH, HEIGHT);
    return new Chain(
        0, 1_000_000_000L, matches, matches, List.of(new DepthSample(matches, 250_000_000L)));
  }

  private static Motion truck(double nearPx, double farPx) {
    return (x, y, black) -> new double[] {x - (black ? nearPx : farPx), y};
  }

  private static Motion turned(Vec turn, double zoom) {
    double focal = FOCAL * WIDTH;
    Rotation rotation = Rotation.by(turn.times(-1));
    return (x, y, black) -> {
      Vec q = rotation.of(new Vec(x / focal, y / focal, 1));
      double size = focal * Math.exp(zoom);
      return new double[] {size * q.x() / q.z(), size * q.y() / q.z()};
    };
  }

  private static Optional<ChainParallax> found(Chain chain, double focal) {
    RotationFit turned = RotationFit.of(chain.matches(), focal * WIDTH);
    Evidence evidence = Evidence.of(chain.matches(), focal * WIDTH, turned);
    ChainMotion motion = ChainMotion.of(evidence, evidence.wayRatio());
    return ChainParallax.of(chain, evidence, motion.model(), focal).stream().findFirst();
  }

  @Property(tries = 40)
  void twoDepthsLikeAChessBoardLeaveHalfOfWhatTheyShiftAgainstEachOther(
      @ForAll @DoubleRange(min = 4, max = 12) double far,
      @ForAll @DoubleRange(min = 3, max = 10) double more,
      @ForAll @IntRange(max = 1000) int seed) {
    ChainParallax found = found(chain(truck(far + more, far), seed), FOCAL).orElseThrow();
    double truth = more / 2 / WIDTH / 0.25;
    assertThat(Math.sqrt(found.square())).isCloseTo(truth, within(0.05 * truth));
    assertThat(Math.abs(found.square() - truth * truth)).isLessThan(3 * found.squareError());
  }

  @Property(tries = 60)
  void aTurnThatZoomsThroughAnyLensShowsNone(
      @ForAll @DoubleRange(min = -0.08, max = 0.08) double pan,
      @ForAll @DoubleRange(min = -0.05, max = 0.05) double tilt,
      @ForAll @DoubleRange(min = -0.05, max = 0.05) double zoom,
      @ForAll @DoubleRange(min = 0.8, max = 1.25) double supposed,
      @ForAll @IntRange(max = 1000) int seed) {
    Chain chain = chain(turned(new Vec(tilt, pan, 0.02), zoom), seed);
    found(chain, FOCAL * supposed)
        .ifPresent(none -> assertThat(none.square()).isLessThan(3 * none.squareError()));
  }

  @Test
  void aPlaneThatIsPassedShowsNone() {
    ChainParallax none = found(chain(truck(9, 9), 1), FOCAL).orElseThrow();
    assertThat(none.square()).isLessThan(2 * none.squareError());
    assertThat(none.shiftX()).isCloseTo(-9.0 / WIDTH / 0.25, within(0.002));
  }
}
