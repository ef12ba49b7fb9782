package org.worldmill.jobs.demo;

import java.awt.image.BufferedImage;
import org.worldmill.label.scene.Noise;

/** A bed of rounded stones seen from above: cells around scattered centres, lit from one side. */
final class Pebbles {

  private static final int[] STONES = {
    0x8d8f8a, 0xb9ac98, 0x6b6f78, 0xa47f68, 0xd3ccbd, 0x5d5a57, 0x8799a3, 0x9c8f5f
  };

  private final Canvas canvas;
  private final double cell;
  private final int seed;

  Pebbles(int widthPx, int heightPx, double cellPx, int seed) {
    canvas = new Canvas(widthPx, heightPx);
    cell = cellPx;
    this.seed = seed;
    int[] pixels = canvas.pixels();
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        pixels[y * widthPx + x] = colour(x / cell, y / cell, x, y);
      }
    }
  }

  BufferedImage image() {
    return canvas.image();
  }

  private int colour(double u, double v, int x, int y) {
    double nearest = 9;
    double second = 9;
    int stone = 0;
    double centreX = 0;
    double centreY = 0;
    for (int j = (int) Math.floor(v) - 1; j <= (int) Math.floor(v) + 1; j++) {
      for (int i = (int) Math.floor(u) - 1; i <= (int) Math.floor(u) + 1; i++) {
        double cx = i + 0.1 + 0.8 * Noise.at(i, j, seed);
        double cy = j + 0.1 + 0.8 * Noise.at(i, j, seed + 1);
        double distance = Math.hypot(u - cx, v - cy);
        if (distance < nearest) {
          second = nearest;
          nearest = distance;
          stone = i * 73 + j * 151;
          centreX = cx;
          centreY = cy;
        } else if (distance < second) {
          second = distance;
        }
      }
    }
    double rim = second - nearest;
    if (rim < 0.07) {
      return Shade.scaled(0x2b2723, 0.7 + 0.5 * Noise.at(x, y, seed + 4));
    }
    int rgb = STONES[(int) (Noise.at(stone, 5, seed) * STONES.length)];
    double slope = Math.min(1, 0.25 / (rim + 0.05));
    double light = 1 + slope * ((centreX - u) + (centreY - v)) * 0.75;
    double spots = 0.8 + 0.4 * Noise.cloud(u * 6, v * 6, 3, stone);
    return Shade.scaled(rgb, Math.min(1.5, Math.min(1, rim * 3 + 0.45) * light * spots));
  }
}
