package org.worldmill.jobs.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;

/** Colours, and round things with light on them. */
final class Shade {

  private Shade() {}

  /** {@code rgb} made darker (below 1) or brighter (above 1). */
  static int scaled(int rgb, double factor) {
    return clamp((rgb >> 16 & 255) * factor) << 16
        | clamp((rgb >> 8 & 255) * factor) << 8
        | clamp((rgb & 255) * factor);
  }

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** A mixture: {@code a} at 0, {@code b} at 1. */
  static int mixed(int a, int b, double share) {
    double keep = 1 - share;
    return clamp((a >> 16 & 255) * keep + (b >> 16 & 255) * share) << 16
        | clamp((a >> 8 & 255) * keep + (b >> 8 & 255) * share) << 8
        | clamp((a & 255) * keep + (b & 255) * share);
  }

  /** The colour with an opacity of 0..1. */
  static Color seeThrough(int rgb, double opacity) {
    return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, clamp(opacity * 255));
  }

  /** A ball lit from above left. */
  static void ball(Graphics2D g, double x, double y, double radius, int rgb) {
    Ellipse2D disc = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setPaint(
        new RadialGradientPaint(
            (float) (x - radius * 0.35),
            (float) (y - radius * 0.4),
            (float) (radius * 1.5),
            new float[] {0, 0.25f, 0.7f, 1},
            new Color[] {
              new Color(Shade.mixed(rgb, 0xffffff, 0.75)),
              new Color(Shade.mixed(rgb, 0xffffff, 0.15)),
              new Color(Shade.scaled(rgb, 0.7)),
              new Color(Shade.scaled(rgb, 0.35))
            }));
    g.fill(disc);
  }

  /** The soft shadow that a thing throws on the ground below it. */
  static void shadow(Graphics2D g, double x, double y, double halfWidth, double opacity) {
    java.awt.geom.AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(1, 0.22);
    g.setPaint(
        new RadialGradientPaint(
            0f,
            0f,
            (float) halfWidth,
            new float[] {0, 0.5f, 1},
            new Color[] {seeThrough(0, opacity), seeThrough(0, opacity * 0.55), seeThrough(0, 0)}));
    g.fill(new Ellipse2D.Double(-halfWidth, -halfWidth, 2 * halfWidth, 2 * halfWidth));
    g.setTransform(before);
  }
}
