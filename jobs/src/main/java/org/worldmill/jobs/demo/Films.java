package org.worldmill.jobs.demo;

import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;

/** The films of the corpus, by name. */
final class Films {

  private Films() {}

  static Map<String, Scene> all() {
    BufferedImage books = new Bookshelf(1400, 480, 11).image();
    BufferedImage stones = new Pebbles(1280, 720, 52, 21).image();
    BufferedImage gravel = new Pebbles(900, 400, 30, 33).image();
    Map<String, Scene> films = new TreeMap<>();
    films.put("ball-rubber", new BouncingBall(0.8, 1.25, 0.42, 0xc8402f, 0xb9b3a2));
    films.put("ball-wood", new BouncingBall(0.55, 1.05, 0.3, 0xb98746, 0x8fae9b));
    films.put("pendulum", new Pendulum(35));
    films.put("pan-bookshelf", CameraMove.pan(books, "a shelf full of old books", 4, 130));
    films.put("dolly-pebbles", CameraMove.zoom(stones, "a bed of pebbles", 3.5, 1.22));
    films.put("robot-arm", new ArmAtWork());
    films.put(
        "two-shots",
        new Scenes.Cut(
            CameraMove.pan(stones, "a bed of pebbles", 2, 90),
            2,
            new BouncingBall(0.7, 1.15, 0.4, 0x3f6fb5, 0xc2a98c)));
    films.put(
        "letterboxed", new Scenes.Letterboxed(CameraMove.pan(gravel, "coarse gravel", 3, 60), 48));
    films.put("frozen", new Scenes.Frozen(new Pendulum(20), 0.2, 3));
    films.put("black", new Scenes.Black(3));
    return films;
  }
}
