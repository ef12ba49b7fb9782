package org.worldmill.label.view;

/**
 * Darkens what lies deeper than its surroundings and brightens ridges a little, by depth alone
 * (after the idea of eye-dome lighting, C. Boucheny, 2009), which gives point clouds a shape.
 */
final class Creases {

  /** Distances to the neighbours, as shares of the picture's width. */
  private static final double[] REACHES = {1 / 320.0, 2.7 / 320, 6 / 320.0};

  private final Picture picture;

  private Creases(Picture picture) {
    this.picture = picture;
  }

  static void darken(Picture picture) {
    Creases creases = new Creases(picture);
    for (int row = 0; row < picture.heightPx(); row++) {
      for (int column = 0; column < picture.widthPx(); column++) {
        int pixel = row * picture.widthPx() + column;
        if (picture.covered(pixel)) {
          double factor = creases.factor(row, column, picture.depth[pixel]);
          for (int band = 0; band < 3; band++) {
            int at = 4 * pixel + band;
            picture.colours[at] = (float) Math.min(255, picture.colours[at] * factor);
          }
        }
      }
    }
  }

  private double factor(int row, int column, double here) {
    double sum = 0;
    for (double share : REACHES) {
      int reach = (int) Math.max(1, Math.floor(share * picture.widthPx() + 0.5));
      // A step in depth of twice the step across is as much as counts.
      double limit = 2 * reach * here / picture.camera().fx();
      sum += bend(row, column, here, reach, 0, limit);
      sum += bend(row, column, here, 0, reach, limit);
      sum += bend(row, column, here, reach, reach, limit);
      sum += bend(row, column, here, reach, -reach, limit);
    }
    double mean = sum / (4 * REACHES.length);
    return mean > 0 ? 1 - 0.6 * mean : 1 - 0.15 * mean;
  }

  /** How much deeper, from -1 to 1, a pixel is than the middle between two opposite ones. */
  private double bend(int row, int column, double here, int down, int right, double limit) {
    double before = deeper(row - down, column - right, here, limit);
    double after = deeper(row + down, column + right, here, limit);
    return Math.max(-1, Math.min(1, (before + after) / limit));
  }

  private double deeper(int row, int column, double here, double limit) {
    if (row < 0 || column < 0 || row >= picture.heightPx() || column >= picture.widthPx()) {
      return 0;
    }
    float there = picture.depth[row * picture.widthPx() + column];
    return there == Picture.NOTHING ? 0 : Math.max(-limit, Math.min(limit, here - there));
  }
}
