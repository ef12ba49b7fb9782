package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;

/**
 * Something that can be filmed, and what is true of it. A scene is a function of time: painting the
 * same instant twice gives the same picture, in any order.
 */
interface Scene {

  /** Width of every scene's picture in pixels. */
  int WIDTH = 640;

  /** Height of every scene's picture in pixels. */
  int HEIGHT = 360;

  /** Length of the film in seconds. */
  double seconds();

  /** Paints the instant {@code t} seconds after the start, edge to edge. */
  void paint(Graphics2D g, double t);

  /** When the shot began that is on at a time: no exposure reaches back before it. */
  default double begins(double t) {
    return 0;
  }

  /** One or two sentences about what is seen. */
  String description();

  /** The physics behind it: names with units to numbers, words or lists, in order. */
  Map<String, Object> physics();

  /** The instants at which something strikes, for the sound; a scene without any is silent. */
  default List<Strike> strikes() {
    return List.of();
  }

  /** Whether anything moves fast enough to blur within an exposure. */
  default Shutter shutter() {
    return Shutter.HALF;
  }

  /**
   * A blow that is heard.
   *
   * @param seconds when
   * @param strength 0..1, how hard
   */
  record Strike(double seconds, double strength) {}

  /** How long each picture is exposed. */
  enum Shutter {
    /** Half the time between two pictures, as film cameras do. */
    HALF,
    /** An instant: for what does not move, or only slowly. */
    INSTANT
  }
}
