package org.worldmill.curate.duplicate;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Finds the plain border around a clip's picture, of whatever brightness: lines along an edge that
 * hold one brightness in every sample, up to a straight edge behind which most of a line differs
 * from it. Not the measure of black bars, which must not take a white sky for one; here a border
 * that is none does no harm, as the picture is hashed with its border too.
 */
final class Surround {

  /** How much a border's brightness may vary, in 8-bit steps: coding noise. */
  private static final int PLAIN = 20;

  /** Part of the first line inside that must differ from the border. */
  private static final double STRAIGHT = 0.5;

  /** Lines that an edge may lie blurred over. */
  private static final int EDGE_LINES = 2;

  /** No more than this share of a side is taken for border, both ends together. */
  private static final double MOST = 0.6;

  private Optional<Plane> first = Optional.empty();
  private byte[] low = new byte[0];
  private byte[] high = new byte[0];

  void add(Plane luma) {
    byte[] samples = luma.samples();
    if (first.isEmpty()) {
      first = Optional.of(luma);
      low = samples.clone();
      high = samples.clone();
    } else if (samples.length == low.length) {
      for (int i = 0; i < samples.length; i++) {
        int value = samples[i] & 0xff;
        low[i] = (byte) Math.min(low[i] & 0xff, value);
        high[i] = (byte) Math.max(high[i] & 0xff, value);
      }
    }
  }

  /** What lies inside the border: all of it if there is none. */
  PictureHash.Part inside() {
    int width = first.orElseThrow().width();
    int height = first.orElseThrow().height();
    Lines rows = new Lines(width, 1, width, height);
    Lines columns = new Lines(1, width, height, width);
    int top = rows.border(0, 1);
    int bottom = rows.border(height - 1, -1);
    int left = columns.border(0, 1);
    int right = columns.border(width - 1, -1);
    if (top + bottom > MOST * height || left + right > MOST * width) {
      return PictureHash.Part.WHOLE;
    }
    return new PictureHash.Part(
        (double) left / width,
        (double) top / height,
        (double) (width - left - right) / width,
        (double) (height - top - bottom) / height);
  }

  /** The rows, or the columns, of the picture. */
  private final class Lines {

    private final int step;
    private final int along;
    private final int length;
    private final int count;

    Lines(int step, int along, int length, int count) {
      this.step = step;
      this.along = along;
      this.length = length;
      this.count = count;
    }

    /** How many lines from an edge inwards are border. */
    int border(int edge, int inwards) {
      int level = median(edge);
      int lines = 0;
      while (lines < count && share(edge + lines * inwards, level) < 0.02) {
        lines++;
      }
      int behind = edge + (lines + EDGE_LINES - 1) * inwards;
      boolean straight =
          lines > 0 && behind >= 0 && behind < count && share(behind, level) >= STRAIGHT;
      return straight ? lines : 0;
    }

    private int median(int line) {
      int[] values = new int[length];
      for (int i = 0; i < length; i++) {
        values[i] = low[line * step + i * along] & 0xff;
      }
      Arrays.sort(values);
      return values[length / 2];
    }

    /** The part of a line that is at some time not as bright as the border. */
    private double share(int line, int level) {
      int other = 0;
      for (int i = 0; i < length; i++) {
        int at = line * step + i * along;
        boolean plain = (high[at] & 0xff) - level <= PLAIN && level - (low[at] & 0xff) <= PLAIN;
        other += plain ? 0 : 1;
      }
      return (double) other / length;
    }
  }
}
