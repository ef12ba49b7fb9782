package org.worldmill.jobs.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small two-link arm that carries a cube to and fro on a bench: a fixed camera, little motion.
 */
final class ArmAtWork implements Scene {

  private static final double PX_PER_METRE = 260;
  private static final double UPPER = 0.26;
  private static final double FORE = 0.24;
  private static final double NEAR = 0.15;
  private static final double STROKE = 0.28;
  private static final double BASE_X = 210;
  private static final double BENCH_Y = 268;
  private static final double PERIOD = 4.0;

  private final Room room = new Room(0x9c9788, PX_PER_METRE, 5);

  @Override
  public double seconds() {
    return 5;
  }

  @Override
  public void paint(Graphics2D g, double t) {
    room.paint(g);
    bench(g);
    double[] hand = hand(t);
    double cubeX = carried(t) ? hand[0] : restingX(t);
    double cubeY = carried(t) ? hand[1] + 20 : BENCH_Y - 11;
    Shade.shadow(g, cubeX, BENCH_Y + 1, 20, 0.4);
    cube(g, cubeX, cubeY);
    arm(g, hand);
  }

  /** Over one period: down, lift, across, down, release; then the same way back. */
  private static double[] hand(double t) {
    double phase = t / PERIOD * 2 % 2;
    double way = phase < 1 ? eased(phase) : 1 - eased(phase - 1);
    double lift = Math.sin(Math.PI * (phase % 1));
    double x = BASE_X + PX_PER_METRE * (NEAR + STROKE * way);
    double y = BENCH_Y - 31 - 62 * lift * lift;
    return new double[] {x, y};
  }

  private static double eased(double part) {
    double p = Math.max(0, Math.min(1, (part - 0.12) / 0.76));
    return p * p * p * (10 + p * (6 * p - 15));
  }

  private static boolean carried(double t) {
    double phase = t / PERIOD * 2 % 1;
    return phase > 0.08 && phase < 0.92;
  }

  private static double restingX(double t) {
    return hand(Math.round(t / PERIOD * 2) * PERIOD / 2)[0];
  }

  private static void bench(Graphics2D g) {
    g.setPaint(
        new GradientPaint(0, (float) BENCH_Y, new Color(0xd9d4ca), 0, 312, new Color(0x8f897d)));
    g.fill(new Rectangle2D.Double(90, BENCH_Y, 480, 24));
    g.setColor(new Color(0x4b4740));
    g.fill(new Rectangle2D.Double(110, BENCH_Y + 24, 18, 90));
    g.fill(new Rectangle2D.Double(532, BENCH_Y + 24, 18, 90));
    int[] colours = {0x3d6b8c, 0xa34a3a, 0xd2b04c};
    for (int i = 0; i < colours.length; i++) {
      g.setColor(new Color(colours[i]));
      g.fill(new Rectangle2D.Double(480 + 26 * i, BENCH_Y - 34 + 8 * i, 22, 34 - 8 * i));
      g.setColor(Shade.seeThrough(0xffffff, 0.35));
      g.fill(new Rectangle2D.Double(480 + 26 * i, BENCH_Y - 34 + 8 * i, 22, 3));
    }
  }

  private static void cube(Graphics2D g, double x, double y) {
    g.setPaint(
        new GradientPaint(
            (float) x - 11,
            (float) y - 11,
            new Color(0xf08a3c),
            (float) x + 11,
            (float) y + 11,
            new Color(0xa84e16)));
    g.fill(new Rectangle2D.Double(x - 11, y - 11, 22, 22));
  }

  private static void arm(Graphics2D g, double[] hand) {
    double baseY = BENCH_Y - 44;
    double dx = hand[0] - BASE_X;
    double dy = hand[1] - 16 - baseY;
    double reach = Math.hypot(dx, dy) / PX_PER_METRE;
    double cos = (UPPER * UPPER + reach * reach - FORE * FORE) / (2 * UPPER * reach);
    double shoulder = Math.atan2(dy, dx) - Math.acos(clamped(cos));
    double elbowX = BASE_X + Math.cos(shoulder) * UPPER * PX_PER_METRE;
    double elbowY = baseY + Math.sin(shoulder) * UPPER * PX_PER_METRE;
    g.setColor(new Color(0x33373d));
    g.fill(new Rectangle2D.Double(BASE_X - 22, BENCH_Y - 40, 44, 40));
    link(g, BASE_X, baseY, elbowX, elbowY, 17, 0xe8e9ea);
    link(g, elbowX, elbowY, hand[0], hand[1] - 16, 13, 0xd3d6d9);
    Shade.ball(g, BASE_X, baseY, 13, 0x2f6fb0);
    Shade.ball(g, elbowX, elbowY, 10, 0x2f6fb0);
    g.setColor(new Color(0x33373d));
    g.setStroke(new BasicStroke(4f));
    g.draw(new Line2D.Double(hand[0], hand[1] - 16, hand[0], hand[1] + 6));
    g.draw(new Line2D.Double(hand[0] - 14, hand[1] + 6, hand[0] + 14, hand[1] + 6));
    g.draw(new Line2D.Double(hand[0] - 13, hand[1] + 6, hand[0] - 13, hand[1] + 24));
    g.draw(new Line2D.Double(hand[0] + 13, hand[1] + 6, hand[0] + 13, hand[1] + 24));
  }

  private static double clamped(double cos) {
    return Math.max(-1, Math.min(1, cos));
  }

  private static void link(
      Graphics2D g, double x1, double y1, double x2, double y2, float width, int rgb) {
    g.setColor(new Color(Shade.scaled(rgb, 0.62)));
    g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x1, y1 + 2, x2, y2 + 2));
    g.setColor(new Color(rgb));
    g.setStroke(new BasicStroke(width * 0.62f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x1, y1 - 1, x2, y2 - 1));
  }

  @Override
  public String description() {
    return "A small robot arm on a bench picks up an orange cube, carries it to the other side and"
        + " back; the camera does not move.";
  }

  @Override
  public Map<String, Object> physics() {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", "pick and place");
    truth.put("links_m", List.of(UPPER, FORE));
    truth.put("cycle_s", PERIOD);
    truth.put("stroke_m", STROKE);
    truth.put("px_per_m", PX_PER_METRE);
    truth.put("camera", "static");
    return truth;
  }
}
