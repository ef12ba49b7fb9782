package org.worldmill.bench.truth;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Pose;
import org.worldmill.label.room.Room;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

/**
 * A room filmed out of a hand by a camera with a gyroscope, and what is true of both.
 *
 * @param seed of room, lens, tremor, axes, offset and the gyroscope's errors
 * @param readOutSeconds from the first row to the last
 * @param hand how the film is steadied
 */
record GyroScene(int seed, double readOutSeconds, Hand hand) {

  static final int FPS = 30;
  static final int FRAMES = 180;
  private static final int GYRO_HZ = 200;
  private static final double MARGIN_SECONDS = 0.6;
  private static final double NOISE_RADPS = 0.004;
  private static final double ZERO_RADPS = 0.02;

  /** Whether the picture shows the hand. */
  enum Hand {
    /** It does. */
    SEEN,
    /** It was steadied: a twentieth is left. */
    STEADIED
  }

  private SplittableRandom random() {
    return new SplittableRandom(seed * 7001L);
  }

  Room.Eye eye() {
    return new Room.Eye(384, 216, random().nextDouble(0.6, 1.2));
  }

  Room room() {
    return new Room(Room.Furniture.BOXES, seed);
  }

  /** What to add to a frame's time to find its turn among the gyroscope's. */
  double offsetSeconds() {
    return random().nextLong(-120, 120) / 1000.0;
  }

  /** How the camera's body turns. */
  CameraPath body() {
    return shaken(1);
  }

  /** How its picture does. */
  CameraPath picture() {
    return shaken(hand == Hand.SEEN ? 1 : 0.05);
  }

  private CameraPath shaken(double share) {
    SplittableRandom random = random();
    double tremor = random.nextDouble(0.015, 0.05);
    Vec drift = new Vec(random.nextDouble(-0.05, 0.05), random.nextDouble(-0.1, 0.1), 0);
    return CameraPath.turning(drift).trembling(share * tremor, seed);
  }

  /** What the gyroscope says: its own axes, noise, steps, a zero that is off, a clock that is. */
  TelemetryStream gyro() {
    SplittableRandom random = random();
    random.nextDouble();
    int count = (int) ((FRAMES / (double) FPS + 2 * MARGIN_SECONDS) * GYRO_HZ);
    long[] nanos = new long[count];
    double[] values = new double[3 * count];
    double[] zero = new double[3];
    for (int i = 0; i < 3; i++) {
      zero[i] = ZERO_RADPS * random.nextDouble(-1, 1);
    }
    int turned = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      double t = (double) i / GYRO_HZ - MARGIN_SECONDS;
      Vec rate = rate(body(), t);
      double[] told = {rate.x(), rate.y(), rate.z()};
      nanos[i] = Math.round((t + offsetSeconds()) * 1e9);
      for (int axis = 0; axis < 3; axis++) {
        double noisy = told[(axis + turned) % 3] + zero[axis] + NOISE_RADPS * random.nextGaussian();
        values[3 * i + axis] = Math.rint(noisy * 1878) / 1878;
      }
    }
    return new TelemetryStream(
        new TelemetryStream.Origin(
            TelemetryKind.ROTATION_RATE,
            "told",
            "",
            TelemetryClock.STAMPED,
            0,
            0,
            OptionalDouble.empty()),
        nanos,
        values);
  }

  private static Vec rate(CameraPath path, double t) {
    double h = 0.0005;
    Pose before = path.at(t - h);
    Pose after = path.at(t + h);
    Rotation step = before.turn().inverse().after(after.turn());
    return step.vector().times(1 / (2 * h));
  }
}
