package org.worldmill.label.camera;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a camera did in a clip.
 *
 * @param segments in order of time, without gaps
 * @param steps from sample to sample, in order of time; without those in which too little was seen
 * @param reference focal length in widths that turns of segments refer to: multiply rates in rad/s
 *     by it for widths/s, which are right whether or not it is
 * @param focalWidths the focal length, where it is known, stated or was found
 * @param focalError its standard error in widths; 0 where it is known
 * @param shakeWidths root mean square of the picture's deviation from its mean over a second on
 *     either side, in picture widths; empty for clips too short to say
 * @param shakeError its standard error in widths
 * @param aspect height over width
 * @param parallax how much of the picture's motion depth explains, for each segment
 * @param ownMotion what moves on its own
 */
public record CameraStory(
    List<Segment> segments,
    List<PictureStep> steps,
    double reference,
    OptionalDouble focalWidths,
    double focalError,
    OptionalDouble shakeWidths,
    double shakeError,
    double aspect,
    List<SpanParallax> parallax,
    OwnMotion ownMotion) {

  /** From here on, in widths, a camera trembles as one held in a hand. */
  private static final double HANDHELD = 0.0012;

  /** Below this it stands on something. */
  private static final double FIXED = 0.0005;

  public CameraStory {
    segments = List.copyOf(segments);
    steps = List.copyOf(steps);
    parallax = List.copyOf(parallax);
  }

  /** The primitive that the camera does for the longest time; empty where it is not known. */
  public Optional<Primitive> primary() {
    Map<Primitive, Double> seconds = new EnumMap<>(Primitive.class);
    for (Segment segment : segments) {
      segment.primary().ifPresent(p -> seconds.merge(p, segment.seconds(), Double::sum));
    }
    return seconds.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /**
   * Share that depth has in how fast the picture moves, over all spans of known motion; empty where
   * the camera stands.
   */
  public Optional<ParallaxShare> parallaxShare() {
    double seconds = 0;
    double depth = 0;
    double error = 0;
    double total = 0;
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.primary().isPresent()) {
        SpanParallax here = parallax.get(i);
        seconds += segment.seconds();
        depth += segment.seconds() * here.speed();
        error += segment.seconds() * here.error();
        total += segment.seconds() * here.total();
      }
    }
    return total < Segmenter.STANDING * seconds || !(total > 0)
        ? Optional.empty()
        : Optional.of(new ParallaxShare(depth / total, error / total));
  }

  /**
   * Of how fast the picture moves, how much depth explains.
   *
   * @param share from 0 to 1
   * @param error its standard error
   */
  public record ParallaxShare(double share, double error) {}

  /** How the camera is held, where the clip is long enough to say. */
  Optional<String> steadiness(boolean stands) {
    if (shakeWidths.isEmpty()) {
      return Optional.empty();
    }
    double shake = shakeWidths.getAsDouble();
    if (shake >= HANDHELD) {
      return Optional.of("handheld");
    }
    return Optional.of(stands && shake < FIXED ? "fixed" : "smooth");
  }

  /** How fast the picture seems to move in the way of a primitive, in widths a second, from 0. */
  public double strength(Segment segment, Primitive primitive) {
    return Apparent.of(segment.rates(), primitive, reference, aspect);
  }

  /**
   * What moves otherwise than the camera explains.
   *
   * @param share of the picture, mean over samples; empty where it cannot be seen
   * @param peak the greatest share at any one time
   * @param looks at what moved, in order of time; none where it cannot be seen
   * @param absence why it cannot be seen
   */
  public record OwnMotion(
      OptionalDouble share, OptionalDouble peak, List<OwnLook> looks, String absence) {

    public OwnMotion {
      looks = List.copyOf(looks);
    }
  }
}
