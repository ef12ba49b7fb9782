package org.worldmill.label.camera;

import org.worldmill.schemas.media.Plane;

/**
 * Points all over a picture, near and far alike, followed no longer than it takes to see them move:
 * what is near soon leaves the picture or is hidden.
 */
final class DepthSample {

  /** How far half of them have to go, in pixels, to tell motion from noise. */
  private static final double FAR_PX = 3;

  private final Matches matches;
  private final float[] first;
  private final float[] now;
  private final long nanos;

  private DepthSample(Matches matches, float[] first, float[] now, long nanos) {
    this.matches = matches;
    this.first = first;
    this.now = now;
    this.nanos = nanos;
  }

  /** Of points that have gone far, in so long a time. */
  DepthSample(Matches matches, long nanos) {
    this(matches, new float[0], new float[0], nanos);
  }

  /** Of a plane, before anything is followed. */
  static DepthSample of(Plane plane) {
    return of(new float[0], new float[0], plane, 0);
  }

  private static DepthSample of(float[] first, float[] now, Plane plane, long nanos) {
    return new DepthSample(
        new Matches(first, now, plane.width(), plane.height()), first, now, nanos);
  }

  /** Where they are in the next plane, so long after their first, unless they have gone far. */
  DepthSample followed(Plane from, Plane to, long since) {
    boolean begins = nanos == 0;
    if (!begins && (now.length == 0 || matches.medianWay() >= FAR_PX)) {
      return this;
    }
    float[] before = begins ? PointTracker.everywhere(from) : first;
    float[] went = PointTracker.followWeak(from, to, begins ? before : now);
    return of(OpenChain.kept(before, went), OpenChain.kept(went, went), to, since);
  }

  /** Where they went; none before the first is followed. */
  Matches matches() {
    return matches;
  }

  /** For how long they were followed. */
  double seconds() {
    return nanos / 1e9;
  }
}
