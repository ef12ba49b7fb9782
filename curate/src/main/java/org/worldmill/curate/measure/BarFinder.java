package org.worldmill.curate.measure;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.worldmill.schemas.media.Plane;

/**
 * Finds black bars. It keeps for each place the brightest luma seen there, so what is dark only for
 * a while is no bar. A run of black lines from an edge inwards is a bar only if it ends straight:
 * just inside it, most of the line is not black. A lit object in front of a dark ground, or a night
 * sky over a skyline, does not end so.
 */
final class BarFinder {

  /** Brightest luma of a bar, in 8-bit steps: black is 0, the rest is coding noise. */
  private static final int BLACK = 20;

  /** Part of a bar's line that may be brighter: a logo's edge, an analogue edge. */
  private static final double STRAY = 0.005;

  /** Part of the first line inside that must not be black. */
  private static final double STRAIGHT = 0.5;

  /** Lines that an edge may lie blurred over. */
  private static final int EDGE_LINES = 2;

  private Optional<byte[]> brightest = Optional.empty();
  private int width;
  private int height;

  /**
   * The rectangle inside the bars, in widths and heights of the whole.
   *
   * @param x left edge
   * @param y top edge
   * @param width its width
   * @param height its height
   */
  record Inside(double x, double y, double width, double height) {}

  void add(Plane luma) {
    byte[] samples = luma.samples();
    if (brightest.isEmpty() || luma.width() != width || luma.height() != height) {
      brightest = Optional.of(samples.clone());
      width = luma.width();
      height = luma.height();
      return;
    }
    byte[] most = brightest.get();
    for (int i = 0; i < samples.length; i++) {
      most[i] = (byte) Math.max(most[i] & 0xff, samples[i] & 0xff);
    }
  }

  /** What lies inside the bars: everything if there are none; empty if all is dark. */
  Optional<Inside> find() {
    byte[] most = brightest.orElseThrow();
    int top = run(height, y -> isBlackRow(most, y));
    if (top == height) {
      return Optional.empty();
    }
    int bottom = run(height, y -> isBlackRow(most, height - 1 - y));
    int left = run(width, x -> isBlackColumn(most, x));
    int right = run(width, x -> isBlackColumn(most, width - 1 - x));
    int y0 = straightRow(most, top, 1, left, width - right) ? top : 0;
    int y1 = straightRow(most, height - 1 - bottom, -1, left, width - right) ? bottom : 0;
    int x0 = straightColumn(most, left, 1, top, height - bottom) ? left : 0;
    int x1 = straightColumn(most, width - 1 - right, -1, top, height - bottom) ? right : 0;
    return Optional.of(
        new Inside(
            (double) x0 / width,
            (double) y0 / height,
            (double) (width - x0 - x1) / width,
            (double) (height - y0 - y1) / height));
  }

  private static int run(int length, IntPredicate black) {
    int lines = 0;
    while (lines < length && black.test(lines)) {
      lines++;
    }
    return lines;
  }

  private boolean isBlackRow(byte[] most, int y) {
    return lit(most, y * width, 1, width) <= STRAY * width;
  }

  private boolean isBlackColumn(byte[] most, int x) {
    return lit(most, x, width, height) <= STRAY * height;
  }

  private boolean straightRow(byte[] most, int first, int inwards, int from, int to) {
    int y = Math.max(0, Math.min(height - 1, first + inwards * EDGE_LINES));
    return lit(most, y * width + from, 1, to - from) >= STRAIGHT * (to - from);
  }

  private boolean straightColumn(byte[] most, int first, int inwards, int from, int to) {
    int x = Math.max(0, Math.min(width - 1, first + inwards * EDGE_LINES));
    return lit(most, from * width + x, width, to - from) >= STRAIGHT * (to - from);
  }

  private static int lit(byte[] most, int start, int step, int count) {
    int lit = 0;
    for (int i = 0, at = start; i < count; i++, at += step) {
      lit += (most[at] & 0xff) > BLACK ? 1 : 0;
    }
    return lit;
  }
}
