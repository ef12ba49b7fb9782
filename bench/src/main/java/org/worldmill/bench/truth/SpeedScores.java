package org.worldmill.bench.truth;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.label.physics.Kinematics;
import org.worldmill.label.scene.Body;
import org.worldmill.label.scene.Motion;
import org.worldmill.label.scene.Point;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.track.Scenery;
import org.worldmill.label.track.Track;

/** Compares velocities and accelerations along ways with what is true of the bodies there. */
final class SpeedScores {

  private static final String SPEED = "velocity";
  private static final String ACCEL = "acceleration";
  private static final String THROWN_SPEED = "velocity of what bounces";
  private static final String THROWN_ACCEL = "acceleration of what bounces";

  private static final Set<SceneKind> SMOOTH =
      Set.of(SceneKind.PENDULUM, SceneKind.LINEAR, SceneKind.THROWS);
  private static final Set<SceneKind> BOUNCING =
      Set.of(SceneKind.BOUNCE, SceneKind.BOX, SceneKind.BALLS);

  /** Moments nearer to a film's ends have fewer sightings around them. */
  private static final int MARGIN = 6;

  /** Farther apart than windows are long; of what bounces, at all distances from contacts. */
  private static final int SMOOTH_STRIDE = 12;

  private static final int BOUNCING_STRIDE = 5;

  /** Over which a movement's derivatives are taken. */
  private static final double STEP = 2e-3;

  /** Nearer to a contact a body has no one velocity while a picture is exposed. */
  private static final double EXPOSED_SECONDS = 0.01;

  private final Scores scores;

  SpeedScores(Scores scores) {
    this.scores = scores;
    scores.declare(SPEED, "widths/s").declare(ACCEL, "widths/s^2");
    scores.declare(THROWN_SPEED, "widths/s").declare(THROWN_ACCEL, "widths/s^2");
  }

  void judge(String tier, Scene scene, Scenery scenery) {
    boolean smooth = SMOOTH.contains(scene.kind());
    if (!smooth && !BOUNCING.contains(scene.kind())) {
      return;
    }
    for (Track track : scenery.tracks()) {
      List<Kinematics.Moment> moments = Kinematics.of(scenery, track);
      int stride = smooth ? SMOOTH_STRIDE : BOUNCING_STRIDE;
      for (int i = MARGIN; i < moments.size() - MARGIN; i += stride) {
        Kinematics.Moment moment = moments.get(i);
        if (!struck(scene, moment.seconds())) {
          body(scene, moment, scenery.pxPerSample())
              .ifPresent(motion -> judge(tier, scene, moment, motion, scenery.pxPerSample()));
        }
      }
    }
  }

  /** To the right; of what bounces also downwards, where contacts throw it back. */
  private void judge(String tier, Scene scene, Kinematics.Moment moment, Motion motion, double px) {
    double t = moment.seconds();
    Point place = motion.at(t);
    Point before = motion.at(t - STEP);
    Point after = motion.at(t + STEP);
    double width = scene.style().widthPx();
    double speedError = moment.velocityError() * px / width;
    double accelError = moment.accelError() * px / width;
    Point v = after.minus(before).times(1 / (2 * STEP));
    Point a = after.minus(place.times(2)).plus(before).times(1 / (STEP * STEP));
    boolean smooth = SMOOTH.contains(scene.kind());
    String speed = smooth ? SPEED : THROWN_SPEED;
    String accel = smooth ? ACCEL : THROWN_ACCEL;
    scores.error(speed, tier, (moment.vx() * px - v.x()) / width, speedError);
    scores.error(accel, tier, (moment.ax() * px - a.x()) / width, accelError);
    if (!smooth) {
      scores.error(speed, tier, (moment.vy() * px - v.y()) / width, speedError);
      scores.error(accel, tier, (moment.ay() * px - a.y()) / width, accelError);
    }
  }

  private static boolean struck(Scene scene, double seconds) {
    return scene.physics().contacts().stream()
        .anyMatch(contact -> Math.abs(contact.seconds() - seconds) < EXPOSED_SECONDS);
  }

  /** How the body that is there moves, if one is. */
  private static Optional<Motion> body(Scene scene, Kinematics.Moment moment, double px) {
    double t = moment.seconds();
    return scene.bodies().stream()
        .map(Body::motion)
        .filter(
            motion ->
                Math.hypot(motion.at(t).x() - moment.x() * px, motion.at(t).y() - moment.y() * px)
                    < 0.01 * scene.style().widthPx())
        .findFirst();
  }
}
