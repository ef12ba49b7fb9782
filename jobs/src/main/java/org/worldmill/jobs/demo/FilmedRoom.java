package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room.Eye;
import org.worldmill.label.room.Room.Furniture;

/** A furnished room of known truth, before a camera that turns or moves at a constant rate. */
final class FilmedRoom implements Scene {

  /** Half the film's size: rays are dear, and motion is measured at this size. */
  private static final Eye EYE = new Eye(WIDTH / 2, HEIGHT / 2, 0.9);

  private final org.worldmill.label.room.Room room;
  private final String description;
  private final CameraPath path;
  private final Vec turn;
  private final Vec velocity;
  private final GreyPicture picture = new GreyPicture();

  private FilmedRoom(int seed, Vec turn, Vec velocity, String description) {
    room = new org.worldmill.label.room.Room(Furniture.BOXES, seed);
    this.turn = turn;
    this.velocity = velocity;
    this.description = description;
    path = velocity.length() > 0 ? CameraPath.moving(velocity) : CameraPath.turning(turn);
  }

  /** By a camera that turns, in radians a second: x tilts up, y pans to the right, z rolls. */
  static FilmedRoom turning(int seed, Vec rate, String description) {
    return new FilmedRoom(seed, rate, Vec.ZERO, description);
  }

  /** By a camera that moves, in metres a second: x to the right, y down, z forwards. */
  static FilmedRoom moving(int seed, Vec velocity, String description) {
    return new FilmedRoom(seed, Vec.ZERO, velocity, description);
  }

  @Override
  public double seconds() {
    return 3;
  }

  @Override
  public void paint(Graphics2D g, double t) {
    picture.show(room.picture(EYE, path, t));
    picture.paint(g);
  }

  @Override
  public Shutter shutter() {
    return Shutter.INSTANT;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Map<String, Object> physics() {
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", "camera motion in a room");
    truth.put("focal_widths", EYE.focalWidths());
    truth.put("tilt_pan_roll_rad_s", List.of(turn.x(), turn.y(), turn.z()));
    truth.put("right_down_ahead_m_s", List.of(velocity.x(), velocity.y(), velocity.z()));
    return truth;
  }
}
