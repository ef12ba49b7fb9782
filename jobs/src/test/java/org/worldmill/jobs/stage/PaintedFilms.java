package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.worldmill.ingest.video.VideoEncoder;
import org.worldmill.schemas.Rational;

/** Films that tests paint: 30 pictures a second, a key frame every two seconds. */
public final class PaintedFilms {

  private static final int FPS = 30;
  private static final int SCENE_FRAMES = 75;
  private static final int BOX = 20;

  private PaintedFilms() {}

  /** Coloured boxes that pass by; every 2.5 s a cut to others. */
  public static void lively(Path file, int width, int height, int seconds, int seed)
      throws IOException {
    Random random = new Random(seed);
    int boxes = width / BOX + seconds * FPS / BOX + 2;
    int[] colours = new int[boxes * (height / BOX + 1)];
    try (VideoEncoder encoder = encoder(file, width, height)) {
      for (int i = 0; i < seconds * FPS; i++) {
        if (i % SCENE_FRAMES == 0) {
          for (int c = 0; c < colours.length; c++) {
            colours[c] = random.nextInt(1 << 24);
          }
        }
        int[] rgb = new int[width * height];
        for (int p = 0; p < rgb.length; p++) {
          rgb[p] = colours[(p / width / BOX) * boxes + (p % width + i) / BOX];
        }
        encoder.addFrame(rgb);
      }
      encoder.finish();
    }
  }

  /** Nothing but black. */
  static void black(Path file, int width, int height, int seconds) throws IOException {
    try (VideoEncoder encoder = encoder(file, width, height)) {
      for (int i = 0; i < seconds * FPS; i++) {
        encoder.addFrame(new int[width * height]);
      }
      encoder.finish();
    }
  }

  /** Overwrites a tenth of a file, from {@code where} of its length on; its index is in front. */
  static void damage(Path file, double where) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] noise = new byte[bytes.length / 10];
    new Random(5).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, (int) (bytes.length * where), noise.length);
    Files.write(file, bytes);
  }

  private static VideoEncoder encoder(Path file, int width, int height) throws IOException {
    return VideoEncoder.create(
        file,
        new VideoEncoder.Settings(width, height, new Rational(FPS, 1), 800_000, Optional.empty()));
  }
}
