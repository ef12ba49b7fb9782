package org.worldmill.label.camera;

import java.util.List;
import java.util.Optional;

/**
 * How much of the picture's motion over a span depth explains.
 *
 * @param speed what no turn, roll and zoom of any lens explains of the picture's motion: root mean
 *     square over the picture and the span's time, in widths a second, from 0
 * @param error its standard error in widths a second
 * @param explained speed of what they explain, of the span's mean motion: root mean square over the
 *     picture, in widths a second, from 0
 */
public record SpanParallax(double speed, double error, double explained) {

  /** Bounds of the 95 % interval, in standard errors. */
  private static final double WIDE = 1.96;

  /** Points that nothing is seen to move of may have moved by this. */
  private static final double UNSEEN_PX = 0.1;

  private static final double LONGEST_STILL_SECONDS = 4;

  /** Over a span, of the chains of its clip in planes of this width; {@code seen} is its speed. */
  static SpanParallax of(
      Segment span, List<ChainParallax> chains, double seen, int width, double aspect) {
    return measured(span, chains, aspect)
        .orElseGet(
            () -> {
              double still = UNSEEN_PX / width / Math.min(span.seconds(), LONGEST_STILL_SECONDS);
              boolean stands = span.primary().filter(Primitive.STATIC::equals).isPresent();
              return new SpanParallax(0, stands ? still : Math.max(still, seen), seen);
            });
  }

  private static Optional<SpanParallax> measured(
      Segment span, List<ChainParallax> chains, double aspect) {
    double seconds = 0;
    double square = 0;
    double error = 0;
    double squares = 0;
    int count = 0;
    double[] mean = new double[4];
    for (ChainParallax chain : chains) {
      double overlap =
          (Math.min(span.endNanos(), chain.endNanos())
                  - Math.max(span.startNanos(), chain.startNanos()))
              / 1e9;
      if (overlap > 0) {
        seconds += overlap;
        square += overlap * chain.square();
        squares += overlap * chain.square() * chain.square();
        count++;
        error += overlap * chain.squareError();
        mean[0] += overlap * chain.shiftX();
        mean[1] += overlap * chain.shiftY();
        mean[2] += overlap * chain.roll();
        mean[3] += overlap * chain.zoom();
      }
    }
    if (!(seconds > 0)) {
      return Optional.empty();
    }
    double aside = Math.hypot(mean[0], mean[1]);
    double about = lever(aspect) * Math.hypot(mean[2], mean[3]);
    double explained = Math.hypot(aside, about) / seconds;
    double spread = squares / seconds - square * square / seconds / seconds;
    double inTime = count > 1 ? Math.sqrt(Math.max(0, spread) / (count - 1)) : 0;
    double unsure = Math.hypot(error / seconds, inTime);
    return Optional.of(root(square / seconds, unsure, explained));
  }

  /** Root mean square distance of a picture's points from its middle, in widths. */
  static double lever(double aspect) {
    return Math.sqrt((1 + aspect * aspect) / 12);
  }

  /**
   * Chains of a span see one scene: their errors do not cancel, and each sees a part of its time.
   */
  private static SpanParallax root(double square, double error, double explained) {
    double speed = Math.sqrt(Math.max(0, square));
    double up = Math.sqrt(Math.max(0, square) + WIDE * error) - speed;
    double down = speed - Math.sqrt(Math.max(0, square - WIDE * error));
    return new SpanParallax(speed, Math.max(up, down) / WIDE, explained);
  }

  /** Speed of the whole motion, in widths a second. */
  public double total() {
    return Math.hypot(speed, explained);
  }
}
