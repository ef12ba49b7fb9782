package org.worldmill.curate.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.worldmill.schemas.media.Plane;

/**
 * The connected parts of a plane that are at least {@value #LEAST}, found from runs of samples in a
 * row (8-connected).
 */
final class Blobs {

  /** Least value of a sample that counts: a power of two, so that eight are tested at once. */
  static final int LEAST = 32;

  private static final long ANY = 0xE0E0E0E0E0E0E0E0L;
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Plane plane;
  private int[] from = new int[4096];
  private int[] to = new int[4096];
  private int[] row = new int[4096];
  private int[] parent = new int[4096];
  private int runs;

  private Blobs(Plane plane) {
    this.plane = plane;
  }

  /**
   * A connected part.
   *
   * @param box where it lies
   * @param area samples in it
   * @param runs runs of samples in a row that it is made of
   * @param value mean of its samples
   */
  record Blob(Box box, int area, int runs, double value) {

    /** Mean width of its strokes as rows cross them. */
    double stroke() {
      return (double) area / runs;
    }

    int right() {
      return box.x() + box.width();
    }

    int bottom() {
      return box.y() + box.height();
    }
  }

  /**
   * The sizes of interest.
   *
   * @param lowest least height
   * @param highest greatest height
   * @param area least area
   */
  record Size(int lowest, int highest, int area) {}

  /** The parts of a plane of these sizes, in the order of their first samples. */
  static List<Blob> of(Plane plane, Size size) {
    Blobs blobs = new Blobs(plane);
    blobs.scan();
    return blobs.collect(size);
  }

  private void scan() {
    int last = 0;
    int lastEnd = 0;
    for (int y = 0; y < plane.height(); y++) {
      int first = runs;
      scanRow(y);
      join(last, lastEnd, first, runs);
      last = first;
      lastEnd = runs;
    }
  }

  private void scanRow(int y) {
    byte[] samples = plane.samples();
    int start = y * plane.width();
    int end = start + plane.width();
    int i = start;
    while (i < end) {
      if (i + 8 <= end) {
        int quiet = Long.numberOfTrailingZeros((long) EIGHT.get(samples, i) & ANY) / 8;
        i += quiet;
        if (quiet == 8) {
          continue;
        }
      } else if ((samples[i] & 0xff) < LEAST) {
        i++;
        continue;
      }
      int begin = i;
      while (i < end && (samples[i] & 0xff) >= LEAST) {
        i++;
      }
      add(y, begin - start, i - start);
    }
  }

  private void add(int y, int begin, int end) {
    if (runs == from.length) {
      from = Arrays.copyOf(from, 2 * runs);
      to = Arrays.copyOf(to, 2 * runs);
      row = Arrays.copyOf(row, 2 * runs);
      parent = Arrays.copyOf(parent, 2 * runs);
    }
    from[runs] = begin;
    to[runs] = end;
    row[runs] = y;
    parent[runs] = runs;
    runs++;
  }

  /** Joins the runs of two neighbouring rows that touch, corners included. */
  private void join(int upper, int upperEnd, int lower, int lowerEnd) {
    int a = upper;
    int b = lower;
    while (a < upperEnd && b < lowerEnd) {
      if (from[a] <= to[b] && from[b] <= to[a]) {
        unite(a, b);
      }
      if (to[a] < to[b]) {
        a++;
      } else {
        b++;
      }
    }
  }

  private void unite(int a, int b) {
    int one = root(a);
    int other = root(b);
    parent[Math.max(one, other)] = Math.min(one, other);
  }

  private int root(int run) {
    int at = run;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private List<Blob> collect(Size least) {
    int[] part = new int[runs];
    int count = 0;
    for (int i = 0; i < runs; i++) {
      // A root is the earliest run of its part, so it has its number when others ask for it.
      int root = root(i);
      part[i] = root == i ? count++ : part[root];
    }
    Extents extents = new Extents(count);
    for (int i = 0; i < runs; i++) {
      extents.add(part[i], row[i], from[i], to[i]);
    }
    long[] values = new long[count];
    for (int i = 0; i < runs; i++) {
      if (extents.fits(part[i], least)) {
        values[part[i]] += sum(row[i] * plane.width() + from[i], to[i] - from[i]);
      }
    }
    List<Blob> blobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (extents.fits(i, least)) {
        blobs.add(extents.blob(i, values[i]));
      }
    }
    return blobs;
  }

  private long sum(int start, int length) {
    byte[] samples = plane.samples();
    long sum = 0;
    for (int i = start; i < start + length; i++) {
      sum += samples[i] & 0xff;
    }
    return sum;
  }

  /** Where parts lie, part by part. */
  private static final class Extents {

    private final int[] left;
    private final int[] top;
    private final int[] right;
    private final int[] bottom;
    private final int[] area;
    private final int[] runs;

    Extents(int parts) {
      left = new int[parts];
      top = new int[parts];
      right = new int[parts];
      bottom = new int[parts];
      area = new int[parts];
      runs = new int[parts];
    }

    /** Rows come from the top down. */
    void add(int part, int y, int begin, int end) {
      boolean first = runs[part]++ == 0;
      left[part] = first ? begin : Math.min(left[part], begin);
      top[part] = first ? y : top[part];
      right[part] = Math.max(right[part], end);
      bottom[part] = y + 1;
      area[part] += end - begin;
    }

    boolean fits(int part, Size size) {
      int height = bottom[part] - top[part];
      return height >= size.lowest && height <= size.highest && area[part] >= size.area;
    }

    Blob blob(int part, long value) {
      return new Blob(
          new Box(left[part], top[part], right[part] - left[part], bottom[part] - top[part]),
          area[part],
          runs[part],
          (double) value / area[part]);
    }
  }
}
