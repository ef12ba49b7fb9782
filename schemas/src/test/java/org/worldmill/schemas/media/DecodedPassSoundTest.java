package org.worldmill.schemas.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.Observers.CutsAt;
import org.worldmill.schemas.media.Observers.Hearer;

/** Sound of 1,000 samples a second, each sample the number of its millisecond. */
class DecodedPassSoundTest {

  private static final Rational FPS_25 = new Rational(1, 25);

  private static AudioBlock block(int fromMillis, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = fromMillis + i;
    }
    return new AudioBlock(fromMillis * 1_000_000L, 1000, values);
  }

  /** Sound in blocks, each given once the pictures are {@code lagMillis} past its start. */
  private static PaintedSource source(
      int frames, int fromMillis, int toMillis, int blockMillis, int lagMillis) {
    PaintedSource source = new PaintedSource(FPS_25);
    int next = fromMillis;
    for (int i = 0; i < frames; i++) {
      while (next < toMillis && next + lagMillis <= i * 40) {
        source.addSound(block(next, Math.min(blockMillis, toMillis - next)));
        next += blockMillis;
      }
      source.addFrame(i);
    }
    while (next < toMillis) {
      source.addSound(block(next, Math.min(blockMillis, toMillis - next)));
      next += blockMillis;
    }
    return source;
  }

  private static List<List<Double>> heard(PaintedSource source, ShotDetector detector)
      throws MediaException {
    DecodedPass pass =
        new DecodedPass(
            detector,
            List.of(),
            List.of(new Hearer("heard")),
            Optional.empty(),
            new ClipRules(Long.MAX_VALUE));
    return DecodedPassTest.run(pass, source).stream()
        .map(clip -> clip.signals().get("heard").series())
        .toList();
  }

  private static List<Double> millis(int from, int to) {
    List<Double> millis = new ArrayList<>();
    for (int i = from; i < to; i++) {
      millis.add((double) i);
    }
    return millis;
  }

  @Property(tries = 150)
  void deliversSoundToTheClipItBelongsTo(
      @ForAll @IntRange(min = 1, max = 99) int firstCut,
      @ForAll @IntRange(min = 1, max = 99) int secondCut,
      @ForAll @IntRange(min = 1, max = 300) int blockMillis,
      @ForAll @IntRange(min = -1500, max = 1500) int lagMillis,
      @ForAll @IntRange(min = 0, max = 8) int delay)
      throws MediaException {
    int first = Math.min(firstCut, secondCut);
    int second = Math.max(firstCut, secondCut) + 1;
    PaintedSource source = source(120, 0, 4800, blockMillis, lagMillis);

    List<List<Double>> heard = heard(source, CutsAt.of(delay, first, second));

    assertThat(heard)
        .containsExactly(
            millis(0, first * 40), millis(first * 40, second * 40), millis(second * 40, 4800));
  }

  @Test
  void soundOutsideThePicturesIsLeftOut() throws MediaException {
    List<List<Double>> heard = heard(source(50, -300, 5000, 64, 0), CutsAt.of(2, 20));

    assertThat(heard).containsExactly(millis(0, 800), millis(800, 2000));
  }

  @Test
  void clipDoesNotWaitForEverForSoundThatEnded() throws MediaException {
    PaintedSource source = source(200, 0, 500, 100, 0);
    List<Long> handedOutAfter = new ArrayList<>();
    DecodedPass pass =
        new DecodedPass(
            CutsAt.of(0, 25),
            List.of(),
            List.of(new Hearer("heard")),
            Optional.empty(),
            new ClipRules(Long.MAX_VALUE));

    pass.run(
        source,
        clip ->
            handedOutAfter.add(
                source.frames().stream().filter(frame -> frame.given() > 0).count()));

    assertThat(handedOutAfter.get(0)).isBetween(50L, 80L);
  }
}
