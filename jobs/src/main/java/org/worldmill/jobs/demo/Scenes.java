package org.worldmill.jobs.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenes made of other scenes, and those in which nothing happens. */
final class Scenes {

  private Scenes() {}

  /** One scene, and after a hard cut another. */
  record Cut(Scene first, double cutSeconds, Scene second) implements Scene {

    @Override
    public double seconds() {
      return cutSeconds + second.seconds();
    }

    @Override
    public void paint(Graphics2D g, double t) {
      if (t < cutSeconds) {
        first.paint(g, t);
      } else {
        second.paint(g, t - cutSeconds);
      }
    }

    @Override
    public double begins(double t) {
      return t < cutSeconds ? 0 : cutSeconds;
    }

    @Override
    public String description() {
      return "Two shots. First: " + first.description() + " Then: " + second.description();
    }

    @Override
    public Map<String, Object> physics() {
      Map<String, Object> truth = new LinkedHashMap<>();
      truth.put("kind", "two shots");
      truth.put("cuts_s", List.of(cutSeconds));
      truth.put("shots", List.of(first.physics(), second.physics()));
      return truth;
    }
  }

  /** A scene between black bars above and below. */
  record Letterboxed(Scene inside, int barPx) implements Scene {

    @Override
    public double seconds() {
      return inside.seconds();
    }

    @Override
    public void paint(Graphics2D g, double t) {
      AffineTransform before = g.getTransform();
      inside.paint(g, t);
      g.setTransform(before);
      g.setColor(Color.BLACK);
      g.fillRect(0, 0, Scene.WIDTH, barPx);
      g.fillRect(0, Scene.HEIGHT - barPx, Scene.WIDTH, barPx);
    }

    @Override
    public String description() {
      return "Letterboxed. " + inside.description();
    }

    @Override
    public Map<String, Object> physics() {
      Map<String, Object> truth = new LinkedHashMap<>(inside.physics());
      truth.put("bars_px", barPx);
      truth.put("bars_share", 2.0 * barPx / Scene.HEIGHT);
      return truth;
    }
  }

  /** One instant of a scene, held. */
  record Frozen(Scene of, double atSeconds, double seconds) implements Scene {

    @Override
    public void paint(Graphics2D g, double t) {
      of.paint(g, atSeconds);
    }

    @Override
    public Shutter shutter() {
      return Shutter.INSTANT;
    }

    @Override
    public String description() {
      return "A single frozen picture.";
    }

    @Override
    public Map<String, Object> physics() {
      return Map.of("kind", "frozen");
    }
  }

  /** Nothing at all. */
  record Black(double seconds) implements Scene {

    @Override
    public void paint(Graphics2D g, double t) {
      g.setColor(Color.BLACK);
      g.fillRect(0, 0, Scene.WIDTH, Scene.HEIGHT);
    }

    @Override
    public Shutter shutter() {
      return Shutter.INSTANT;
    }

    @Override
    public String description() {
      return "Black.";
    }

    @Override
    public Map<String, Object> physics() {
      return Map.of("kind", "black");
    }
  }
}
