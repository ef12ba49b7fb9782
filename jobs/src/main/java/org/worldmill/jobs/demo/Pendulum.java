package org.worldmill.jobs.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bob on a rod, without friction: the full equation, not the one for small angles. */
final class Pendulum implements Scene {

  private static final double GRAVITY = 9.81;
  private static final double PX_PER_METRE = 230;
  private static final double LENGTH = 0.95;
  private static final double RADIUS = 0.1;
  private static final double STEP = 0.001;

  private static final double LIFE = 4.5;

  private final double amplitude;
  private final double[] angles = new double[(int) (LIFE / STEP) + 200];
  private final Room room = new Room(0x8fa3ad, PX_PER_METRE, 77);

  Pendulum(double amplitudeDegrees) {
    amplitude = Math.toRadians(amplitudeDegrees);
    double angle = amplitude;
    double velocity = 0;
    for (int i = 0; i < angles.length; i++) {
      angles[i] = angle;
      // Leapfrog keeps the energy over the whole film.
      velocity -= GRAVITY / LENGTH * Math.sin(angle) * STEP / 2;
      angle += velocity * STEP;
      velocity -= GRAVITY / LENGTH * Math.sin(angle) * STEP / 2;
    }
  }

  @Override
  public double seconds() {
    return LIFE;
  }

  @Override
  public void paint(Graphics2D g, double t) {
    room.paint(g);
    int step = Math.max(0, (int) (t / STEP));
    double part = Math.max(0, t / STEP - step);
    double angle = angles[step] * (1 - part) + angles[step + 1] * part;
    double pivotX = Scene.WIDTH / 2.0;
    double pivotY = 34;
    double x = pivotX + Math.sin(angle) * LENGTH * PX_PER_METRE;
    double y = pivotY + Math.cos(angle) * LENGTH * PX_PER_METRE;
    Shade.shadow(g, x + 4, Room.FLOOR_Y + 26, 34, 0.3);
    g.setColor(new Color(0x4a4038));
    g.fill(new Rectangle2D.Double(pivotX - 70, 12, 140, 14));
    g.setColor(new Color(0x6d6055));
    g.fill(new Rectangle2D.Double(pivotX - 70, 12, 140, 4));
    g.setColor(new Color(0x2b2b2e));
    g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(pivotX, pivotY, x, y));
    Shade.ball(g, pivotX, pivotY, 6, 0x9aa0a6);
    Shade.ball(g, x, y, RADIUS * PX_PER_METRE, 0xd9a441);
  }

  /** From the complete elliptic integral, by the arithmetic-geometric mean. */
  private double periodSeconds() {
    double a = 1;
    double b = Math.cos(amplitude / 2);
    for (int i = 0; i < 8; i++) {
      double mean = (a + b) / 2;
      b = Math.sqrt(a * b);
      a = mean;
    }
    return 2 * Math.PI * Math.sqrt(LENGTH / GRAVITY) / a;
  }

  @Override
  public String description() {
    return "A brass pendulum on a rigid rod swings before a wall, filmed by a fixed camera.";
  }

  @Override
  public Map<String, Object> physics() {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", "pendulum without friction");
    truth.put("gravity_mps2", GRAVITY);
    truth.put("length_m", LENGTH);
    truth.put("amplitude_deg", Math.round(Math.toDegrees(amplitude) * 1e9) / 1e9);
    truth.put("period_s", periodSeconds());
    truth.put("px_per_m", PX_PER_METRE);
    truth.put("camera", "static");
    return truth;
  }
}
