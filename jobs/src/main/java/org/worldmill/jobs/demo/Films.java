package org.worldmill.jobs.demo;

import java.util.Map;
import java.util.TreeMap;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.scene.SceneKind;

/** The films of the corpus, by name. */
final class Films {

  private Films() {}

  static Map<String, Scene> all() {
    Map<String, Scene> films = new TreeMap<>();
    films.put("ball-rubber", new BouncingBall(0.8, 1.3, 0.42, 0xc8402f, 0xb9b3a2));
    films.put(
        "bounce",
        KnownScene.of(SceneKind.BOUNCE, 3, 51, "A ball bounces on a floor that is not seen."));
    films.put("throws", KnownScene.of(SceneKind.THROWS, 3, 52, "Three balls are thrown across."));
    films.put("pendulum", pendulum(4));
    films.put(
        "pan",
        FilmedRoom.turning(11, new Vec(0, 0.12, 0), "The camera pans to the right in a room."));
    films.put(
        "dolly",
        FilmedRoom.moving(12, new Vec(0, 0, 0.45), "The camera moves ahead through a room."));
    films.put("robot-arm", new ArmAtWork());
    films.put(
        "two-shots",
        new Scenes.Cut(
            KnownScene.along(2, 22, "The camera moves along a wall of bricks."),
            2,
            new BouncingBall(0.7, 1.15, 0.4, 0x3f6fb5, 0xc2a98c)));
    films.put(
        "letterboxed",
        new Scenes.Letterboxed(
            KnownScene.along(3, 32, "The camera moves along coarse gravel."), 48));
    films.put("frozen", new Scenes.Frozen(pendulum(1), 0.2, 3));
    films.put("black", new Scenes.Black(3));
    return films;
  }

  private static KnownScene pendulum(double seconds) {
    return KnownScene.of(SceneKind.PENDULUM, seconds, 5, "A bob swings, ever less.");
  }
}
