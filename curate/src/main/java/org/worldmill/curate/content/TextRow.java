package org.worldmill.curate.content;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.worldmill.curate.content.Blobs.Blob;
import org.worldmill.schemas.media.Plane;

/**
 * A chain of blobs and how it looks as a whole.
 *
 * @param box where it lies
 * @param letters blobs in it
 * @param aspect width by height
 * @param tall its height by the median height of the blobs
 * @param heights spread of the heights (standard deviation by mean)
 * @param values spread of the contrasts
 * @param strokes spread of the stroke widths
 * @param stroke median stroke width by median height
 * @param bases median distance of the blobs' feet from their median, in heights
 * @param value median contrast, 0..255
 * @param fill share of the blobs' boxes that is stroke
 * @param beyond density of strokes just above and below, by the density inside: text stands free,
 *     texture goes on
 */
record TextRow(
    Box box,
    int letters,
    double aspect,
    double tall,
    double heights,
    double values,
    double strokes,
    double stroke,
    double bases,
    double value,
    double fill,
    double beyond) {

  /**
   * What text looks like: five letters set at random into 330 frames of the corpus (12 to 60 px at
   * 640 x 360, opaque to 40 %, plain, outlined, on a box; Latin, Cyrillic, Greek, Arabic) against
   * all chains that the same frames have without them. Many letters excuse a busy ground, few must
   * stand out.
   */
  private static final List<Look> LOOKS =
      List.of(
          new Look(4, 3.0, 0.25, 44, 0.16, 0.36, 0.25, 0.5),
          new Look(3, 2.0, 0.10, 60, 0.16, 0.36, 0.20, 0.5),
          new Look(6, 3.5, 0.40, 42, 0.20, 0.40, 0.30, 0.6));

  private static final double TALL = 2.0;
  private static final double STROKE = 0.13;
  private static final double FILL = 0.33;

  /** Limits that hold together; the last four are upper ones, as is {@code beyond}. */
  private record Look(
      int letters,
      double aspect,
      double beyond,
      double value,
      double bases,
      double heights,
      double values,
      double strokes) {

    boolean fits(TextRow row) {
      return row.letters >= letters
          && row.aspect >= aspect
          && row.beyond <= beyond
          && row.value >= value
          && row.bases <= bases
          && row.heights <= heights
          && row.values <= values
          && row.strokes <= strokes;
    }
  }

  /** What can be told before anything is measured. */
  static boolean mayBeText(int letters, Box box) {
    double aspect = (double) box.width() / box.height();
    return LOOKS.stream().anyMatch(look -> letters >= look.letters && aspect >= look.aspect);
  }

  static TextRow of(List<Blob> blobs, Box box, Plane strokes) {
    double height = median(blobs, blob -> blob.box().height());
    double foot = median(blobs, Blob::bottom);
    double area = blobs.stream().mapToLong(Blob::area).sum();
    return new TextRow(
        box,
        blobs.size(),
        (double) box.width() / box.height(),
        box.height() / height,
        spread(blobs, blob -> blob.box().height()),
        spread(blobs, Blob::value),
        spread(blobs, Blob::stroke),
        median(blobs, Blob::stroke) / height,
        median(blobs, blob -> Math.abs(blob.bottom() - foot)) / height,
        median(blobs, Blob::value),
        area / blobs.stream().mapToLong(blob -> blob.box().area()).sum(),
        beyond(strokes, box, Math.max(2, (int) Math.round(0.2 * height))));
  }

  boolean isText() {
    return tall <= TALL
        && stroke >= STROKE
        && fill >= FILL
        && LOOKS.stream().anyMatch(look -> look.fits(this));
  }

  /** The box around all blobs. */
  static Box around(List<Blob> blobs) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (Blob blob : blobs) {
      left = Math.min(left, blob.box().x());
      top = Math.min(top, blob.box().y());
      right = Math.max(right, blob.right());
      bottom = Math.max(bottom, blob.bottom());
    }
    return new Box(left, top, right - left, bottom - top);
  }

  private static double beyond(Plane strokes, Box box, int strip) {
    double inside = density(strokes, box, box.y(), box.y() + box.height());
    double above = density(strokes, box, box.y() - strip - 1, box.y() - 1);
    int foot = box.y() + box.height() + 1;
    double below = density(strokes, box, foot, foot + strip);
    return (above + below) / 2 / inside;
  }

  private static double density(Plane strokes, Box box, int from, int to) {
    byte[] samples = strokes.samples();
    int first = Math.max(0, from);
    int end = Math.min(strokes.height(), to);
    int count = 0;
    for (int y = first; y < end; y++) {
      int start = y * strokes.width() + box.x();
      for (int i = start; i < start + box.width(); i++) {
        count += (samples[i] & 0xff) >= Blobs.LEAST ? 1 : 0;
      }
    }
    return end <= first ? 0 : (double) count / ((end - first) * box.width());
  }

  private static double median(List<Blob> blobs, ToDoubleFunction<Blob> of) {
    double[] values = blobs.stream().mapToDouble(of).toArray();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static double spread(List<Blob> blobs, ToDoubleFunction<Blob> of) {
    double sum = 0;
    double squares = 0;
    for (Blob blob : blobs) {
      double value = of.applyAsDouble(blob);
      sum += value;
      squares += value * value;
    }
    double mean = sum / blobs.size();
    return Math.sqrt(Math.max(0, squares / blobs.size() - mean * mean)) / mean;
  }
}
