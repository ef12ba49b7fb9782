package org.worldmill.curate.measure;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.SignalValue;

/** Shows painted frames to a measure, every one of them. */
final class Clip {

  private Clip() {}

  static Map<String, SignalValue> measured(
      FrameMeasure measure, int frames, IntFunction<PaintedFrame> film) {
    FrameMeasure.Pass pass = measure.begin();
    IntStream.range(0, frames).mapToObj(film).forEach(pass::accept);
    return pass.finish();
  }

  static Map<String, SignalValue> still(FrameMeasure measure, PaintedFrame frame) {
    return measured(measure, 1, i -> frame);
  }

  static double number(Map<String, SignalValue> signals, String name) {
    return signals.get(name).number().orElseThrow();
  }
}
