package org.worldmill.curate.content;

import java.util.Map;
import java.util.function.IntFunction;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;

/** Shows a painted film to a measure, one frame a tick of the measure's own. */
final class Film {

  private static final Rational TIME_BASE = new Rational(1, 25);

  private Film() {}

  static Map<String, SignalValue> measured(
      FrameMeasure measure, int seconds, IntFunction<PaintedFrame> film) {
    FrameMeasure.Pass pass = measure.begin();
    long lastTick = -1;
    for (int frame = 0; frame < 25 * seconds; frame++) {
      long tick = measure.sampling().tick(frame, TIME_BASE);
      if (tick > lastTick) {
        pass.accept(film.apply(frame));
      }
      lastTick = tick;
    }
    return pass.finish();
  }

  static Map<String, SignalValue> still(FrameMeasure measure, PaintedFrame.Paint paint) {
    FrameMeasure.Pass pass = measure.begin();
    pass.accept(PaintedFrame.grey(0, 640, 360, paint));
    return pass.finish();
  }

  /** A camera that moves on sideways, over patches. */
  static PaintedFrame.Paint moving(int frame) {
    return (x, y) -> 60 + 0.4 * PaintedFrame.patches(3, 24).at(x + 3 * frame, y + frame);
  }

  static double number(Map<String, SignalValue> signals, String name) {
    return signals.get(name).number().orElseThrow();
  }
}
