package org.worldmill.label.camera;

import java.util.Arrays;
import java.util.Optional;
import org.worldmill.schemas.media.Plane;

/**
 * Points all over a picture, near and far alike, followed no longer than it takes to see them move:
 * what is near soon leaves the picture or is hidden. Of what leaves on one side nothing can be
 * followed; what enters on the other can, from the last picture back to the first.
 */
final class DepthSample {

  /** How far half of them have to go, in pixels, to tell motion from noise. */
  private static final double FAR_PX = 3;

  private final Matches matches;
  private final float[] first;
  private final float[] now;
  private final int forth;
  private final Optional<Plane> start;
  private final Optional<Plane> end;
  private final long startNanos;
  private final long nanos;

  private DepthSample(
      Matches matches,
      float[] first,
      float[] now,
      int forth,
      Optional<Plane> start,
      Optional<Plane> end,
      long startNanos,
      long nanos) {
    this.matches = matches;
    this.first = first;
    this.now = now;
    this.forth = forth;
    this.start = start;
    this.end = end;
    this.startNanos = startNanos;
    this.nanos = nanos;
  }

  /** Of points that have gone far, in so long a time. */
  DepthSample(Matches matches, long nanos) {
    this(
        matches,
        new float[0],
        new float[0],
        matches.count(),
        Optional.empty(),
        Optional.empty(),
        0,
        nanos);
  }

  /** Of a plane that is shown since then, before anything is followed. */
  static DepthSample of(Plane plane, long startNanos) {
    float[] none = new float[0];
    Matches matches = new Matches(none, none, plane.width(), plane.height());
    return new DepthSample(
        matches, none, none, 0, Optional.of(plane), Optional.empty(), startNanos, 0);
  }

  /** Whether its points have gone far, or are lost. */
  boolean done() {
    return nanos > 0 && (now.length == 0 || matches.medianWay() >= FAR_PX);
  }

  /** When it begins. */
  long startNanos() {
    return startNanos;
  }

  /** Where they are in the next plane, at that time, unless they have gone far. */
  DepthSample followed(Plane from, Plane to, long toNanos) {
    if (done()) {
      return this;
    }
    boolean begins = nanos == 0;
    float[] before = begins ? PointTracker.everywhere(from) : first;
    float[] went = PointTracker.followWeak(from, to, begins ? before : now);
    float[] kept = OpenChain.kept(before, went);
    float[] here = OpenChain.kept(went, went);
    return new DepthSample(
        new Matches(kept, here, to.width(), to.height()),
        kept,
        here,
        kept.length / 2,
        begins ? Optional.of(from) : start,
        Optional.of(to),
        startNanos,
        toNanos - startNanos);
  }

  /** With points of the last plane beside them, and where these were in the first. */
  DepthSample bothWays() {
    if (start.isEmpty() || end.isEmpty()) {
      return this;
    }
    Plane last = end.get();
    float[] here = PointTracker.everywhere(last);
    float[] came = PointTracker.followWeak(last, start.get(), here);
    Matches both =
        new Matches(
            joined(first, OpenChain.kept(came, came)),
            joined(now, OpenChain.kept(here, came)),
            last.width(),
            last.height());
    return new DepthSample(
        both, first, now, forth, Optional.empty(), Optional.empty(), startNanos, nanos);
  }

  private static float[] joined(float[] some, float[] others) {
    float[] all = Arrays.copyOf(some, some.length + others.length);
    System.arraycopy(others, 0, all, some.length, others.length);
    return all;
  }

  /** Where they went; none before the first is followed. */
  Matches matches() {
    return matches;
  }

  /** Whether a match was looked for in the first picture, and not in the last. */
  boolean forth(int i) {
    return i < forth;
  }

  /** For how long they were followed. */
  double seconds() {
    return nanos / 1e9;
  }
}
