package org.worldmill.label.scene;

/** A textured ground, larger than the picture by a margin on each side. */
final class Backdrop {

  /** What it looks like. */
  enum Texture {
    /** Plaster: clouds and grain. */
    PLASTER,
    /** Bricks: edges in rows. */
    BRICKS,
    /** Gravel: spots of all sizes. */
    GRAVEL,
    /** Flat areas with sharp edges, as drawn. */
    FLAT
  }

  private final int width;
  private final int height;
  private final int margin;
  private final float[] luma;

  Backdrop(Texture texture, int widthPx, int heightPx, int margin, int seed) {
    this.margin = margin;
    width = widthPx + 2 * margin;
    height = heightPx + 2 * margin;
    luma = new float[width * height];
    double unit = widthPx / 640.0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        luma[y * width + x] = (float) grey(texture, x / unit, y / unit, seed);
      }
    }
  }

  private static double grey(Texture texture, double x, double y, int seed) {
    return switch (texture) {
      case PLASTER ->
          80
              + 70 * Noise.cloud(x / 70, y / 70, 4, seed)
              + 14 * (Noise.smooth(x / 2.5, y / 2.5, seed + 9) - 0.5);
      case BRICKS -> bricks(x, y, seed);
      case GRAVEL ->
          60
              + 110 * Noise.cloud(x / 16, y / 16, 3, seed)
              + 20 * (Noise.smooth(x / 3, y / 3, seed + 9) - 0.5);
      case FLAT -> 90 + 18 * Math.floor(4 * Noise.smooth(x / 190, y / 150, seed));
    };
  }

  private static double bricks(double x, double y, int seed) {
    int row = (int) Math.floor(y / 26);
    double along = x + (row % 2 == 0 ? 0 : 32);
    int brick = (int) Math.floor(along / 64);
    boolean gap = y - 26.0 * row < 3 || along - 64.0 * brick < 3;
    double tone = 85 + 45 * Noise.at(brick, row, seed);
    return (gap ? 165 : tone) + 20 * (Noise.cloud(x / 9, y / 9, 3, seed + 3) - 0.5);
  }

  /** Grey level at a place of the first view, by straight lines between samples. */
  float at(double x, double y) {
    double px = Math.max(0, Math.min(width - 1.001, x + margin));
    double py = Math.max(0, Math.min(height - 1.001, y + margin));
    int left = (int) px;
    int top = (int) py;
    float fx = (float) (px - left);
    float fy = (float) (py - top);
    int i = top * width + left;
    float upper = luma[i] + fx * (luma[i + 1] - luma[i]);
    float lower = luma[i + width] + fx * (luma[i + width + 1] - luma[i + width]);
    return upper + fy * (lower - upper);
  }
}
