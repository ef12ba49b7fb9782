package org.worldmill.label.scene;

import java.util.Optional;
import java.util.SplittableRandom;
import org.worldmill.schemas.media.Plane;

/**
 * Films a scene: each picture is the mean of the instants of its exposure, which is what motion
 * blur is, with the sensor's noise on top. The exposure lies evenly about the picture's time stamp.
 * Any picture can be painted first; not safe for use by several threads.
 */
public final class ScenePainter {

  private static final int MOST_INSTANTS = 16;

  private final Scene scene;
  private final int width;
  private final int height;
  private final Backdrop backdrop;
  private final float[] picture;
  private Optional<float[]> ground = Optional.empty();

  /** Prepares the ground. */
  public ScenePainter(Scene scene) {
    this.scene = scene;
    width = scene.style().widthPx();
    height = scene.style().heightPx();
    picture = new float[width * height];
    int margin = scene.style().camera() == FilmStyle.Held.STILL ? 2 : width / 3;
    backdrop =
        new Backdrop(
            scene.texture(), width, height, margin, (int) Math.floorMod(scene.seed(), 9973L));
  }

  /** The luma of a picture. */
  public Plane frame(int number) {
    FilmStyle style = scene.style();
    double middle = style.middle(number);
    double open = style.exposure() / style.fps();
    int instants = instants(middle, open);
    java.util.Arrays.fill(picture, 0);
    float[] one = new float[picture.length];
    for (int i = 0; i < instants; i++) {
      double t = middle + open * ((i + 0.5) / instants - 0.5);
      View view = scene.camera().at(t);
      paintGround(view, one);
      for (Body body : scene.bodies()) {
        paint(body, t, view, one);
      }
      for (int p = 0; p < one.length; p++) {
        picture[p] += one[p];
      }
    }
    return developed(number, instants);
  }

  /** Enough that no body moves by more than about a pixel between two of them. */
  private int instants(double middle, double open) {
    double most = 0;
    for (Body body : scene.bodies()) {
      Point from = seen(body, middle - open / 2);
      Point to = seen(body, middle + open / 2);
      most = Math.max(most, to.minus(from).length());
    }
    return (int) Math.max(1, Math.min(MOST_INSTANTS, Math.ceil(most)));
  }

  private Point seen(Body body, double t) {
    return scene.camera().at(t).seen(body.motion().at(t), width, height);
  }

  private void paintGround(View view, float[] target) {
    if (scene.style().camera() == FilmStyle.Held.STILL) {
      float[] still =
          ground.orElseGet(
              () -> {
                float[] made = new float[target.length];
                ground(View.FIRST, made);
                return made;
              });
      ground = Optional.of(still);
      System.arraycopy(still, 0, target, 0, target.length);
    } else {
      ground(view, target);
    }
  }

  private void ground(View view, float[] target) {
    double cos = Math.cos(view.roll()) / view.zoom();
    double sin = Math.sin(view.roll()) / view.zoom();
    for (int y = 0; y < height; y++) {
      double dy = y - height / 2.0;
      for (int x = 0; x < width; x++) {
        double dx = x - width / 2.0;
        target[y * width + x] =
            backdrop.at(
                cos * dx - sin * dy + width / 2.0 + view.dx(),
                sin * dx + cos * dy + height / 2.0 + view.dy());
      }
    }
  }

  /** A disc with a soft rim of one pixel. */
  private void paint(Body body, double t, View view, float[] target) {
    Point centre = view.seen(body.motion().at(t), width, height);
    double radius = body.radiusPx() * body.motion().size(t) * view.zoom();
    int top = (int) Math.max(0, Math.floor(centre.y() - radius - 1));
    int bottom = (int) Math.min(height - 1, Math.ceil(centre.y() + radius + 1));
    int left = (int) Math.max(0, Math.floor(centre.x() - radius - 1));
    int right = (int) Math.min(width - 1, Math.ceil(centre.x() + radius + 1));
    for (int y = top; y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        double dx = x - centre.x();
        double dy = y - centre.y();
        double cover = Math.min(1, radius + 0.5 - Math.sqrt(dx * dx + dy * dy));
        if (cover > 0) {
          double grey = body.luma() - body.shading() * (dx + dy) / radius / 2;
          if (body.marks().isPresent()) {
            grey += body.marks().get().at(dx / radius, dy / radius, t);
          }
          int p = y * width + x;
          target[p] += (float) (cover * (grey - target[p]));
        }
      }
    }
  }

  private Plane developed(int number, int instants) {
    double noise = scene.style().noise();
    SplittableRandom random = new SplittableRandom(scene.seed() * 1_000_003 + number);
    byte[] samples = new byte[picture.length];
    for (int p = 0; p < samples.length; p++) {
      double grey = picture[p] / instants;
      if (noise > 0) {
        // Twice the sum of three even draws about zero has the variance 1.
        long bits = random.nextLong();
        double draw = (bits & 0xfffff) + ((bits >>> 20) & 0xfffff) + ((bits >>> 40) & 0xfffff);
        grey += noise * 2 * (draw / 0x100000 - 1.5);
      }
      samples[p] = (byte) Math.round(Math.max(0, Math.min(255, grey)));
    }
    return new Plane(width, height, samples);
  }
}
