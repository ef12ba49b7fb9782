package org.worldmill.jobs.demo;

import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.schemas.Rational;

/**
 * Films a scene: 30 pictures a second, each the mean of several instants of its exposure, which is
 * what motion blur is; and the sound of what strikes.
 */
final class FilmCamera {

  private static final int FPS = 30;
  private static final int INSTANTS = 4;
  private static final int SOUND_HZ = 48_000;
  private static final long BIT_RATE = 1_600_000;

  private final Canvas canvas = new Canvas(Scene.WIDTH, Scene.HEIGHT);
  private final int[] redBlue = new int[Scene.WIDTH * Scene.HEIGHT];
  private final int[] green = new int[Scene.WIDTH * Scene.HEIGHT];

  void film(Scene scene, Path target) throws IOException {
    boolean heard = !scene.strikes().isEmpty();
    VideoEncoder.Settings settings =
        new VideoEncoder.Settings(
            Scene.WIDTH,
            Scene.HEIGHT,
            new Rational(FPS, 1),
            BIT_RATE,
            heard ? Optional.of(SOUND_HZ) : Optional.empty());
    float[] sound = heard ? Clicks.of(scene.strikes(), scene.seconds(), SOUND_HZ) : new float[0];
    try (VideoEncoder encoder = VideoEncoder.create(target, settings)) {
      int perFrame = SOUND_HZ / FPS;
      int frames = (int) Math.round(scene.seconds() * FPS);
      for (int i = 0; i < frames; i++) {
        encoder.addFrame(frame(scene, i));
        if (heard) {
          encoder.addSound(java.util.Arrays.copyOfRange(sound, i * perFrame, (i + 1) * perFrame));
        }
      }
      encoder.finish();
    }
  }

  /** The picture of this number. */
  int[] frame(Scene scene, int number) {
    double start = (double) number / FPS;
    if (scene.shutter() == Scene.Shutter.INSTANT) {
      paint(scene, start);
      return canvas.pixels();
    }
    java.util.Arrays.fill(redBlue, 0);
    java.util.Arrays.fill(green, 0);
    int[] pixels = canvas.pixels();
    for (int i = 0; i < INSTANTS; i++) {
      // Evenly about the picture's time, which is what is taken for the time of what it shows.
      double instant = start + 0.5 / FPS * ((i + 0.5) / INSTANTS - 0.5);
      paint(scene, Math.max(scene.begins(start), instant));
      for (int p = 0; p < pixels.length; p++) {
        redBlue[p] += pixels[p] & 0xff00ff;
        green[p] += pixels[p] & 0xff00;
      }
    }
    for (int p = 0; p < pixels.length; p++) {
      // Two more bits a channel fit between red and blue: four instants, divided by shifting.
      pixels[p] = (((redBlue[p] + 0x20002) >> 2) & 0xff00ff) | (((green[p] + 0x200) >> 2) & 0xff00);
    }
    return pixels;
  }

  private void paint(Scene scene, double t) {
    Graphics2D g = canvas.pen();
    scene.paint(g, t);
    g.dispose();
  }
}
