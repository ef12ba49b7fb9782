package org.worldmill.label.scene;

/** What happens in a scene. */
public enum SceneKind {
  /** A ball falls, bounces and moves on. */
  BOUNCE(true),
  /** A ball bounces between floor and walls. */
  BOX(true),
  /** Several balls at once, which may pass before each other. */
  BALLS(true),
  /** Balls thrown across, one after the other, that strike nothing. */
  THROWS(true),
  /** A ball bounces before a camera that looks down or up at it. */
  OBLIQUE(true),
  /** A bob swings, ever less. */
  PENDULUM(false),
  /** Something is carried about by a hand. */
  CARRIED(false),
  /** Something slides to a halt. */
  STOPPING(false),
  /** Something crosses at constant speed. */
  LINEAR(false),
  /** Drawn: poses held for two pictures, movement eased in and out. */
  CARTOON(false),
  /** A screen: a pointer jumps and glides, a text scrolls. */
  SCREEN(false),
  /** Nothing moves. */
  STATIC(false);

  private final boolean falls;

  SceneKind(boolean falls) {
    this.falls = falls;
  }

  /** Whether something falls freely in it. */
  public boolean falls() {
    return falls;
  }
}
