package org.worldmill.label.scene;

/** What happens in a scene. */
public enum SceneKind {
  /** A ball falls, bounces and moves on. */
  BOUNCE(0, true),
  /** A ball bounces between floor and walls. */
  BOX(1, true),
  /** Several balls at once, which may pass before each other. */
  BALLS(2, true),
  /** Balls thrown across, one after the other, that strike nothing. */
  THROWS(3, true),
  /** A ball bounces before a camera that looks down or up at it. */
  OBLIQUE(4, true),
  /** A bob swings, ever less. */
  PENDULUM(5, false),
  /** Something is carried about by a hand. */
  CARRIED(6, false),
  /** Something slides to a halt. */
  STOPPING(7, false),
  /** Something crosses at constant speed. */
  LINEAR(8, false),
  /** Drawn: poses held for two pictures, movement eased in and out. */
  CARTOON(9, false),
  /** A screen: a pointer jumps and glides, a text scrolls. */
  SCREEN(10, false),
  /** Nothing moves. */
  STATIC(11, false),
  /** A marked ball rolls along a floor, slower and slower. */
  ROLLING(12, false),
  /** A marked ball slides along a floor, slower and slower, and does not turn. */
  SLIDING(13, false),
  /** A marked ball turns faster or slower than it would if it rolled, or the other way. */
  SPINNING(14, false);

  private final int number;
  private final boolean falls;

  SceneKind(int number, boolean falls) {
    this.number = number;
    this.falls = falls;
  }

  /** Sets the draws of one kind apart from those of others. */
  int number() {
    return number;
  }

  /** Whether something falls freely in it. */
  public boolean falls() {
    return falls;
  }
}
