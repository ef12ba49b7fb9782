package org.worldmill.label.room;

import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.scene.Noise;

/** How a camera moves through a room. */
@FunctionalInterface
public interface CameraPath {

  /** Does not move. */
  CameraPath STILL = t -> new Pose(Vec.ZERO, Rotation.NONE, 1);

  /** The pose {@code t} seconds after the film's start. */
  Pose at(double t);

  /** Turns about an axis of its own at a constant rate, in radians a second. */
  static CameraPath turning(Vec rate) {
    return t -> new Pose(Vec.ZERO, Rotation.by(rate.times(t)), 1);
  }

  /** Moves at a constant velocity, in metres a second. */
  static CameraPath moving(Vec velocity) {
    return t -> new Pose(velocity.times(t), Rotation.NONE, 1);
  }

  /** Enlarges at a constant rate: by the factor e in 1 / rate seconds. */
  static CameraPath zooming(double rate) {
    return t -> new Pose(Vec.ZERO, Rotation.NONE, Math.exp(rate * t));
  }

  /** The same held in a hand that trembles by about this many radians. */
  default CameraPath trembling(double radians, int seed) {
    return t -> {
      Pose pose = at(t);
      Vec tremor =
          new Vec(wander(t, seed), wander(t, seed + 10), wander(t, seed + 20) / 3).times(radians);
      return new Pose(pose.place(), pose.turn().after(Rotation.by(tremor)), pose.enlargement());
    };
  }

  private static double wander(double t, int seed) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      double hz = 0.9 * Math.pow(1.7, k) * (0.8 + 0.4 * Noise.at(k, 1, seed));
      double phase = 2 * Math.PI * Noise.at(k, 2, seed);
      sum += Math.sin(2 * Math.PI * hz * t + phase) * Math.pow(0.7, k);
    }
    return sum / 1.3;
  }
}
