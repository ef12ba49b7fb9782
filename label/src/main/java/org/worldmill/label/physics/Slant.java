package org.worldmill.label.physics;

import java.util.Map;
import org.worldmill.label.track.Track;

/**
 * How a camera looks at what falls: along gravity things may come nearer or go away, if it looks up
 * or down, and each may recede on its own. A thing's depth, as a share of that at the picture's
 * middle, is then W = (1 + q t) / (1 - k p), with p its place about the middle; and W p moves as
 * what is seen frontally does, with one acceleration for all.
 *
 * @param middleX of the picture, in samples of the plane
 * @param middleY of the picture
 * @param kx how the depth grows along the plane, to the right, per sample
 * @param ky the same downwards
 * @param startSeconds when things are as deep as their places say
 * @param recession rates at which things recede, per second, by their tracks
 */
public record Slant(
    double middleX,
    double middleY,
    double kx,
    double ky,
    double startSeconds,
    Map<Integer, Double> recession) {

  public Slant {
    recession = Map.copyOf(recession);
  }

  /** Seen frontally, in planes of a size. */
  static Slant none(int width, int height) {
    return new Slant((width - 1) / 2.0, (height - 1) / 2.0, 0, 0, 0, Map.of());
  }

  /** Whether nothing of the kind is known. */
  public boolean frontal() {
    return kx == 0 && ky == 0 && recession.isEmpty();
  }

  private double receded(int track, double seconds) {
    return 1 + recession.getOrDefault(track, 0.0) * (seconds - startSeconds);
  }

  /** Depth of a place in the picture, as a share of that at its middle. */
  private double depth(int track, double seconds, double x, double y) {
    double along = kx * (x - middleX) + ky * (y - middleY);
    return receded(track, seconds) / Math.max(0.2, 1 - along);
  }

  /** A course as it would be seen frontally, at the depth of the picture's middle. */
  Course level(Course course, int track) {
    if (frontal()) {
      return course;
    }
    int n = course.size();
    double[] t = new double[n];
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      t[i] = course.t(i);
      double depth = depth(track, t[i], course.x(i), course.y(i));
      x[i] = middleX + depth * (course.x(i) - middleX);
      y[i] = middleY + depth * (course.y(i) - middleY);
    }
    return Course.of(t, x, y);
  }

  Course level(Track track, int number) {
    return level(Course.of(track), number);
  }

  /** Where in the picture a place of a levelled course is seen: across and down. */
  double[] seen(int track, double seconds, double x, double y) {
    double dx = x - middleX;
    double dy = y - middleY;
    double depth = receded(track, seconds) + kx * dx + ky * dy;
    return new double[] {middleX + dx / depth, middleY + dy / depth};
  }

  /**
   * Length along gravity that a sample stands for at a place, as a share of that at the middle: the
   * square of the depth, since what lies along gravity is foreshortened as well.
   *
   * @param steepness one over the square of the pitch's cosine
   */
  double length(int track, double seconds, double x, double y, double steepness) {
    double depth = depth(track, seconds, x, y);
    return depth * depth / (1 + steepness * (receded(track, seconds) - 1));
  }
}
