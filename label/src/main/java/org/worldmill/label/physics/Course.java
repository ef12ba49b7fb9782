package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.worldmill.label.track.Sighting;
import org.worldmill.label.track.Track;

/** The places of one thing over time, without what was only partly seen or does not belong. */
final class Course {

  /** Positions are never trusted further than this, in samples. */
  static final double LEAST_NOISE = 0.04;

  private static final int LONGEST = 700;
  private static final int AROUND = 9;
  private static final double LEAST_SHARE = 0.8;

  private final double[] t;
  private final double[] x;
  private final double[] y;
  private final double[] pulled;
  private final double noise;

  private Course(double[] t, double[] x, double[] y, double[] pulled) {
    this.t = t;
    this.x = x;
    this.y = y;
    this.pulled = pulled;
    noise = noise(t, x, y);
  }

  /** Of a track; of its first {@value #LONGEST} sightings. */
  static Course of(Track track) {
    List<Sighting> seen = steady(track);
    Course all =
        new Course(
            seen.stream().mapToDouble(Sighting::seconds).toArray(),
            seen.stream().mapToDouble(Sighting::x).toArray(),
            seen.stream().mapToDouble(Sighting::y).toArray(),
            Silhouette.pulls(seen));
    return all.withoutStrays();
  }

  /** The sightings in which the thing is about as large as around that time: not partly hidden. */
  private static List<Sighting> steady(Track track) {
    List<Sighting> whole =
        track.sightings().stream().filter(Sighting::whole).limit(LONGEST).toList();
    List<Sighting> steady = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      int from = Math.max(0, i - AROUND);
      int to = Math.min(whole.size(), i + AROUND + 1);
      double[] areas =
          whole.subList(from, to).stream().mapToDouble(Sighting::area).sorted().toArray();
      double share = whole.get(i).area() / areas[areas.length / 2];
      if (share > LEAST_SHARE && share < 1 / LEAST_SHARE) {
        steady.add(whole.get(i));
      }
    }
    return steady;
  }

  static Course of(double[] t, double[] x, double[] y) {
    return new Course(t.clone(), x.clone(), y.clone(), new double[t.length]);
  }

  int size() {
    return t.length;
  }

  double t(int i) {
    return t[i];
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** How far its centre may be pulled aside by what of it is not seen, in samples. */
  double pulled(int i) {
    return pulled[i];
  }

  /** Its sightings {@code from} to before {@code to}. */
  Course part(int from, int to) {
    return new Course(
        Arrays.copyOfRange(t, from, to),
        Arrays.copyOfRange(x, from, to),
        Arrays.copyOfRange(y, from, to),
        Arrays.copyOfRange(pulled, from, to));
  }

  /** Standard deviation of a place about a smooth way, in samples. */
  double noise() {
    return noise;
  }

  /** The usual time between two sightings. */
  double step() {
    double[] steps = new double[Math.max(1, t.length - 1)];
    for (int i = 0; i + 1 < t.length; i++) {
      steps[i] = t[i + 1] - t[i];
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  /** From third differences, which a parabola has none of, by their median. */
  private static double noise(double[] t, double[] x, double[] y) {
    double[] sizes = new double[2 * Math.max(0, t.length - 3)];
    int n = 0;
    for (int i = 0; i + 3 < t.length; i++) {
      double step = (t[i + 3] - t[i]) / 3;
      boolean even =
          Math.abs(t[i + 1] - t[i] - step) < 0.2 * step
              && Math.abs(t[i + 2] - t[i + 1] - step) < 0.2 * step;
      if (even) {
        sizes[n++] = Math.abs(x[i + 3] - 3 * x[i + 2] + 3 * x[i + 1] - x[i]);
        sizes[n++] = Math.abs(y[i + 3] - 3 * y[i + 2] + 3 * y[i + 1] - y[i]);
      }
    }
    if (n < 4) {
      return 0.3;
    }
    Arrays.sort(sizes, 0, n);
    return Math.max(LEAST_NOISE, sizes[n / 2] * 1.4826 / Math.sqrt(20));
  }

  /**
   * Leaves out single places that lie on neither the parabola before them, nor that after them, nor
   * between their neighbours.
   */
  private Course withoutStrays() {
    boolean[] keep = new boolean[t.length];
    int kept = 0;
    double limit = Math.max(1, 6 * noise);
    for (int i = 0; i < t.length; i++) {
      double off = Double.POSITIVE_INFINITY;
      if (i >= 3) {
        off = Math.min(off, offParabola(i, i - 3, i - 2, i - 1));
      }
      if (i + 3 < t.length) {
        off = Math.min(off, offParabola(i, i + 1, i + 2, i + 3));
      }
      if (i > 0 && i + 1 < t.length) {
        off = Math.min(off, offLine(i));
      }
      keep[i] = off <= limit || t.length < 4;
      kept += keep[i] ? 1 : 0;
    }
    if (kept == t.length) {
      return this;
    }
    double[] kt = new double[kept];
    double[] kx = new double[kept];
    double[] ky = new double[kept];
    double[] kp = new double[kept];
    int n = 0;
    for (int i = 0; i < t.length; i++) {
      if (keep[i]) {
        kt[n] = t[i];
        kx[n] = x[i];
        ky[n] = y[i];
        kp[n++] = pulled[i];
      }
    }
    return new Course(kt, kx, ky, kp);
  }

  private double offLine(int i) {
    double share = (t[i] - t[i - 1]) / (t[i + 1] - t[i - 1]);
    double dx = x[i] - x[i - 1] - share * (x[i + 1] - x[i - 1]);
    double dy = y[i] - y[i - 1] - share * (y[i + 1] - y[i - 1]);
    return Math.sqrt(dx * dx + dy * dy);
  }

  private double offParabola(int i, int a, int b, int c) {
    double wa = (t[i] - t[b]) * (t[i] - t[c]) / ((t[a] - t[b]) * (t[a] - t[c]));
    double wb = (t[i] - t[a]) * (t[i] - t[c]) / ((t[b] - t[a]) * (t[b] - t[c]));
    double wc = (t[i] - t[a]) * (t[i] - t[b]) / ((t[c] - t[a]) * (t[c] - t[b]));
    double dx = wa * x[a] + wb * x[b] + wc * x[c] - x[i];
    double dy = wa * y[a] + wb * y[b] + wc * y[c] - y[i];
    // The noise of what is predicted is that many times the noise of a place.
    double spread = Math.sqrt(1 + wa * wa + wb * wb + wc * wc);
    return Math.sqrt(dx * dx + dy * dy) / spread * 1.4;
  }
}
