package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A ball that falls, bounces and rolls on sideways, without air: the height between two contacts is
 * the parabola of free fall, each contact keeps a fixed share of the speed.
 */
final class BouncingBall implements Scene {

  private static final double GRAVITY = 9.81;
  private static final double PX_PER_METRE = 190;
  private static final double RADIUS = 0.1;
  private static final double LIFE = 4.4;

  private final double restitution;
  private final double dropHeight;
  private final double speedX;
  private final int rgb;
  private final Room room;
  private final List<Double> contacts = new ArrayList<>();

  BouncingBall(double restitution, double dropHeight, double speedX, int rgb, int wallRgb) {
    this.restitution = restitution;
    this.dropHeight = dropHeight;
    this.speedX = speedX;
    this.rgb = rgb;
    room = new Room(wallRgb, PX_PER_METRE, rgb);
    double t = Math.sqrt(2 * dropHeight / GRAVITY);
    double speed = Math.sqrt(2 * dropHeight * GRAVITY);
    while (t < LIFE && speed > 0.05) {
      contacts.add(t);
      speed *= restitution;
      t += 2 * speed / GRAVITY;
    }
  }

  @Override
  public double seconds() {
    return LIFE;
  }

  @Override
  public void paint(Graphics2D g, double t) {
    room.paint(g);
    double height = height(t);
    double x = 90 + speedX * t * PX_PER_METRE;
    double ground = FLOOR_CONTACT_Y;
    double r = RADIUS * PX_PER_METRE;
    double near = 1 / (1 + 2.2 * height);
    Shade.shadow(g, x + 6, ground + 1, r * (1.9 - near * 0.7), 0.62 * near + 0.06);
    Shade.ball(g, x, ground - r - height * PX_PER_METRE, r, rgb);
  }

  private static final double FLOOR_CONTACT_Y = Room.FLOOR_Y + 24;

  /** Metres between ball and floor. */
  private double height(double t) {
    if (contacts.isEmpty() || t < contacts.get(0)) {
      return dropHeight - GRAVITY * t * t / 2;
    }
    double speed = Math.sqrt(2 * dropHeight * GRAVITY);
    int last = 0;
    while (last + 1 < contacts.size() && contacts.get(last + 1) <= t) {
      last++;
    }
    speed *= Math.pow(restitution, last + 1);
    double since = t - contacts.get(last);
    return Math.max(0, speed * since - GRAVITY * since * since / 2);
  }

  @Override
  public List<Strike> strikes() {
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      strikes.add(new Strike(contacts.get(i), Math.pow(restitution, i)));
    }
    return strikes;
  }

  @Override
  public String description() {
    return "A ball is dropped in a room and bounces across a wooden floor, lower each time.";
  }

  @Override
  public Map<String, Object> physics() {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", "free fall with bounces");
    truth.put("gravity_mps2", GRAVITY);
    truth.put("restitution", restitution);
    truth.put("drop_height_m", dropHeight);
    truth.put("speed_x_mps", speedX);
    truth.put("radius_m", RADIUS);
    truth.put("px_per_m", PX_PER_METRE);
    truth.put("contacts_s", List.copyOf(contacts));
    truth.put("camera", "static");
    return truth;
  }
}
