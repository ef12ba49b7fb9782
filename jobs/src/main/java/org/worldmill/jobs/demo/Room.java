package org.worldmill.jobs.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.worldmill.label.scene.Noise;

/**
 * A quiet room to film in: a plastered wall with a scale on it, a skirting board, a plank floor.
 */
final class Room {

  /** Where the floor begins, seen from the side. */
  static final double FLOOR_Y = 300;

  private final Canvas canvas = new Canvas(Scene.WIDTH, Scene.HEIGHT);

  /**
   * A room.
   *
   * @param wallRgb colour of its wall
   * @param pxPerMetre distance of the marks on the wall: ten a metre
   */
  Room(int wallRgb, double pxPerMetre, int seed) {
    paintSurfaces(wallRgb, seed);
    Graphics2D g = canvas.pen();
    paintScale(g, pxPerMetre);
    g.setColor(new Color(0xd8d2c4));
    g.fill(new Rectangle2D.Double(0, FLOOR_Y - 16, Scene.WIDTH, 11));
    g.setColor(new Color(0xb0a896));
    g.fill(new Rectangle2D.Double(0, FLOOR_Y - 5, Scene.WIDTH, 5));
    g.dispose();
  }

  void paint(Graphics2D g) {
    g.drawImage(canvas.image(), 0, 0, null);
  }

  private void paintSurfaces(int wallRgb, int seed) {
    int[] pixels = canvas.pixels();
    for (int y = 0; y < Scene.HEIGHT; y++) {
      for (int x = 0; x < Scene.WIDTH; x++) {
        pixels[y * Scene.WIDTH + x] = y < FLOOR_Y ? wall(x, y, wallRgb, seed) : floor(x, y, seed);
      }
    }
  }

  private static int wall(int x, int y, int rgb, int seed) {
    double light = 1.12 - 0.3 * Math.hypot(x - 180, y - 60) / 520;
    double plaster = 0.9 + 0.14 * Noise.cloud(x / 46.0, y / 46.0, 4, seed);
    double grain = 0.97 + 0.06 * Noise.at(x, y, seed + 9);
    return Shade.scaled(rgb, light * plaster * grain);
  }

  /** Planks that run towards the wall, narrower the farther they are. */
  private static int floor(int x, int y, int seed) {
    double depth = (y - FLOOR_Y + 26) / 26;
    double across = (x - Scene.WIDTH / 2.0) / depth / 34 + 1000;
    int plank = (int) Math.floor(across);
    double inPlank = across - plank;
    double along = 40 / depth;
    double tone = 0.78 + 0.3 * Noise.at(plank, 3, seed);
    double fibre = 0.86 + 0.28 * Noise.cloud(across * 9, along * 1.3 + plank * 7, 3, seed + 5);
    double gap = inPlank < 0.03 || inPlank > 0.97 ? 0.55 : 1;
    return Shade.scaled(0xa9744a, tone * fibre * gap);
  }

  private static void paintScale(Graphics2D g, double pxPerMetre) {
    g.setColor(Shade.seeThrough(0xf4efe2, 0.85));
    g.fill(new Rectangle2D.Double(14, 10, 20, FLOOR_Y - 26));
    g.setColor(new Color(0x37332c));
    g.setStroke(new BasicStroke(1.2f));
    for (int mark = 0; mark * pxPerMetre / 20 < FLOOR_Y - 26; mark++) {
      double y = FLOOR_Y - 16 - mark * pxPerMetre / 20;
      if (y > 10) {
        g.draw(new Line2D.Double(14, y, mark % 10 == 0 ? 33 : mark % 2 == 0 ? 26 : 21, y));
      }
    }
  }
}
