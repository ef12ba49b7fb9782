package org.worldmill.bench.truth;

import org.worldmill.label.camera.PictureStep;
import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Pose;

/** What is true of a scene's camera over the span that was measured. */
final class CameraTruth {

  /** In which a turn is followed: short enough that it makes no difference. */
  private static final int STEPS = 400;

  private CameraTruth() {}

  /**
   * Mean turn in radians a second over a segment, about the camera's own axes as they are at each
   * time. That is not the turn from its first pose to its last: of a camera that trembles while it
   * rolls, the two are a tenth of the tremor apart.
   */
  static Vec rate(CameraPath path, Segment segment) {
    return rate(path, segment.startNanos(), segment.endNanos());
  }

  private static Vec rate(CameraPath path, long startNanos, long endNanos) {
    double start = startNanos / 1e9;
    double seconds = (endNanos - startNanos) / 1e9;
    double step = seconds / STEPS;
    Vec sum = Vec.ZERO;
    Rotation before = path.at(start).turn();
    for (int i = 1; i <= STEPS; i++) {
      Rotation now = path.at(start + i * step).turn();
      sum = sum.plus(before.inverse().after(now).vector());
      before = now;
    }
    return sum.times(1 / seconds);
  }

  /** The picture's shift in widths a second from one sample to the next: x to the right, y up. */
  static Vec shift(CameraScene scene, PictureStep step) {
    double middle = (step.startNanos() + step.endNanos()) / 2e9;
    double widths = scene.eye().focalWidths() * scene.path().at(middle).enlargement();
    Vec turn = rate(scene.path(), step.startNanos(), step.endNanos());
    return new Vec(turn.y() * widths, turn.x() * widths, 0);
  }

  /** Its roll in radians a second, clockwise. */
  static double roll(CameraPath path, PictureStep step) {
    return rate(path, step.startNanos(), step.endNanos()).z();
  }

  /** Mean zoom over a segment: the logarithm of the enlargement in a second. */
  static double zoom(CameraPath path, Segment segment) {
    return zoom(path, segment.startNanos(), segment.endNanos());
  }

  /** The same from one sample to the next. */
  static double zoom(CameraPath path, PictureStep step) {
    return zoom(path, step.startNanos(), step.endNanos());
  }

  private static double zoom(CameraPath path, long startNanos, long endNanos) {
    double first = path.at(startNanos / 1e9).enlargement();
    double last = path.at(endNanos / 1e9).enlargement();
    return Math.log(last / first) / ((endNanos - startNanos) / 1e9);
  }

  /** The angle between a way and the true one, both along the camera's own axes. */
  static double angle(CameraPath path, Segment segment, Vec way) {
    Pose first = path.at(segment.startNanos() / 1e9);
    Pose middle = path.at((segment.startNanos() + segment.endNanos()) / 2e9);
    Pose last = path.at(segment.endNanos() / 1e9);
    Vec truth = middle.turn().inverse().of(last.place().minus(first.place()));
    double cosine = truth.dot(way) / truth.length() / way.length();
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /**
   * Shake by the story's definition at the frames that were looked at: of the picture's place in
   * its own widths, which a zoom enlarges, with the camera's roll undone.
   */
  static double shake(CameraScene scene) {
    int count = (CameraScene.FRAMES + CameraFilm.stride() - 1) / CameraFilm.stride();
    Vec[] places = new Vec[count];
    places[0] = Vec.ZERO;
    double roll = 0;
    for (int i = 1; i < count; i++) {
      double step = (double) CameraFilm.stride() / CameraScene.FPS;
      Pose before = scene.path().at((i - 1) * step);
      Vec turn = before.turn().inverse().after(scene.path().at(i * step).turn()).vector();
      double half = roll + turn.z() / 2;
      double focal = scene.eye().focalWidths() * before.enlargement();
      double right = Math.cos(half) * turn.y() + Math.sin(half) * turn.x();
      double up = Math.cos(half) * turn.x() - Math.sin(half) * turn.y();
      places[i] = places[i - 1].plus(new Vec(right, up, 0).times(focal));
      roll += turn.z();
    }
    int half = (int) Math.round((double) CameraScene.FPS / CameraFilm.stride());
    double squares = 0;
    for (int i = half; i < count - half; i++) {
      Vec mean = Vec.ZERO;
      for (int k = i - half; k <= i + half; k++) {
        mean = mean.plus(places[k].times(1.0 / (2 * half + 1)));
      }
      squares += places[i].minus(mean).dot(places[i].minus(mean));
    }
    return Math.sqrt(squares / (count - 2 * half));
  }
}
