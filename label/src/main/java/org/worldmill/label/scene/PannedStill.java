package org.worldmill.label.scene;

import org.worldmill.schemas.media.Plane;

/**
 * A view that goes over a still picture, as documentary films show photographs: panned and zoomed,
 * eased in and out. Each sample is the mean of four between the picture's own (by cubics, Keys
 * 1981), so that it is sharp and does not shimmer.
 */
public final class PannedStill {

  private static final double APART = 0.25;

  private final Plane picture;
  private final int width;
  private final int height;

  /** Over a picture, in a view of this size. */
  public PannedStill(Plane picture, int width, int height) {
    this.picture = picture;
    this.width = width;
    this.height = height;
  }

  /** How far an eased movement has come after a share of its time: half a cosine. */
  public static double eased(double share) {
    return 0.5 - 0.5 * Math.cos(Math.PI * share);
  }

  /**
   * What is seen.
   *
   * @param middleX where the view's middle lies, in samples of the picture
   * @param middleY the same downwards
   * @param zoom samples of the view for one of the picture
   */
  public Plane at(double middleX, double middleY, double zoom) {
    byte[] samples = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        for (int part = 0; part < 4; part++) {
          double dx = x - (width - 1) / 2.0 + (part % 2 == 0 ? -APART : APART);
          double dy = y - (height - 1) / 2.0 + (part < 2 ? -APART : APART);
          sum += grey(middleX + dx / zoom, middleY + dy / zoom);
        }
        samples[y * width + x] = (byte) Math.round(Math.max(0, Math.min(255, sum / 4)));
      }
    }
    return new Plane(width, height, samples);
  }

  private double grey(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double sum = 0;
    for (int row = -1; row <= 2; row++) {
      double line = 0;
      for (int column = -1; column <= 2; column++) {
        line += weight(x - left - column) * sample(left + column, top + row);
      }
      sum += weight(y - top - row) * line;
    }
    return sum;
  }

  private int sample(int x, int y) {
    return picture.at(
        Math.max(0, Math.min(picture.width() - 1, x)),
        Math.max(0, Math.min(picture.height() - 1, y)));
  }

  private static double weight(double away) {
    double d = Math.abs(away);
    return d < 1 ? 1 + d * d * (1.5 * d - 2.5) : 2 + d * (-4 + d * (2.5 - 0.5 * d));
  }
}
