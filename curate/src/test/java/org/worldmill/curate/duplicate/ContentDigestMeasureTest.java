package org.worldmill.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;

class ContentDigestMeasureTest {

  private static SignalValue digest(int from, int to, IntFunction<PaintedFrame> film) {
    FrameMeasure.Pass pass = new ContentDigestMeasure().begin();
    for (int frame = from; frame < to; frame++) {
      pass.accept(film.apply(frame));
    }
    return pass.finish().get("content_digest");
  }

  /** Only the painted frame of time stamp 0 is one at which decoding can start. */
  private static PaintedFrame frame(int pts, int seed) {
    return PaintedFrame.grey(pts, 160, 90, PaintedFrame.patches(seed, 10));
  }

  @Test
  void looksAtPicturesWhereDecodingCanStartAlone() {
    SignalValue one = digest(0, 10, i -> frame(i, i));
    SignalValue others = digest(0, 10, i -> frame(i, i == 0 ? 0 : i + 50));
    SignalValue start = digest(0, 10, i -> frame(i, i + 50));

    assertThat(one.text().orElseThrow()).matches("[0-9a-f]{32}");
    assertThat(others).isEqualTo(one);
    assertThat(start).isNotEqualTo(one);
  }

  @Test
  void sizeCounts() {
    SignalValue small = digest(0, 1, i -> PaintedFrame.grey(0, 64, 64, (x, y) -> 9));
    SignalValue wide = digest(0, 1, i -> PaintedFrame.grey(0, 128, 32, (x, y) -> 9));

    assertThat(small).isNotEqualTo(wide);
  }

  @Test
  void aStretchWithoutThemHasNone() {
    assertThat(digest(1, 10, i -> frame(i, i)).absent()).isPresent();
  }
}
