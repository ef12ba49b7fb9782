package org.worldmill.curate.measure;

import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Finds black bars. It keeps for each place the brightest luma seen there, so what is dark only for
 * a while is no bar; {@link BarLines} tells which of its dark rows and columns are bars.
 */
final class BarFinder {

  /** Share of the picture under which what is lit is no picture between bars: a title, a lamp. */
  private static final double LEAST_INSIDE = 0.1;

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

  /** What lies inside the bars: everything if there are none; empty if nearly all is dark. */
  Optional<Inside> find() {
    byte[] most = brightest.orElseThrow();
    BarLines rows = new BarLines(most, height, width, width, 1);
    BarLines columns = new BarLines(most, width, height, 1, width);
    if (rows.allBlack()) {
      return Optional.empty();
    }
    BarLines.Pair across = rows.bars(columns.blackRuns());
    BarLines.Pair beside = columns.bars(rows.blackRuns());
    Inside inside =
        new Inside(
            (double) beside.before() / width,
            (double) across.before() / height,
            (double) (width - beside.before() - beside.after()) / width,
            (double) (height - across.before() - across.after()) / height);
    return Optional.of(inside).filter(lit -> lit.width() * lit.height() >= LEAST_INSIDE);
  }
}
