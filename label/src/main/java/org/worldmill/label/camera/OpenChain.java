package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/** A chain that may still grow: its points where it began, and where they are now. */
final class OpenChain {

  private static final int LEAST_POINTS = 24;

  /** Growth and roll, as shares, from which on windows have to grow and roll as well. */
  private static final double GROWN = 0.015;

  /** Two samples a second of motion. */
  private static final long ANEW_NANOS = 500_000_000L;

  private final long startNanos;
  private final Plane start;
  private float[] first;
  private float[] now;
  private boolean begun;
  private final List<DepthSample> samples = new ArrayList<>();

  /** Of the corners of a plane. */
  OpenChain(long startNanos, Plane start) {
    this.startNanos = startNanos;
    this.start = start;
    first = PointTracker.corners(start);
    now = first;
    samples.add(DepthSample.of(start, startNanos));
  }

  long startNanos() {
    return startNanos;
  }

  /** Whether it has gone any step. */
  boolean begun() {
    return begun;
  }

  /** Where the points went from one plane to the next, if enough can be followed. */
  Optional<float[]> followed(Plane from, Plane to) {
    if (now.length / 2 < LEAST_POINTS) {
      return Optional.empty();
    }
    float[] went = PointTracker.follow(from, to, now);
    return left(went) < LEAST_POINTS ? Optional.empty() : Optional.of(went);
  }

  /** The matches of one more step, without what was lost. */
  Matches step(float[] to, Plane plane) {
    return new Matches(kept(now, to), kept(to, to), plane.width(), plane.height());
  }

  /** Goes that step: what was lost is gone. */
  void keep(float[] to) {
    first = kept(first, to);
    now = kept(to, to);
    begun = true;
  }

  /**
   * Follows what lies all over the picture too, from one plane, which is shown since then, to the
   * next; anew from time to time, since what is near does not stay in sight.
   */
  void look(Plane from, long since, Plane to, long nanos) {
    DepthSample last = samples.get(samples.size() - 1);
    if (last.done() && since - last.startNanos() >= ANEW_NANOS) {
      last = DepthSample.of(from, since);
      samples.add(last);
    }
    samples.set(samples.size() - 1, last.followed(from, to, nanos));
  }

  /** Its matches until now. */
  Matches matches(Plane plane) {
    return new Matches(first, now, plane.width(), plane.height());
  }

  /**
   * The chain until now. Points of a picture that grew or rolled are looked for once more, with
   * that undone: a window that is only ever shifted follows its texture's weight instead of its
   * middle.
   */
  Chain closed(long endNanos, Plane plane, double focalPx) {
    Matches matches = matches(plane);
    RotationFit fit = RotationFit.of(matches, focalPx);
    Matches better = matches;
    if (Math.abs(fit.logZoom()) >= GROWN || Math.abs(fit.turn().z()) >= GROWN) {
      double[] matrix = fit.matrix(focalPx, plane.width(), plane.height());
      float[] again = PointTracker.again(start, plane, first, matrix);
      if (left(again) >= LEAST_POINTS) {
        better = new Matches(kept(first, again), kept(again, again), plane.width(), plane.height());
      }
    }
    return new Chain(startNanos, endNanos, matches, better, bothWays());
  }

  private List<DepthSample> bothWays() {
    return samples.stream().map(DepthSample::bothWays).toList();
  }

  private static int left(float[] points) {
    int count = 0;
    for (int i = 0; i < points.length; i += 2) {
      count += Float.isNaN(points[i]) ? 0 : 1;
    }
    return count;
  }

  /** Those of some points whose {@code to} is not lost. */
  static float[] kept(float[] points, float[] to) {
    float[] kept = new float[2 * left(to)];
    int k = 0;
    for (int i = 0; i < to.length; i++) {
      if (!Float.isNaN(to[i])) {
        kept[k++] = points[i];
      }
    }
    return kept;
  }
}
