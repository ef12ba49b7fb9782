package org.worldmill.bench.truth;

import org.worldmill.label.camera.Rotation;
import org.worldmill.label.camera.Segment;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.room.CameraPath;
import org.worldmill.label.room.Pose;

/** What is true of a scene's camera over the span that was measured. */
final class CameraTruth {

  private CameraTruth() {}

  /** Mean turn in radians a second over a segment. */
  static Vec rate(CameraPath path, Segment segment) {
    Rotation first = path.at(segment.startNanos() / 1e9).turn();
    Rotation last = path.at(segment.endNanos() / 1e9).turn();
    return first.inverse().after(last).vector().times(1 / segment.seconds());
  }

  /** Shake by the story's definition at the frames that were looked at, in widths. */
  static double shake(CameraScene scene) {
    double focal = scene.eye().focalWidths();
    int count = (CameraScene.FRAMES + CameraFilm.stride() - 1) / CameraFilm.stride();
    Vec[] places = new Vec[count];
    for (int i = 0; i < count; i++) {
      Pose pose = scene.path().at((double) i * CameraFilm.stride() / CameraScene.FPS);
      places[i] = pose.turn().vector().times(focal);
    }
    int half = (int) Math.round((double) CameraScene.FPS / CameraFilm.stride());
    double squares = 0;
    for (int i = half; i < count - half; i++) {
      Vec mean = Vec.ZERO;
      for (int k = i - half; k <= i + half; k++) {
        mean = mean.plus(places[k].times(1.0 / (2 * half + 1)));
      }
      Vec off = places[i].minus(mean);
      squares += off.x() * off.x() + off.y() * off.y();
    }
    return Math.sqrt(squares / (count - 2 * half));
  }
}
