package org.worldmill.label.track;

import java.util.List;
import java.util.Optional;

/**
 * What was followed in a clip.
 *
 * @param width of the planes, in samples, to which places refer
 * @param height of the planes
 * @param sourceWidthPx width of the source's pictures
 * @param tracks of all that moved on its own
 * @param watchedShare share of the clip's pictures that were looked at closely
 * @param shaken whether the camera was shaken, as in a hand: then the errors of places go together
 *     over several pictures, since the ground's texture is sampled a little differently in each
 * @param unseen why nothing could be followed; empty if it could
 */
public record Scenery(
    int width,
    int height,
    int sourceWidthPx,
    List<Track> tracks,
    double watchedShare,
    boolean shaken,
    Optional<String> unseen) {

  public Scenery {
    tracks = List.copyOf(tracks);
  }

  /** Of a camera that was not shaken. */
  public Scenery(
      int width,
      int height,
      int sourceWidthPx,
      List<Track> tracks,
      double watchedShare,
      Optional<String> unseen) {
    this(width, height, sourceWidthPx, tracks, watchedShare, false, unseen);
  }

  /** How many of the source's pixels a sample of the plane is. */
  public double pxPerSample() {
    return (double) sourceWidthPx / width;
  }
}
