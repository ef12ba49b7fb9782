package org.worldmill.bench.truth;

import java.util.List;
import java.util.SplittableRandom;
import org.worldmill.label.camera.Primitive;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Room;

/**
 * A room filmed with one primitive.
 *
 * @param primitive what the camera does
 * @param seed of the room, the lens, the speed and the tremor
 * @param furniture what stands in the room
 */
record CameraScene(Primitive primitive, int seed, Room.Furniture furniture) {

  static final int WIDTH = 480;
  static final int HEIGHT = 270;
  static final int FPS = 20;
  static final int FRAMES = 62;

  private SplittableRandom random() {
    return new SplittableRandom(seed * 1009L + List.of(Primitive.values()).indexOf(primitive));
  }

  Room.Eye eye() {
    return new Room.Eye(WIDTH, HEIGHT, random().nextDouble(0.7, 1.25));
  }

  /** Every second seed is held in a hand. */
  CameraPath path() {
    SplittableRandom random = random();
    random.nextDouble();
    double share = random.nextDouble();
    double turn = Math.toRadians(4 + 14 * share);
    double way = 0.15 + 0.35 * share;
    double zoom = 0.07 + 0.15 * share;
    CameraPath plain =
        switch (primitive) {
          case STATIC -> CameraPath.STILL;
          case PAN_LEFT -> CameraPath.turning(new Vec(0, -turn, 0));
          case PAN_RIGHT -> CameraPath.turning(new Vec(0, turn, 0));
          case TILT_UP -> CameraPath.turning(new Vec(turn / 2, 0, 0));
          case TILT_DOWN -> CameraPath.turning(new Vec(-turn / 2, 0, 0));
          case ROLL_CW -> CameraPath.turning(new Vec(0, 0, turn));
          case ROLL_CCW -> CameraPath.turning(new Vec(0, 0, -turn));
          case TRUCK_LEFT -> CameraPath.moving(new Vec(-way, 0, 0));
          case TRUCK_RIGHT -> CameraPath.moving(new Vec(way, 0, 0));
          case PEDESTAL_UP -> CameraPath.moving(new Vec(0, -way, 0));
          case PEDESTAL_DOWN -> CameraPath.moving(new Vec(0, way, 0));
          case DOLLY_IN -> CameraPath.moving(new Vec(0, 0, way));
          case DOLLY_OUT -> CameraPath.moving(new Vec(0, 0, -way));
          case ZOOM_IN -> CameraPath.zooming(zoom);
          case ZOOM_OUT -> CameraPath.zooming(-zoom);
        };
    return seed % 2 == 0 ? plain : plain.trembling(0.003, seed);
  }

  RoomClip clip() {
    return new RoomClip(room(), eye(), path(), FPS, FRAMES, 1);
  }

  /** The same room with nothing that moves. */
  Room still() {
    return new CameraScene(primitive, seed, Room.Furniture.BOXES).room();
  }

  Room room() {
    return new Room(furniture, seed * 31 + List.of(Primitive.values()).indexOf(primitive));
  }

  String name() {
    return primitive.id() + "-" + seed + "-" + furniture.name().toLowerCase(java.util.Locale.ROOT);
  }
}
